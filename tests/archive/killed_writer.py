"""Run by the fault tests in a process of its own: adds a folder to an archive and dies, as by `kill -9`, at a named moment.

Arguments: archive, folder, "module:Class.function", "before" or "after", and at which call of it.
"""

import datetime as dt
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from reftel.archive import Archive
from reftel.corpus import read


def deadly(function: Callable[..., Any], moment: str, at: int) -> Callable[..., Any]:
    calls = 0

    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return dying


def main() -> None:
    archive, folder, target, moment, at = sys.argv[1:]
    module, _, path = target.partition(":")
    owner: Any = import_module(module)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    setattr(owner, name, deadly(getattr(owner, name), moment, int(at)))
    with Archive.open(archive) as held:
        held.add(read([folder]), now=dt.datetime(2026, 3, 2, tzinfo=dt.UTC), batch=3)
    print("alive")  # noqa: T201 - for the test that waits for it


if __name__ == "__main__":
    main()
