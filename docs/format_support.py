"""Measure on real collections which elements of the format are met, and write the table of `reference/format-support.md`.

    python docs/format_support.py FOLDER      the folder of the real collections

One row says what an element is, whether it is read and written, and on how many real telegrams its reading was tested. "Met" means
that the record holds the element; whether it holds it rightly is measured elsewhere, against labels made by hand.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from reftel.codes import Precedence, ReferenceKind, TagKind, TelegramKind
from reftel.corpus import Item, parse_item, read
from reftel.telegram import Enclosure, Heading, Paragraph, Role, Telegram, walk

PAGE: Final = Path(__file__).resolve().parent / "reference" / "format-support.md"
COLLECTIONS: Final = ("text.tar.xz", "pages.tar.xz")
OPENING: Final = "<!-- made by docs/format_support.py -->"
CLOSING: Final = "<!-- end -->"


class Element(NamedTuple):
    """An element of the format: its group, its name, how it is read ("yes", "partly", "no"), when a telegram has it, and how it
    is written.
    """

    group: str
    name: str
    read: str
    is_met: Callable[[Telegram], object]
    written: str = "yes"


def _spans(kind: str) -> Callable[[Telegram], object]:
    return lambda t: any(span.kind == kind for span in (t.spans or ()))


def _transmission(field: str) -> Callable[[Telegram], object]:
    return lambda t: t.transmission is not None and getattr(t.transmission, field) not in (None, ())


def _tag(kind: TagKind) -> Callable[[Telegram], object]:
    return lambda t: any(tag.kind is kind for tag in t.tags)


def _reference(*kinds: ReferenceKind) -> Callable[[Telegram], object]:
    return lambda t: any(reference.kind in kinds for reference in t.references)


def _order(number: str) -> Callable[[Telegram], object]:
    return lambda t: t.executive_order is not None and t.executive_order.number == number


def _role(role: Role) -> Callable[[Telegram], object]:
    return lambda t: any(isinstance(b, Paragraph) and role in b.roles for _, b, _ in walk(t.body))


def _block(kind: type[Paragraph | Heading | Enclosure]) -> Callable[[Telegram], object]:
    return lambda t: any(isinstance(b, kind) for _, b, _ in walk(t.body))


def _addressees(t: Telegram) -> Iterable[object]:
    return (*t.action_addressees, *t.info_addressees)


HEADING: Final = "Heading"
TEXT: Final = "Text block"
BODY: Final = "Body"
ENDING: Final = "Ending"
WHOLE: Final = "The whole"

ELEMENTS: Final = (
    Element(HEADING, "transmission identification (`VZCZC…`)", "yes", _transmission("identifier")),
    Element(HEADING, "called stations (`PP RUEH…`)", "yes", _transmission("routing_indicators")),
    Element(HEADING, "from-station line (`DE`), serial number", "yes", _transmission("serial")),
    Element(HEADING, "time of filing", "yes", _transmission("filed_at")),
    Element(HEADING, "security line (`ZNR`, `ZNY`)", "yes", _transmission("security")),
    Element(HEADING, "date-time group", "yes", lambda t: t.date),
    Element(HEADING, "precedence", "yes", lambda t: t.precedence),
    Element(HEADING, "dual precedence (`O P`)", "yes", lambda t: t.precedence and t.precedence.info),
    Element(HEADING, "FLASH", "yes", lambda t: t.precedence and t.precedence.action is Precedence.FLASH),
    Element(HEADING, "originator (`FM`)", "yes", lambda t: t.originator),
    Element(HEADING, "action addressees (`TO`)", "yes", lambda t: t.action_addressees),
    Element(HEADING, "information addressees (`INFO`)", "yes", lambda t: t.info_addressees),
    Element(HEADING, "exempted addressees (`XMT`)", "yes", lambda t: t.exempt_addressees),
    Element(HEADING, "running numbers", "yes", lambda t: any(getattr(a, "number", None) for a in _addressees(t))),
    Element(HEADING, "collectives", "yes", lambda t: any(getattr(a, "collective", False) for a in _addressees(t))),
    Element(HEADING, "group count (`GR`)", "yes", _spans("group_count"), written="no"),
    Element(HEADING, "distribution of 1973-79 (`ACTION`, `ORIGIN`)", "partly", _spans("distribution"), written="no"),
    Element(TEXT, "class line", "yes", _spans("class_line")),
    Element(TEXT, "sections", "yes", lambda t: t.sections),
    Element(TEXT, "captions", "yes", lambda t: t.captions),
    Element(TEXT, "correction notice", "yes", _spans("correction_notice"), written="no"),
    Element(TEXT, "passing and attention lines", "yes", lambda t: t.pass_lines),
    Element(TEXT, "E.O. 11652 (1972-78)", "yes", _order("11652")),
    Element(TEXT, "E.O. 12065 (1978-82)", "yes", _order("12065")),
    Element(TEXT, "E.O. 12356 (1982-95)", "yes", _order("12356")),
    Element(TEXT, "E.O. 12958 (1995-2010)", "yes", _order("12958")),
    Element(TEXT, "E.O. 13526 (from 2010)", "yes", _order("13526")),
    Element(TEXT, "TAGS: subjects", "yes", _tag(TagKind.SUBJECT)),
    Element(TEXT, "TAGS: programs", "yes", _tag(TagKind.PROGRAM)),
    Element(TEXT, "TAGS: places, by the year", "yes", _tag(TagKind.GEOGRAPHIC)),
    Element(TEXT, "TAGS: organizations", "yes", _tag(TagKind.ORGANIZATION)),
    Element(TEXT, "TAGS: persons", "yes", _tag(TagKind.PERSON)),
    Element(TEXT, "subject", "yes", lambda t: t.subject),
    Element(TEXT, "references to telegrams", "yes", _reference(ReferenceKind.TELEGRAM)),
    Element(TEXT, "references to e-mails", "yes", _reference(ReferenceKind.EMAIL)),
    Element(
        TEXT, "references to other papers and calls", "yes", _reference(*set(ReferenceKind) - {ReferenceKind.TELEGRAM})
    ),
    Element(TEXT, "Classified By, with reasons", "yes", lambda t: t.classified_by and t.classified_by.reasons),
    Element(TEXT, "text block printed twice", "yes", lambda t: t.repeated_heading),
    Element(BODY, "numbered paragraphs", "yes", lambda t: any(getattr(b, "number", None) for b in t.body)),
    Element(BODY, "portion marks", "yes", lambda t: any(getattr(b, "portion", None) for b in t.body)),
    Element(BODY, "summary", "yes", _role(Role.SUMMARY)),
    Element(BODY, "comment", "yes", _role(Role.COMMENT)),
    Element(BODY, "action request", "yes", _role(Role.ACTION_REQUEST)),
    Element(BODY, "headings", "yes", _block(Heading)),
    Element(BODY, "enclosures", "yes", _block(Enclosure)),
    Element(
        BODY,
        "whose words an enclosure holds",
        "partly",
        lambda t: any(getattr(b, "voice", None) for b in t.body),
        written="partly",
    ),
    Element(BODY, "page lines in mid-sentence", "yes", _spans("page_line")),
    Element(BODY, "pointers (`reftel`, `septel`, `para six`)", "yes", lambda t: t.pointers),
    Element(BODY, "stamps of a later release", "yes", _spans("release_stamp"), written="no"),
    Element(ENDING, "signature", "yes", lambda t: t.signature),
    Element(ENDING, "drafting block", "yes", lambda t: t.drafting),
    Element(ENDING, "validation number, `NNNN`", "yes", _spans("end_of_message")),
    Element(WHOLE, "library pages, copied or as HTML", "yes", lambda t: t.published, written="no"),
    Element(WHOLE, "telegrams printed in *Foreign Relations*, as text", "yes", lambda t: t.place_date, written="no"),
    Element(WHOLE, "service messages", "yes", lambda t: t.kind is TelegramKind.SERVICE, written="no"),
    Element(
        WHOLE,
        "readdressals, the inner telegram as an enclosure",
        "yes",
        lambda t: t.kind is TelegramKind.READDRESSAL,
        written="no",
    ),
    Element(WHOLE, "airgrams", "partly", lambda t: t.kind is TelegramKind.AIRGRAM, written="no"),
    Element(WHOLE, "sections that come as separate files, joined", "yes", lambda t: t.sources, written="no"),
)


def measure(paths: Iterable[Path]) -> tuple[int, dict[str, int]]:
    """Return how many telegrams the collections hold, and for each element on how many of them it is met."""
    total, met = 0, dict.fromkeys((element.name for element in ELEMENTS), 0)
    for item in read(paths):
        if not isinstance(item, Item):
            continue
        telegram = parse_item(item, spans=True)
        total += 1
        for element in ELEMENTS:
            met[element.name] += bool(element.is_met(telegram))
    return total, met


def render(total: int, met: Mapping[str, int]) -> str:
    """Return the table as Markdown, between its two marks."""
    lines = [OPENING, "", f"Measured on {total:,} real telegrams.", ""]
    lines += ["| element | read | written | tested on |", "| --- | --- | --- | --- |"]
    group = ""
    for element in ELEMENTS:
        if element.group != group:
            group = element.group
            lines.append(f"| **{group}** | | | |")
        tested = f"{met[element.name]:,} real" if met[element.name] else "invented only"
        lines.append(
            f"| {element.name} | {element.read} | {element.written} | {'–' if element.read == 'no' else tested} |"
        )
    return "\n".join([*lines, "", CLOSING])


def with_table(page: str, table: str) -> str:
    """Return the page with its table replaced."""
    before, _, rest = page.partition(OPENING)
    return before + table + rest.partition(CLOSING)[2]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    page = with_table(PAGE.read_text(encoding="utf-8"), render(*measure(folder / name for name in COLLECTIONS)))
    PAGE.write_text(page, encoding="utf-8")
