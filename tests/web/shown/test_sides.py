"""The side matter as values."""

import datetime as dt
from typing import cast

import msgspec
import pytest

from reftel.access import Label
from reftel.archive import Archive
from reftel.archive.values import Brief, Citation, Collection, DateBasis, DatePrecision, FiledBy, Holding
from reftel.codes import Classification, ReferenceKind
from reftel.telegram import Drafting, Reference, Telegram
from reftel.web.shown.heads import addressed, head_of
from reftel.web.shown.sides import Side, citing_of, line_number, side_of
from reftel.web.shown.titles import Titles
from tests.web.conftest import READER
from tests.web.shown.samples import RICH, telegram_of

OLDER = Brief(
    mrn="06PORTALDER398",
    version_id="ab" * 8,
    address="06PORTALDER398@" + "ab" * 8,
    date=dt.datetime(2006, 5, 2, tzinfo=dt.UTC),
    station="PORTALDER",
    origin="Embassy Port Alder",
    classification=Classification.CONFIDENTIAL,
    subject="THE FIRST CALL",
)


def holding_of(telegram: Telegram, *, text: str = RICH, cites: tuple[Citation, ...] = (), cited_by: int = 0) -> Holding:
    return Holding(
        telegram=telegram,
        text=text,
        extent=(0, len(text)),
        label=Label.of(telegram),
        address=f"{telegram.mrn or ''}@{telegram.version_id}",
        mrn=telegram.mrn,
        filed_by=FiledBy.TEXT,
        sort_date=telegram.date,
        date_precision=DatePrecision.MINUTE,
        date_basis=DateBasis.DTG,
        sightings=(),
        other_versions=(),
        cites=cites,
        cited_by=(OLDER,) * cited_by,
        matters=(),
        speakers=(),
        previous=None,
        next=None,
    )


@pytest.fixture
def telegram() -> Telegram:
    return telegram_of(RICH)


def side(holding: Holding) -> Side:
    return side_of(
        holding,
        Collection(title="Strait papers"),
        Titles(cast("Archive", None), READER),
        head_of(holding, "06PORTALDER412", "A title"),
    )


def cited(kind: ReferenceKind = ReferenceKind.TELEGRAM, *, held: Brief | None = None, **more: object) -> Citation:
    reference = msgspec.structs.replace(Reference(label="A", text="PORT ALDER 398", kind=kind), **more)
    return Citation(reference=reference, held=held)


def test_a_held_reference_has_its_title(telegram: Telegram) -> None:
    (ref,) = side(holding_of(telegram, cites=(cited(held=OLDER, mrn="06PORTALDER398"),))).refs
    assert ref.line is not None
    assert (ref.line.href, ref.line.title, ref.line.as_sent) == (
        "/t/06PORTALDER398",
        "The first call",
        "THE FIRST CALL",
    )


def test_a_guessed_year_is_said(telegram: Telegram) -> None:
    (ref,) = side(holding_of(telegram, cites=(cited(held=OLDER, ambiguous=True),))).refs
    assert ref.note == "year inferred"


@pytest.mark.parametrize(
    ("citation", "note", "search"),
    [
        (cited(mrn="06PORTALDER398"), "06PORTALDER398, not in this archive", "/t/06PORTALDER398"),
        (cited(), "not in this archive", None),
        (cited(notal=True), "not in this archive; notal: not sent to all addressees", None),
        (cited(ReferenceKind.EMAIL), "e-mail", None),
        (cited(ReferenceKind.OTHER), "not a telegram, or not told apart", None),
    ],
    ids=["absent", "without number", "notal", "e-mail", "other"],
)
def test_an_absent_reference_says_what_it_is(
    telegram: Telegram, citation: Citation, note: str, search: str | None
) -> None:
    (ref,) = side(holding_of(telegram, cites=(citation,))).refs
    assert (ref.line, ref.note, ref.search) == (None, note, search)


def test_many_that_cite_are_counted_and_the_first_named(telegram: Telegram) -> None:
    held = side(holding_of(telegram, cited_by=30))
    assert (len(held.cited_by), held.cited_by_total, held.cited_by_href) == (12, 30, "/search?q=ref%3A06PORTALDER412")


def test_markings_come_with_their_meaning(telegram: Telegram) -> None:
    facts = {fact.label: fact for fact in side(holding_of(telegram)).markings}
    assert facts["Declassify on"].words == "3 May 2016"
    assert facts["Declassify on"].title == "A date that has passed is not a decision"
    assert facts["Order"].words == "E.O. 12958"
    assert facts["Classified by"].words == "Ruth Abernathy, DCM"
    assert facts["For"].words == "STATE FOR EUR/QCA, OES/OMC"


def test_drafting_is_shown_where_it_was_printed(telegram: Telegram) -> None:
    drafted = msgspec.structs.replace(
        telegram, drafting=Drafting(drafted_by="OES:RVALE", cleared_by=("L:TOKE", "EUR:MS"))
    )
    facts = {fact.label: fact.words for fact in side(holding_of(drafted)).markings}
    assert (facts["Drafted by"], facts["Cleared by"]) == ("OES:RVALE", "L:TOKE, EUR:MS")
    assert "Approved by" not in facts


def test_addressees_are_grouped(telegram: Telegram) -> None:
    groups = side(holding_of(telegram)).addressees
    assert [(group.label, len(group.lines)) for group in groups] == [("For action", 1), ("For information", 2)]
    line = groups[1].lines[0]
    assert (line.designator, line.name, line.precedence, line.number) == (
        "AMEMBASSY VERRIN",
        "Embassy Verrin",
        "PRIORITY",
        "0881",
    )


def test_the_telegram_is_cited_so_that_it_is_found_again(telegram: Telegram) -> None:
    citing = citing_of(holding_of(telegram), Collection(title="Strait papers"))
    assert citing.note.startswith("Embassy Port Alder to ")
    assert "telegram 06PORTALDER412, May 3, 2006, CONFIDENTIAL (historical marking), Strait papers" in citing.note
    assert "Strait papers." in citing.bibliography
    assert [name for name, _ in citing.forms] == ["PDF", "CSL-JSON", "BibTeX", "RIS"]


def test_findings_lead_to_their_line(telegram: Telegram) -> None:
    text = RICH.replace("#0412/01", "#0999/01")
    held = holding_of(telegram_of(text), text=text)
    finding = next(f for f in side(held).findings if f.code == "RT103")
    assert finding.href is not None
    number = int(finding.href.rpartition("#l")[2])
    assert text.split("\n")[number - 1].startswith(("DE RUEHQA", "C O N F I D E N T I A L"))


def test_places_outside_the_telegram_have_no_line(telegram: Telegram) -> None:
    holding = holding_of(telegram)
    assert (line_number(holding, 0), line_number(holding, len(RICH)), line_number(holding, -1)) == (1, None, None)


def test_addressed_names_few_and_counts_the_rest(telegram: Telegram) -> None:
    (action,) = telegram.action_addressees
    assert addressed((action,), ()) == "Secretary of State (IMMEDIATE)"
    assert addressed((action,) * 5, telegram.info_addressees).endswith("and 2 more, 2 info")
    assert addressed((), telegram.info_addressees) == "2 info"
    assert addressed((), ()) == "addressees not given"
