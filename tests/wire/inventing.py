"""Telegrams of the invented world, as values: what a writer can be asked to write. For laws, conformance and fuzzing.

Everything that a reader derives (roles, pointers, names of TAGS, origin ...) is said here by hand or looked up in the
tables, never taken from the reader.
"""

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from hypothesis import strategies as st

from reftel.codes import (
    Classification,
    Precedence,
    ReferenceKind,
    TelegramKind,
    classification_reasons,
    executive_orders,
    tag,
    tag_meanings,
)
from reftel.telegram import (
    Addressee,
    Block,
    ClassifiedBy,
    Drafting,
    Enclosure,
    ExecutiveOrder,
    Heading,
    Key,
    Paragraph,
    Parser,
    PassLine,
    Pointer,
    PrecedencePair,
    Reference,
    Role,
    Sections,
    Tag,
    Telegram,
    Transmission,
    mrn_of,
)


class InventedPost(NamedTuple):
    station: str
    name: str
    designator: str
    origin: str
    indicator: str


POSTS = (
    InventedPost("PORTALDER", "PORT ALDER", "AMEMBASSY PORT ALDER", "Embassy Port Alder", "RUEHQA"),
    InventedPost("SALTMERE", "SALTMERE", "AMCONSUL SALTMERE", "Consulate Saltmere", "RUEHQS"),
    InventedPost("VERRIN", "VERRIN", "AMEMBASSY VERRIN", "Embassy Verrin", "RUEHQV"),
    InventedPost("HALDENBAY", "HALDEN BAY", "AMEMBASSY HALDEN BAY", "Embassy Halden Bay", "RUEHQH"),
    InventedPost("LANTRY", "LANTRY", "AMEMBASSY LANTRY", "Embassy Lantry", "RUEHQL"),
)
OTHERS = (
    ("SECSTATE WASHDC", "RUEHC", False),
    ("SECDEF WASHDC", "RUEKJCS", False),
    ("JOINT STAFF WASHDC//J5//", None, False),
    ("MARROW STRAIT COLLECTIVE", "RUCNMSC", True),
)
NOUNS = (
    "pilots ferry harbor lightship council strait minister tariff wharf herring beacon chart buoy lantern guild".split()
)
VERBS = "carries follows awaits mends counts praises repaints forgets studies lends".split()
CODES = (
    "PREL",
    "PGOV",
    "ETRD",
    "EWWT",
    "EAID",
    "QM",
    "QT",
    "QO",
    "QQ",
    "OSCE",
    "NATO",
    "KDEM",
    "MERRIDEW, ANNA",
    "TOLL, OTTO",
)
PORTIONS = {
    Classification.UNCLASSIFIED: ("U", "SBU"),
    Classification.LIMITED_OFFICIAL_USE: ("U", "LOU"),
    Classification.CONFIDENTIAL: ("U", "SBU", "C", "C/NF", "C//NF"),
    Classification.SECRET: ("SBU", "C", "S", "S//NF"),
    Classification.TOP_SECRET: ("C", "S", "TS"),
}
SECURITY = {
    Classification.UNCLASSIFIED: "ZNR UUUUU ZZH",
    Classification.LIMITED_OFFICIAL_USE: "ZNR UUUUU ZZH",
    Classification.CONFIDENTIAL: "ZNY CCCCC ZZH",
    Classification.SECRET: "ZNY SSSSS ZZH",
    Classification.TOP_SECRET: "ZNY TTTTT ZZH",
}
CLASSIFIED = (Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET)
VOICES = ((None, "they"), ("Marrow Coast", "we"), ("Tessaly", "we"))
KINDS = ("non-paper", "aide-memoire", "points", "note", "letter", "draft", "agenda", "statement", "translation", "text")

TIE = "\x1f"
"""A blank that no line is broken at."""

FORTY_YEARS = 40 * 365 * 24 * 60
"""In minutes: from the first full year with TAGS and E.O. lines on."""

PROSIGNED = (Precedence.FLASH, Precedence.IMMEDIATE, Precedence.PRIORITY, Precedence.ROUTINE)
SLOWER = {precedence: PROSIGNED[at:] for at, precedence in enumerate(PROSIGNED)}
"""Each precedence with those that are not above it."""


