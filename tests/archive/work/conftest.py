"""An archive with three telegrams, one of them not for everybody, and the corrected copy that arrives later."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.archive import Archive
from tests.archive.cables import NOW, filled, items, telegram, write

LATER = NOW + dt.timedelta(days=3)

DUES = telegram(
    412,
    "(U) The harbour master raised the lightship dues. The dues are paid in spring.",
    "(U) Mr Winterbotom of the\npilotage board asked for a delay of two\nyears, and the board agreed.",
)
FERRY = telegram(413, "(U) The ferry sails again.", date="2006-03-20T08:00", subject="FERRY")
SECRET = telegram(
    414,
    "(S) The minister told Winterbottom of the quota.",
    date="2006-04-02T08:00",
    level="S E C R E T",
    subject="QUOTA",
)
CORRECTED = telegram(
    412,
    "(U) The harbour master raised the lightship dues. The dues are paid in spring.",
    "(U) For the record: Mr Winterbotom of the pilotage board asked\nfor a delay of two years, and the board agreed.",
    notice="C O R R E C T E D  C O P Y",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = filled(tmp_path, dues=DUES, ferry=FERRY, secret=SECRET)
    yield made
    made.close()


def add(archive: Archive, folder: Path, **texts: str) -> None:
    archive.add(items(write(folder, **texts)), now=LATER)
