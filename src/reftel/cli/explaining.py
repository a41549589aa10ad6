"""The explained walk through a telegram, for the commands that print one."""

from typing import TYPE_CHECKING

from reftel.cli.terminal import print_line, safe_line

if TYPE_CHECKING:
    from reftel.telegram import Place


def print_explained(text: str, extent: "Place") -> None:
    """Print part after part: what stands there, what it is, what this value means, where that is written."""
    from reftel.wire import explain

    for part in explain(text, extent):
        if part.kind == "blank" or not part.value:
            continue
        print_line(safe_line(part.value[:160]))
        print_line(f"    {part.title}: {safe_line(part.meaning or part.about)}")
        print_line(f"    [{part.source}]")
