"""What is known of a telegram that is cited but not held."""

from typing import TYPE_CHECKING

from reftel.cli.exits import NOT_FOUND
from reftel.cli.gaps import between
from reftel.cli.terminal import print_json, print_line, safe_line
from reftel.errors import NotFound

if TYPE_CHECKING:
    from reftel.archive import Archive
    from reftel.archive.references.values import Citing, Ghost


def show_ghost(archive: "Archive", name: str, fault: NotFound, *, as_json: bool) -> int:
    """Say who cites an absent telegram; raise the fault again where nobody does. The exit code is that of what is not found."""
    from reftel.cli.options import viewer

    try:
        ghost = archive.web.ghost(viewer(), name)
    except NotFound:
        raise fault from None
    if as_json:
        print_json(ghost)
    else:
        _show(ghost)
    return NOT_FOUND


def _show(ghost: "Ghost") -> None:
    print_line(f"{ghost.id} is not in this archive, but cited.")
    bounds = ghost.bounds
    if bounds is not None:
        neighbours = [
            f"{word} {brief.mrn}"
            for word, brief in (("after", bounds.after), ("before", bounds.before))
            if brief is not None
        ]
        print_line(f"Sent {between(bounds.earliest, bounds.latest)}{': ' if neighbours else ''}{', '.join(neighbours)}")
    print_line()
    print_line(f"Cited by {len(ghost.cited_by):,}:")
    for citing in ghost.cited_by:
        print_line(_line(citing))


def _line(citing: "Citing") -> str:
    brief = citing.brief
    when = f"{brief.date:%Y-%m-%d}" if brief.date else "no date"
    label = f"ref {citing.label}: " if citing.label else ""
    return (
        f"  {brief.mrn or brief.address}  {when}  {label}“{safe_line(citing.text)}”  {safe_line(brief.subject or '')}"
    )
