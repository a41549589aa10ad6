"""A small archive to export from; its third telegram has what could do harm elsewhere."""

from collections.abc import Iterator

import pytest

from reftel.archive import Archive, Collection, Whole
from tests.archive.cables import OWNER, filled, telegram

EVIL = "=CMD('x')|A1 {\\\\input} $1 & 50% #1_2 ~^"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    made = filled(
        tmp_path_factory.mktemp("exports"),
        one=telegram(412, "(U) Summary: The dues are paid.", "(SBU) Comment: *They* may not be [paid](x) again."),
        two=telegram(413, date="2006-03-15T08:00", refs="06 PORT ALDER 412", level="C O N F I D E N T I A L"),
        three=telegram(414, "(U) =1+1", date="2006-03-16T08:00", subject=EVIL),
    )
    yield made
    made.close()


@pytest.fixture
def collection() -> Collection:
    return Collection(title="Lightships", custodian="Harbour Library", url="https://cables.example.org/")


@pytest.fixture
def wholes(archive: Archive) -> list[Whole]:
    return list(archive.wholes_of(OWNER, ""))
