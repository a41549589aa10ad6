"""What a built package must hold, and that the build says clearly what it lacks."""

import json
import re
import shutil
import tomllib
from importlib import metadata
from importlib.resources import files
from pathlib import Path

import pytest

import hatch_build
import reftel
from reftel.codes.tables import table_names

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUNDLE: dict[str, list[str]] = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["bundle"]


def test_version_is_one_and_the_same() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", reftel.__version__)
    assert metadata.version("reftel") == reftel.__version__


def test_command_leads_to_a_function() -> None:
    (entry,) = (point for point in metadata.entry_points(group="console_scripts") if point.name == "reftel")
    assert entry.value == PROJECT["scripts"]["reftel"]
    assert callable(entry.load())


def test_package_is_typed_and_holds_its_data() -> None:
    package = files("reftel")
    assert (package / "py.typed").is_file()
    for name in table_names():
        assert (package / "codes" / "data" / name).is_file()


def test_sample_collection_is_package_data() -> None:
    samples = [entry for entry in (files("reftel") / "samples").iterdir() if entry.name.endswith(".txt")]
    assert len(samples) >= 60


def test_bundled_files_lie_beside_their_licences() -> None:
    vendor = files("reftel") / "web" / "static" / "vendor"
    for package, names in BUNDLE.items():
        folder = vendor / package.rpartition("/")[2]
        assert any("LICEN" in name.upper() for name in names)
        for name in names:
            assert (folder / name.rpartition("/")[2]).is_file(), name
    assert "OFL-1.1" in (vendor / hatch_build.LISTING).read_text(encoding="utf-8")


def test_bundle_is_made_once(tmp_path: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    vendor = tmp_path / hatch_build.VENDOR
    shutil.copytree(ROOT / hatch_build.VENDOR, vendor)
    assert hatch_build.bundle(tmp_path) is False


@pytest.mark.parametrize("missing", ["package.json", "package-lock.json"])
def test_build_without_its_lists_says_so(tmp_path: Path, missing: str) -> None:
    for name in {"package.json", "package-lock.json"} - {missing}:
        shutil.copy(ROOT / name, tmp_path / name)
    with pytest.raises(hatch_build.BundleError, match=rf"{missing} is missing; build from a complete copy"):
        hatch_build.bundle(tmp_path)


def test_npm_that_fails_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "package-lock.json").write_text("no lock file", encoding="utf-8")
    with pytest.raises(hatch_build.BundleError, match=r"npm ended with code \d+ .*build again\.$"):
        hatch_build.bundle(tmp_path)


def test_lock_file_names_no_host_and_checks_every_package() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = {name: held for name, held in json.loads(text)["packages"].items() if name}
    assert {f"node_modules/{name}" for name in BUNDLE} <= set(packages)
    assert all(held["integrity"].startswith("sha512-") for held in packages.values())


@pytest.mark.parametrize("name", ["run", "test"])
def test_every_dependency_is_pinned_exactly(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert pins
    assert all(re.match(r"[a-z0-9._-]+==[^*]+$", pin) for pin in pins)


def test_declared_dependencies_are_pinned_and_explained() -> None:
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    explained = (ROOT / "docs" / "explanation" / "libraries.md").read_text(encoding="utf-8")
    for line in PROJECT["dependencies"]:
        name = re.split(r"[<>=!~]", line)[0]
        assert re.search(rf"^{re.escape(name)}==", pins, re.MULTILINE), name
        assert f"`{name}`" in explained, name


def test_notice_names_every_licensed_source_of_the_tables() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for source in (
        "heuer/cablemap",
        "BSD-3-Clause",
        "GeoNames",
        "Attribution 4.0",
        "ACP 117",
        "ACP 127",
        "5 FAH",
        "leuc/ACP-127",
    ):
        assert source in notice
    assert set(PROJECT["license-files"]) == {"LICENSE", "NOTICE"}