def sentences(most: int) -> st.SearchStrategy[str]:
    """One paragraph of plain sentences without a word that a rule reads."""
    one = st.builds(
        lambda a, v, b, c: f"The {a} {v} the {b} and the {c}.",
        st.sampled_from(NOUNS),
        st.sampled_from(VERBS),
        st.sampled_from(NOUNS),
        st.sampled_from(NOUNS),
    )
    return st.lists(one, min_size=1, max_size=most).map(" ".join)


def laid_out(text: str, width: int, *, upper: bool) -> str:
    """Break a text into lines; closing words stay on one, since the reader looks for them there."""
    filled = textwrap.fill(text.upper() if upper else text, width, break_on_hyphens=False)
    return filled.replace(TIE, " ")


# Heading ------------------------------------------------------------------------------------------------------------


@st.composite
def addressee_lists(draw: st.DrawFn, fastest: Precedence) -> tuple[tuple[Addressee, ...], ...]:
    """Action, information and exempted addressees: nobody twice, nobody faster than the telegram travels."""
    known = [(p.designator, p.indicator, False) for p in POSTS] + list(OTHERS)
    words = [None, *SLOWER[fastest]]
    made = [
        Addressee(
            designator=designator,
            routing_indicator=indicator,
            precedence=draw(st.sampled_from(words)),
            number=draw(st.none() | st.integers(1, 9999)),
            collective=collective,
        )
        for designator, indicator, collective in draw(
            st.lists(st.sampled_from(known), min_size=1, max_size=8, unique=True)
        )
    ]
    first, second = sorted((draw(st.integers(1, len(made))), draw(st.integers(1, len(made)))))
    has_collective = any(a.collective for a in made[:second])
    return tuple(made[:first]), tuple(made[first:second]), tuple(made[second:]) if has_collective else ()


@st.composite
def transmissions(
    draw: st.DrawFn, post: InventedPost, serial: int, date: dt.datetime, level: Classification, pair: PrecedencePair
) -> Transmission:
    calls = draw(st.lists(st.from_regex(r"RUEH[A-Z]{1,3}", fullmatch=True), max_size=30, unique=True))
    return Transmission(
        identifier=draw(st.none() | st.from_regex(r"VZCZC[A-Z]{3}[0-9]{4}", fullmatch=True)),
        precedences=(pair.action,) if calls else (),
        routing_indicators=tuple(calls),
        station_indicator=post.indicator,
        serial=serial,
        filed_at=date + dt.timedelta(minutes=draw(st.integers(0, 90))),
        security=SECURITY[level],
    )


# Text block ---------------------------------------------------------------------------------------------------------


@st.composite
def captions_of(draw: st.DrawFn, level: Classification, year: int) -> tuple[str, ...]:
    chosen: list[str] = []
    if level not in CLASSIFIED:
        chosen += draw(st.sampled_from([[], ["SENSITIVE"]] if level is Classification.UNCLASSIFIED else [[]]))
    elif draw(st.booleans()):
        return (draw(st.sampled_from(["NODIS", "EXDIS"])),)
    if year >= 2006:
        chosen += draw(st.sampled_from([[], ["SIPDIS"]]))
    if level in CLASSIFIED:
        chosen += draw(st.sampled_from([[], ["NOFORN"]]))
    return tuple(chosen)


@st.composite
def pass_lines(draw: st.DrawFn) -> tuple[PassLine, ...]:
    offices = ("EUR/NB", "OES/OA", "L", "S/P", "EB/TPP", "INR/EU")
    made = []
    for place in draw(st.lists(st.sampled_from(["STATE", "DEPT", "USDOC"]), max_size=2, unique=True)):
        named = draw(st.lists(st.sampled_from(offices), min_size=1, max_size=6, unique=True))
        listed = ", ".join(named[:-1]) + (" AND " if len(named) > 1 else "") + named[-1]
        made.append(PassLine(text=f"{place} FOR {listed}", place=place, offices=tuple(named)))
    return tuple(made)


