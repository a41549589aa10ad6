"""What an import may load: reading a telegram needs the standard library and msgspec, nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
MOST_FOR_THE_DOOR = 12
"""`import reftel` loads itself and `typing` with what that needs; its rooms wait until they are asked for."""

BY_MSGSPEC = {"typing_extensions"}
"""msgspec looks for it and loads it where it is installed."""


def loaded_by(statement: str) -> set[str]:
    code = (
        "import sys, json; before = set(sys.modules)\n"
        f"{statement}\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SOURCE)!r})\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def outsiders(modules: set[str], allowed: set[str]) -> set[str]:
    tops = {name.split(".")[0] for name in modules}
    return {name for name in tops if name not in sys.stdlib_module_names and name not in allowed}


@pytest.mark.parametrize(
    "statement",
    [
        "import reftel; reftel.parse",
        "import reftel; reftel.parse('UNCLAS PORT ALDER 000412')",
        "import reftel; reftel.check('UNCLAS PORT ALDER 000412')",
        "import reftel; reftel.explain('UNCLAS PORT ALDER 000412')",
        "import reftel; reftel.render",
    ],
    ids=["name", "parse", "check", "explain", "render"],
)
def test_reading_loads_the_standard_library_and_msgspec_only(statement: str) -> None:
    assert outsiders(loaded_by(statement), {"reftel", "msgspec", *BY_MSGSPEC}) == set()


def test_the_front_door_alone_is_tiny() -> None:
    loaded = loaded_by("import reftel")
    assert {name for name in loaded if name.startswith("reftel")} == {"reftel"}
    assert (
        len({name for name in loaded if not name.startswith(("importlib", "_frozen_importlib"))}) <= MOST_FOR_THE_DOOR
    )


def test_reading_loads_no_room_above_it() -> None:
    rooms = {name.split(".")[1] for name in loaded_by("import reftel; reftel.parse") if name.startswith("reftel.")}
    assert rooms <= {"errors", "codes", "telegram", "references", "wire"}


def test_every_name_of_the_front_door_is_there() -> None:
    import reftel

    for name in reftel.__all__:
        assert getattr(reftel, name) is not None
    assert dir(reftel) == sorted(reftel.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    import reftel

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        reftel.nothing  # noqa: B018 - asking for it is the test
