"""Cards: what is said of telegrams whose text is not there."""

from collections.abc import Callable

import pytest

from reftel.codes import Classification, TelegramKind
from reftel.corpus import Item, Rejected, parse_item
from reftel.corpus.documents.cards import CardReader
from reftel.corpus.documents.catalogue import CatalogueReader
from tests.corpus.cards import CATALOGUE, DESCRIBED, NOTICE
from tests.corpus.conftest import TELEGRAM

Reading = Callable[..., list[Item | Rejected]]


def items(outcome: list[Item | Rejected]) -> list[Item]:
    assert [found for found in outcome if isinstance(found, Rejected)] == []
    return [found for found in outcome if isinstance(found, Item)]


def test_a_withdrawal_notice_is_a_card(read_bytes: Reading) -> None:
    (item,) = items(read_bytes(NOTICE.encode()))
    card = parse_item(item, spans=True)
    assert (card.kind, card.subject, card.origin) == (TelegramKind.CARD, "Herring talks", "Port Alder")
    assert card.classification is Classification.SECRET
    assert (card.body, card.findings, card.date, card.mrn) == ((), (), None, None)
    assert item.published is not None
    assert (item.published.identifier, item.published.created) == ("06PORTALDER413", "2006-03-15")


@pytest.mark.parametrize(
    "text",
    [
        TELEGRAM,
        TELEGRAM + "\nWITHDRAWAL NOTICE\n\nDate: x\nFrom: y\nIt has been withdrawn from this file.\n",
        "WITHDRAWAL NOTICE\n\nThe bank has withdrawn its offer.\n",
        "Date: March 15\nFrom: Port Alder\nIt has been withdrawn from this file.\n",
    ],
    ids=["telegram", "telegram with a notice behind it", "prose", "no title"],
)
def test_what_is_no_withdrawal_notice(text: str) -> None:
    assert not CardReader().recognises(text.encode(), "x")


@pytest.mark.parametrize("data", [CATALOGUE, DESCRIBED], ids=["CSV", "JSON Lines"])
def test_each_row_of_a_catalogue_is_a_card(data: str, read_bytes: Reading) -> None:
    found = items(read_bytes(data.encode()))
    cards = [parse_item(item) for item in found]
    assert [card.kind for card in cards] == [TelegramKind.CARD] * 2
    assert [card.subject for card in cards] == ["THE HARBOUR MINISTER'S CALENDAR", "COD, AND HERRING"]
    assert [item.published.identifier for item in found if item.published] == ["06PORTALDER413", "06PORTALDER414"]
    assert len({card.version_id for card in cards}) == 2


def test_cells_that_go_on_over_lines_are_one_row(read_bytes: Reading) -> None:
    data = 'identifier,subject\n06PORTALDER413,"COD,\nAND HERRING"\n06PORTALDER414,FISH\n'
    found = items(read_bytes(data.encode()))
    assert [item.published.title for item in found if item.published] == ["COD, AND HERRING", "FISH"]
    assert b"".join(item.data for item in found) == data.encode()[len("identifier,subject\n") :]


def test_a_row_that_describes_nothing_is_refused_and_the_others_read(read_bytes: Reading) -> None:
    found = read_bytes(b'{"mrn": "06PORTALDER413", "subject": "FISH"}\n{"no": "thing"}\n')
    assert [type(one) for one in found] == [Item, Rejected]


@pytest.mark.parametrize(
    "head",
    [
        "identifier,date,text\n",
        "name,weight\nherring,2\n",
        "identifier\n06PORTALDER413\n",
        '{"mrn": "06PORTALDER413", "subject": "x", "body": []}',
        '{"identifier": ' + "[" * 50_000,
        '{"identifier": 1',
        "[1]",
        '"identifier,"date\n',
        TELEGRAM,
        "",
    ],
    ids=["with texts", "other table", "names only", "records", "deep", "broken", "list", "quotes", "telegram", "empty"],
)
def test_what_is_no_catalogue(head: str) -> None:
    assert not CatalogueReader().recognises(head.encode(), "x")


def test_a_row_without_end_is_refused(read_bytes: Reading) -> None:
    data = b'identifier,subject\n06PORTALDER413,"' + b"herring\n" * 1_200_000
    (found,) = read_bytes(data)
    assert isinstance(found, Rejected)
    assert "bytes of one row" in found.reason