@st.composite
def orders_on(draw: st.DrawFn, date: dt.datetime, *, is_classified: bool) -> ExecutiveOrder:
    number = next(order.number for order in executive_orders() if order.in_force(date.date()))
    if not is_classified:
        return ExecutiveOrder(number=number, text="N/A")
    if int(number) < 12958:
        code = {"11652": "GDS", "12065": "GDS", "12356": "OADR"}[number]
        return ExecutiveOrder(number=number, exemption=code, text=code if code == "GDS" else f"DECL: {code}")
    until = dt.date(date.year + draw(st.integers(5, 24)), date.month, min(date.day, 28))
    return ExecutiveOrder(number=number, declassify_on=until, text=f"DECL: {until:%m/%d/%Y}")


def tags_of(year: int) -> st.SearchStrategy[tuple[Tag, ...]]:
    """One subject and what else had a meaning in that year; persons are in no table."""
    meanings = {c: tag(c, year) for c in CODES if "," in c or any(m.in_force(year) for m in tag_meanings(c))}
    held = [Tag(code=code, kind=known.kind, name=known.name) for code, known in meanings.items()]
    return st.lists(st.sampled_from(held[1:]), max_size=12, unique=True).map(lambda chosen: (held[0], *chosen))


@st.composite
def references_of(draw: st.DrawFn, own: Key) -> tuple[Reference, ...]:
    count = draw(st.integers(0, 5))
    made = []
    for index in range(count):
        label = "ABCDE"[index] if count > 1 else None
        if draw(st.integers(0, 4)) == 0:
            made.append(Reference(label=label, text="HALK-PIKE EMAIL OF 05/25/97", kind=ReferenceKind.EMAIL))
            continue
        post = draw(st.sampled_from([p for p in POSTS if p.station != own.station]))
        key = Key(
            year=(own.year or 0) - draw(st.integers(1, 3)), station=post.station, serial=draw(st.integers(1, 9999))
        )
        text = f"{(key.year or 0) % 100:02d} {post.name} {key.serial}"
        made.append(Reference(label=label, text=text, mrn=mrn_of(key), key=key, notal=draw(st.booleans())))
    return tuple(made)


def classified_by(date: dt.datetime) -> ClassifiedBy:
    """The DCM with two reasons of the numbering of that day; before E.O. 12958 there was none."""
    day = date.date()
    held = {r.reason for r in classification_reasons() if (r.valid_from or day) <= day <= (r.valid_to or day)}
    section = next((s for s in ("1.4", "1.5") if f"{s}(b)" in held), None)
    if section is None:
        return ClassifiedBy(name="Maud Ostler", title="DCM", text="DCM Maud Ostler")
    return ClassifiedBy(
        name="Maud Ostler",
        title="DCM",
        reasons=(f"{section}(b)", f"{section}(d)"),
        text=f"DCM Maud Ostler, reasons {section} (b) and (d).",
    )


# Body ---------------------------------------------------------------------------------------------------------------

LABELS = (("Summary. ", f" End{TIE}summary.", Role.SUMMARY), ("COMMENT: ", f" END{TIE}COMMENT.", Role.COMMENT))


@st.composite
def paragraphs(draw: st.DrawFn, number: int | None, portion: str | None, references: Sequence[Reference]) -> Paragraph:
    text = draw(sentences(6))
    roles: tuple[Role, ...] = ()
    upper = draw(st.booleans())
    if number is not None and draw(st.integers(0, 3)) == 0:
        before, after, role = draw(st.sampled_from(LABELS))
        text, roles = before + text + after, (role,)
    elif number is not None and references and draw(st.booleans()):
        text += " The guild has seen the paper (ref A)."
        upper = False
    lead = " " * len(f"{number}. ({portion}) ")
    filled = laid_out(lead + text, draw(st.integers(40, 62)), upper=upper)
    return Paragraph(number=number, portion=portion, roles=roles, text=filled.strip())


@st.composite
def enclosures(draw: st.DrawFn, number: int, portion: str | None, depth: int = 0) -> Enclosure:
    voice, who = draw(st.sampled_from(VOICES))
    blocks: list[Block] = [
        Paragraph(number=None, portion=None, text=laid_out(f"Here {who} say: {draw(sentences(4))}", 55, upper=False))
        for _ in range(draw(st.integers(1, 3)))
    ]
    if depth == 0 and draw(st.integers(0, 3)) == 0:
        blocks.append(draw(enclosures(number, None, depth + 1)))
    return Enclosure(
        title=draw(st.none() | st.just("A Council for the Strait")),
        kind=draw(st.sampled_from(KINDS)),
        voice=voice,
        portion=portion,
        in_paragraph=number,
        blocks=tuple(blocks),
    )


