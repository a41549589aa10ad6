from collections.abc import Callable

import pytest

from reftel.corpus import Item, Rejected, parse_item
from reftel.corpus.documents.attributes import read_attributes
from reftel.telegram import Published

Reading = Callable[..., list[Item | Rejected]]

BLOCK = """Message Attributes
Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Document Number: 1975STATE133608
Draft Date: 06 JUN 1975
Executive Order: N/A
From: STATE
Original Classification: LIMITED OFFICIAL USE
Reference: 75 PORT ALDER 1201, 75 VERRIN 88
Subject: THE LAMP FUND OF
    MARROW COAST
TAGS: EFIS, QM
To: n/a
"""
SAID = Published(
    identifier="1975STATE133608",
    created="06 JUN 1975",
    classification="LIMITED OFFICIAL USE",
    origin="STATE",
    title="THE LAMP FUND OF MARROW COAST",
    tags=("EFIS", "QM"),
    references=("75 PORT ALDER 1201", "75 VERRIN 88"),
)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"UNCLAS\n\n{BLOCK}", SAID),
        (f"UNCLAS\n\n{BLOCK}".replace("\n", "\r\n"), SAID),
        (f"Message Attributes\nDocument Number: 1\n\n{BLOCK}", SAID),
        (BLOCK.replace("Draft Date", "Sent Date"), SAID),
        (BLOCK.replace("Document Number: 1975STATE133608\n", ""), None),
        ("He asked for the Message Attributes.", None),
        ("UNCLAS", None),
    ],
    ids=["a block", "carriage returns", "the last block", "sent date", "no number", "in a sentence", "none"],
)
def test_the_block_is_what_the_publisher_says(text: str, published: Published | None) -> None:
    assert read_attributes(text) == published


def test_what_is_not_available_is_null() -> None:
    published = read_attributes("Message Attributes\nDocument Number: 1975STATE1\nSubject: n/a\nTAGS: N/A\n")
    assert published == Published(identifier="1975STATE1")


PRINT = """Message Text


LIMITED OFFICIAL USE

PAGE 01        STATE  133608
53
ORIGIN EUR-12

INFO  OCT-01  ISO-00  L-03  SS-15  /031 R

DRAFTED BY EUR/NB:RAQUILL:CB
APPROVED BY EUR:MOSTLER
                     --------------------- 012345
P R 062233Z JUN 75
FM SECSTATE WASHDC
TO AMEMBASSY PORT ALDER PRIORITY
INFO AMEMBASSY VERRIN

LIMITED OFFICIAL USE STATE 133608

E.O. 11652: N/A
TAGS: EFIS, QM
SUBJECT: THE LAMP FUND OF MARROW COAST

1. EMBASSY SHOULD TELL THE MINISTRY THAT THE FUND IS OPEN.

KISSINGER

LIMITED OFFICIAL USE

"""


def test_attributes_are_compared_with_the_text(read_bytes: Reading) -> None:
    (item,) = read_bytes((PRINT + BLOCK).encode())
    assert isinstance(item, Item)
    assert (item.published, item.reader) == (SAID, "text")
    telegram = parse_item(item)
    assert telegram.mrn == "75STATE133608"
    assert [f.code for f in telegram.findings if f.code.startswith("RT70")] == []
    (other,) = read_bytes((PRINT + BLOCK).replace("Draft Date: 06", "Draft Date: 07").encode())
    assert isinstance(other, Item)
    assert [f.code for f in parse_item(other).findings if f.code.startswith("RT70")] == ["RT702"]
