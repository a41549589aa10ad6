import pytest

from reftel.codes import captions, handling_words
from reftel.codes.tables import rows

RESTRICTING = ("NODIS", "EXDIS", "STADIS", "LIMDIS", "NOFORN", "ORCON", "ROGER CHANNEL", "DISSENT CHANNEL", "ONLY")
NOT_RESTRICTING = ("SIPDIS", "SENSITIVE", "SBU", "EFTO", "CODEL", "TERREP", "AIDAC", "TOSEC", "NIACT")


@pytest.mark.parametrize("caption", RESTRICTING)
def test_caption_restricts(caption: str) -> None:
    assert captions()[caption].restricts


@pytest.mark.parametrize("caption", NOT_RESTRICTING)
def test_caption_does_not_restrict(caption: str) -> None:
    assert not captions()[caption].restricts


def test_every_channel_caption_restricts() -> None:
    channels = [row for row in captions().values() if row.kind == "channel"]
    assert channels
    assert all(row.restricts for row in channels)


def test_captions_are_printed_forms_of_at_most_four_words() -> None:
    for name, row in captions().items():
        assert name == row.caption == name.upper()
        assert len(name.split()) <= 4


def test_no_caption_is_a_geographic_code() -> None:
    codes = {row["tag"] for row in rows("tags_geo.csv")}
    assert not codes & set(captions())


def test_combinations_name_captions_or_the_unclassified_level() -> None:
    for row in captions().values():
        assert set(row.combines_with) <= set(captions()) | {"UNCLAS"}


def test_handling_words_are_those_of_the_record() -> None:
    assert set(handling_words().values()) == {"SBU", "FOUO", "EFTO", "CUI"}
    assert handling_words()["SENSITIVE"] == "SBU"
    assert "NODIS" not in handling_words()