@st.composite
def bodies(draw: st.DrawFn, level: Classification, least: int, references: Sequence[Reference]) -> tuple[Block, ...]:
    if least < 2 and draw(st.integers(0, 4)) == 0:  # a single paragraph has no number
        return (draw(paragraphs(None, draw(st.sampled_from(PORTIONS[level])), ())),)
    blocks: list[Block] = []
    for number in range(1, draw(st.integers(max(least, 1), max(least, 1) + 5)) + 1):
        if draw(st.integers(0, 4)) == 0:
            blocks.append(Heading(text=draw(st.sampled_from(["THE LEVEL", "Why the Lightship", "WHO PAYS, AND WHEN"]))))
        portion = draw(st.sampled_from(PORTIONS[level]))
        if draw(st.integers(0, 4)) == 0:
            opening = draw(st.sampled_from(["", "The paper follows."]))
            blocks.append(Paragraph(number=number, portion=portion, text=opening))
            blocks.append(draw(enclosures(number, portion)))
        else:
            blocks.append(draw(paragraphs(number, portion, references)))
    return tuple(blocks)


def pointers_of(body: Sequence[Block], references: Sequence[Reference]) -> tuple[Pointer, ...]:
    target = next((r.mrn for r in references if r.label == "A"), None)
    return tuple(
        Pointer(text="ref A", kind="reference", target=target, in_paragraph=b.number, span=(0, 0))
        for b in body
        if isinstance(b, Paragraph) and " ".join(b.text.split()).endswith("(ref A).")
    )


# The whole ----------------------------------------------------------------------------------------------------------


@st.composite
def telegrams(draw: st.DrawFn) -> Telegram:
    """A valid telegram, every derived field filled in as a reader must derive it."""
    post = draw(st.sampled_from(POSTS))
    date = dt.datetime(1975, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=draw(st.integers(0, FORTY_YEARS)))
    level = draw(st.sampled_from(list(PORTIONS)))
    key = Key(year=date.year, station=post.station, serial=draw(st.integers(1, 9999)))
    captions = draw(captions_of(level, date.year))
    total = draw(st.sampled_from([None, None, 2, 3, 4]))
    references = draw(references_of(key))
    is_pointed_at = len(references) > 1 and references[0].mrn is not None
    labelled = references if is_pointed_at else ()
    # Right under a REF line the mark of an unnumbered paragraph would be read as a label.
    least = total or (2 if references and level not in CLASSIFIED else 1)
    body = draw(bodies(level, least, labelled))
    action = draw(st.sampled_from(PROSIGNED))
    pair = PrecedencePair(action=action, info=draw(st.sampled_from([None, *SLOWER[action]])))
    sent = draw(st.none() | transmissions(post, key.serial, date, level, pair))
    if sent is not None and total:
        sent = msgspec.structs.replace(sent, section=1)
    to, info, exempt = draw(addressee_lists(action))
    return Telegram(
        mrn=mrn_of(key),
        key=key,
        version_id="",
        kind=TelegramKind.TELEGRAM,
        transmission=sent,
        date=date,
        precedence=pair,
        originator=post.designator,
        station=post.station,
        origin=post.origin,
        action_addressees=to,
        info_addressees=info,
        exempt_addressees=exempt,
        classification=level,
        handling="SBU" if "SENSITIVE" in captions else None,
        captions=captions,
        pass_lines=draw(pass_lines()),
        executive_order=draw(orders_on(date, is_classified=level in CLASSIFIED)),
        tags=draw(tags_of(date.year)),
        subject=draw(sentences(3)).upper().rstrip("."),
        references=references,
        classified_by=classified_by(date) if level in CLASSIFIED else None,
        body=body,
        pointers=pointers_of(body, labelled),
        drafting=draw(st.none() | st.just(Drafting(drafted_by="EUR/NB:MOSTLER", cleared_by=("L:ATOLL",)))),
        signature=draw(st.sampled_from(["FENWICK", "VAN DER HOLM", "Whitlock"])),
        sections=Sections(of=total, markers_seen=tuple(range(1, total + 1))) if total else None,
        repeated_heading=draw(st.booleans()),
        parser=Parser(grammar="", tables=""),
    )
