"""What the commands about consultations share: their examples, how one is told, how parties are typed."""

from typing import TYPE_CHECKING, Any

from reftel.cli.exits import DONE
from reftel.cli.matter_lists import today_is
from reftel.cli.terminal import print_json, print_line, print_table

if TYPE_CHECKING:
    from reftel.matters.consultations.body import Body
    from reftel.matters.consultations.parts import Party

EPILOG = """\b
Examples:
  reftel consult suggest 06PORTALDER412.txt
  reftel consult suggest 06PORTALDER522 --against 4be1c0d2a9f37e65
  reftel consult accept 06PORTALDER412
  reftel consult accept 06PORTALDER522 --into 4be1c0d2a9f37e65 --only 1 --only 3
  reftel consult dismiss 06PORTALDER412 4 7 --note "the council of another island"
  reftel consult list --side quillonia
  reftel consult show 4be1c0d2a9f37e65 --as-of 2006-12-31
  reftel consult new "Strait Talks" --set parties=Quillonia --set parties="Marrow Coast; capital Haldenbay"
  reftel consult fields session
  reftel consult add 4be1c0d2a9f37e65 session --set sort=plenary --set ordinal=1 --set date=2006-05-14
  reftel consult add 4be1c0d2a9f37e65 item --set title="chart the shoal" --set milestones="sound it; due 2006-09-01"
  reftel consult set 77d0c1b2a3f4e596 --set status=done --source "06PORTALDER814#p3: is done"
  reftel consult set 4be1c0d2a9f37e65 --set cadence= --note "the calendar is open again"
  reftel consult copy 4be1c0d2a9f37e65 "Reef Talks" --party Osmark --party Quillonia
  reftel consult carry 4be1c0d2a9f37e65 90aa1b2c3d4e5f60
  reftel consult plan 4be1c0d2a9f37e65
  reftel consult due --from 2006-06-01
  reftel consult differences 4be1c0d2a9f37e65
  reftel consult compare 4be1c0d2a9f37e65 0f1e2d3c4b5a6978
  reftel consult bearing 4be1c0d2a9f37e65
  reftel consult paper 4be1c0d2a9f37e65 --kind status --form pdf -o status.pdf
  reftel consult calendar -o consultations.ics
  reftel consult export --form json > consultations.jsonl
"""


def told(body: "Body", *, as_json: bool, today: Any = None) -> int:
    """Print a consultation, whole."""
    if as_json:
        from reftel.exports.consultations.records import consultation_record

        print_json(consultation_record(body))
        return DONE
    from reftel.exports.consultations.paper import paper_text
    from reftel.exports.consultations.papers import status_paper

    print_line(body.consultation.id)
    for line in paper_text(status_paper(body, today or today_is())).decode().splitlines():
        print_line(line)
    print_line()
    print_table(
        ("id", "kind", "what", "group", "state", "source"),
        [
            (
                *(part.id, part.matter.kind, part.matter.what),
                *(body.group_title(getattr(part.is_, "group", None)), part.matter.state),
                f"{part.matter.telegram.name} para {part.matter.paragraph or '-'}" if part.matter.passage else "",
            )
            for part in body.parts()
        ],
    )
    return DONE


def parties_of(lines: tuple[str, ...]) -> "tuple[Party, ...]":
    """Return parties as they are typed: "Quillonia; capital Port Alder"."""
    if not lines:
        return ()
    from reftel.matters.consultations.typed import parties_of_lines

    return parties_of_lines(lines)
