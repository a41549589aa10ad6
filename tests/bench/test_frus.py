"""The measurement of printed telegrams: what it takes from TEI, and that it can say "wrong"."""

import tarfile
from pathlib import Path

import pytest

from bench.frus import VOLUMES, measure, unplaced
from bench.frus_texts import Layout, Truth, read_volumes

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"><text><body>
<div type="document" xml:id="d1" n="1">
  <note rend="inline" type="source">741.22/76: Telegram</note>
  <head><hi>The Minister in Marrow Coast</hi> (<persName type="from">Quill</persName>) to the
     <gloss type="to">Secretary of State</gloss></head>
  <dateline><placeName>Port Alder</placeName>, <date when="1932-03-18T12:00:00">March 18, 1932—noon.<lb/>[Received 6 p.m.]</date></dateline>
  <p>161. My 160, March 17, 11 a.m.<note n="1" xml:id="d1fn1">Not printed.</note> The nets stay.</p>
  <closer><signed>Quill</signed></closer>
  <frus:attachment><note rend="inline" type="source">[Enclosure]</note><p>An enclosed text.</p></frus:attachment>
</div>
<div type="document" xml:id="d2" n="2"><head>Mr. Quill to Mr. Ostler.</head><p>Sir: I mailed it.</p></div>
</body></text></TEI>"""


@pytest.fixture
def truths(tmp_path: Path) -> list[Truth]:
    path = tmp_path / "volume.xml"
    path.write_text(VOLUME, encoding="utf-8")
    return list(read_volumes(path))


def test_a_folder_and_an_archive_hold_the_same(truths: list[Truth], tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "volumes.tar.xz", "w:xz") as archive:
        archive.add(tmp_path / "volume.xml", "volume.xml")
    assert list(read_volumes(tmp_path)) == list(read_volumes(tmp_path / "volumes.tar.xz")) == truths


def test_what_the_markup_says(truths: list[Truth]) -> None:
    first, second = truths
    assert (first.is_telegram, second.is_telegram) == (True, False)
    assert (first.number, first.place, first.date) == ("161", "Port Alder", "1932-03-18T12:00:00")
    assert (first.sender, first.addressee, first.signature) == ("Quill", "Secretary of State", "Quill")


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_is_read(truths: list[Truth], layout: Layout) -> None:
    lines = list(measure(truths[:1], layout))
    assert len(lines) == 9
    assert all(line.endswith("1 of     1  100.00 %") for line in lines)
    assert " 0 of " in unplaced(truths[:1], layout)


def test_a_difference_is_counted_and_shown(truths: list[Truth]) -> None:
    wrong = Truth(**{name: getattr(truths[0], name) for name in truths[0].__slots__} | {"signature": "Marl"})
    lines = list(measure([wrong], Layout.SPACED, "signature"))
    assert lines[0].startswith("---")
    assert [line for line in lines if "signature " in line and "0 of     1" in line]


@pytest.mark.corpora
def test_real_volumes_are_read(corpora: Path) -> None:
    volumes = corpora / VOLUMES
    if not volumes.is_file():
        pytest.skip(f"not in {corpora}: {VOLUMES}")
    telegrams = [truth for truth in read_volumes(volumes) if truth.is_telegram]
    shares = {line[9:26].strip(): float(line.split()[-2]) for line in measure(telegrams, Layout.SPACED)}
    assert {name: share for name, share in shares.items() if share < 98} == {}
    assert shares["recognised"] > 99
