"""A published room: every link leads to a file, nothing asks for anything else, and a part says nothing of what is not in it."""

import asyncio
import base64
import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from reftel.archive import Archive
from reftel.archive.work.values import Kind
from reftel.cli.sampling import record_sample_consultation
from reftel.errors import ConfigError, NotFound, QueryError
from reftel.samples import sample_paths
from reftel.web.pages.guide import IN_FULL
from reftel.web.publishing import Publishing, PublishReport, publish
from reftel.web.publishing.folder import MANIFEST
from tests.web.conftest import NOW, READER, fill

OWN_WORD = "zanzibarquux"
"""A word that stands in a note and a path, and nowhere else."""

BASE = "https://strait.example/telegrams/"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The samples as somebody keeps them: in a folder of his, with notes, a collection and a consultation."""
    folder = tmp_path_factory.mktemp("kept")
    own = folder / OWN_WORD
    own.mkdir()
    for path in sample_paths():
        (own / path.name).write_bytes(path.read_bytes())
    with fill(folder / "archive", sorted(own.iterdir())) as held:
        record_sample_consultation(held)
        address = held.fetch(READER, "06PORTALDER412").address
        held.work.notes.write(READER, address, f"a note: {OWN_WORD}", now=NOW)
        held.work.sets.make(READER, OWN_WORD, now=NOW)
        held.work.sets.put(READER, OWN_WORD, [address], now=NOW)
        held.work.sets.put(READER, f"{OWN_WORD}-mark", [address], now=NOW, kind=Kind.MARK)
        yield held


@pytest.fixture(scope="module")
def whole(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PublishReport]:
    place = tmp_path_factory.mktemp("whole") / "public"
    return place, publish(archive, READER, place, Publishing(base=BASE, indexed=True))


@pytest.fixture(scope="module")
def part(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("part") / "public"
    publish(archive, READER, place, Publishing(query="station:VERRIN"))
    return place


def pages(folder: Path) -> Iterator[tuple[Path, LexborHTMLParser]]:
    """Yield every page but those that only lead on to another."""
    for path in sorted(folder.rglob("*.html")):
        tree = LexborHTMLParser(path.read_bytes())
        if tree.css_first('meta[http-equiv="refresh"]') is None:
            yield path, tree


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file with its words; the index of the search is packed, and is unpacked here."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if content[:2] == b"\x1f\x8b":
                content = zlib.decompress(content, wbits=31)
            yield path.relative_to(folder).as_posix(), content


def test_every_link_leads_to_a_file_and_a_place_on_it(whole: tuple[Path, PublishReport]) -> None:
    folder, _ = whole
    anchors: dict[Path, set[str]] = {}
    wrong = []
    for path, tree in pages(folder):
        for node in tree.css("[href], [src], form[action]"):
            if node.tag == "link" and node.attributes.get("rel") == "canonical":
                continue
            address = node.attributes.get("href") or node.attributes.get("src") or node.attributes.get("action") or ""
            parts = urlsplit(address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if parts.scheme or not target.is_file():
                wrong.append((path.relative_to(folder).as_posix(), address))
            elif parts.fragment and target.suffix == ".html":
                if target not in anchors:
                    found = LexborHTMLParser(target.read_bytes())
                    anchors[target] = {one.attributes.get("id") or "" for one in found.css("[id]")}
                if unquote(parts.fragment) not in anchors[target]:
                    wrong.append((path.relative_to(folder).as_posix(), address))
    assert wrong == [], wrong[:20]


def test_every_telegram_has_its_page_and_can_be_reached(whole: tuple[Path, PublishReport], archive: Archive) -> None:
    folder, report = whole
    assert report.telegrams == archive.figures(READER).telegrams
    assert report.found_by_search == report.telegrams
    reached, ahead = set(), [folder / "index.html"]
    while ahead:
        path = ahead.pop()
        if path in reached:
            continue
        reached.add(path)
        for node in LexborHTMLParser(path.read_bytes()).css("a[href]"):
            target = (path.parent / unquote(urlsplit(node.attributes["href"] or "").path)).resolve()
            if target.suffix == ".html" and target.is_file():
                ahead.append(target)
    telegrams = {path.parent.name for path, _ in pages(folder) if path.parent.parent == folder / "t"}
    assert {path.parent.name for path in reached if path.parent.parent == folder / "t"} == telegrams
    assert "06PORTALDER412" in telegrams


def test_pages_need_no_server_and_ask_nobody(whole: tuple[Path, PublishReport]) -> None:
    folder, _ = whole
    for path, tree in pages(folder):
        assert tree.css('form:not([role="search"]), [data-served], [data-own]') == [], path
        assert tree.css_first('meta[http-equiv="Content-Security-Policy"]') is not None
        scripts = [node.attributes.get("src") or "" for node in tree.css("script:not([type='application/ld+json'])")]
        assert all((path.parent / one).is_file() for one in scripts), path
        canonical = tree.css_first('link[rel="canonical"]')
        assert canonical is not None
        assert (canonical.attributes["href"] or "").startswith(BASE)


def test_what_is_the_keepers_own_stays_behind(whole: tuple[Path, PublishReport]) -> None:
    told = [name for name, content in everything(whole[0]) if OWN_WORD.encode() in content]
    assert told == []


def test_a_part_says_nothing_of_any_other_telegram(part: Path, archive: Archive) -> None:
    inside = {hit.brief.version_id for hit in archive.search(READER, "station:VERRIN", limit=500).hits}
    others = [hit.brief for hit in archive.search(READER, "", limit=500).hits if hit.brief.version_id not in inside]
    outside = [brief for brief in others if brief.mrn != IN_FULL]  # the guide shows it whole, whatever is published
    assert len(outside) > 20
    said = b"\n".join(content for _, content in everything(part)).decode("utf-8", "replace")
    words = " ".join(re.sub(r"<[^>]+>", " ", said).split()).casefold()
    for brief in outside:
        assert brief.version_id not in words
        subject = " ".join((brief.subject or "").split()).casefold()
        if len(subject) > 25:
            assert subject not in words, brief.mrn
        prose = archive.fetch(READER, brief.address).text.split("\n\n")
        longest = " ".join(max(prose, key=len).split()).casefold()[:90]
        assert longest not in words, brief.mrn
    assert len({name for name, _ in everything(part) if re.fullmatch(r"t/[^/]+/index\.html", name)}) >= len(inside)


def _in_a_mail(telegram: str, other: bytes) -> tuple[str, bytes]:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@marrow.example", "file@marrow.example", "For the file"
    mail["Date"] = "Mon, 1 May 2006 10:00:00 +0000"
    mail.set_content(telegram)
    mail.add_attachment(other, maintype="application", subtype="octet-stream", filename="other.bin")
    return "mail.eml", mail.as_bytes()


def _on_a_page(telegram: str, other: bytes) -> tuple[str, bytes]:
    cells = ("06VERRIN702", "2006-05-23 18:08", "2011-01-01 00:00", "CONFIDENTIAL", "Embassy Verrin")
    heads = ("Reference ID", "Created", "Released", "Classification", "Origin")
    table = "".join(f"<th>{head}</th>" for head in heads) + "</tr><tr>" + "".join(f"<td>{cell}</td>" for cell in cells)
    said, text = escape(other.decode()), escape(telegram)
    page = f"<html><body><p>See also: {said}</p><table><tr>{table}</tr></table><code><pre>{text}</pre></code></body></html>"
    return "page.html", page.encode()


def _in_one_file(telegram: str, other: bytes) -> tuple[str, bytes]:
    return "two.txt", telegram.encode() + b"\n\n" + other


@pytest.mark.parametrize("put", [_in_a_mail, _on_a_page, _in_one_file], ids=["mail", "page", "file"])
def test_a_part_leaves_out_what_stood_around_its_telegrams(
    put: Callable[[str, bytes], tuple[str, bytes]], tmp_path: Path
) -> None:
    samples = {path.stem: path for path in sample_paths()}
    other = samples["06PORTALDER412"].read_bytes()
    name, content = put(samples["06VERRIN702"].read_text("utf-8"), other)
    own = tmp_path / OWN_WORD
    own.mkdir()
    (own / name).write_bytes(content)
    with fill(tmp_path / "archive", [own / name]) as held:
        publish(held, READER, tmp_path / "public", Publishing(query="mrn:06VERRIN702", search=False))
    words = max((line.strip() for line in other.splitlines()), key=lambda line: len(line) if b"<" not in line else 0)
    packed = base64.b64encode(other)[400:440]
    assert len(words) > 30
    for file, said in everything(tmp_path / "public"):
        assert words not in said, file
        assert packed not in said.replace(b"\n", b""), file
        assert OWN_WORD.encode() not in said, file
    assert (tmp_path / "public" / "t" / "06VERRIN702" / "index.html").is_file()


def test_feeds_calendars_and_lists_name_the_published_addresses(whole: tuple[Path, PublishReport]) -> None:
    folder, report = whole
    sitemap = (folder / "sitemap.xml").read_text()
    found = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert len(found) == report.pages
    assert f"{BASE}t/06PORTALDER412/" in found
    assert all((folder / unquote(one.removeprefix(BASE)) / "index.html").is_file() for one in found)
    feed = (folder / "matters.atom").read_text()
    assert f"{BASE}matters/" in feed
    assert "localhost" not in feed


def test_without_an_address_nothing_names_one(part: Path) -> None:
    assert not (part / "sitemap.xml").exists()
    assert not (part / "matters.atom").exists()
    assert "Disallow: /\n" in (part / "robots.txt").read_text()
    assert all(tree.css_first('link[rel="canonical"]') is None for _, tree in pages(part))


def test_records_and_citations_come_along(whole: tuple[Path, PublishReport]) -> None:
    folder, _ = whole
    record = json.loads((folder / "t" / "06PORTALDER412.json").read_bytes())
    assert record["source"]["path"] == "06PORTALDER412.txt"
    original = next(path for path in sample_paths() if path.name == "06PORTALDER412.txt")
    assert (folder / "t" / "06PORTALDER412.txt").read_bytes() == original.read_bytes()
    assert b"TY  - " in (folder / "t" / "06PORTALDER412.ris").read_bytes()


def test_the_longer_address_that_people_cite_leads_on(whole: tuple[Path, PublishReport], archive: Archive) -> None:
    folder, _ = whole
    exact = archive.fetch(READER, "06PORTALDER412").address
    page = LexborHTMLParser((folder / "t" / exact / "index.html").read_bytes())
    link = page.css_first("a")
    assert link is not None
    target = (folder / "t" / exact / (link.attributes["href"] or "")).resolve()
    assert target == (folder / "t" / "06PORTALDER412" / "index.html").resolve()


def test_the_manifest_names_every_file(whole: tuple[Path, PublishReport]) -> None:
    folder, report = whole
    listed = dict(line.split("  ", 1)[::-1] for line in (folder / MANIFEST).read_text().splitlines())
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST]
    assert {path.relative_to(folder).as_posix() for path in files} == set(listed)
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in listed.items())
    assert report.files == len(files)


def test_publishing_again_keeps_the_times_of_what_did_not_change(archive: Archive, tmp_path: Path) -> None:
    place = tmp_path / "public"
    wanted = Publishing(query="mrn:06PORTALDER412", search=False, leave_out=("explained",))
    publish(archive, READER, place, wanted)
    page = place / "t" / "06PORTALDER412" / "index.html"
    os.utime(page, (1_000_000_000, 1_000_000_000))
    publish(archive, READER, place, wanted)
    assert page.stat().st_mtime == 1_000_000_000
    assert not (place / "t" / "06PORTALDER412" / "explained").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_what_fails_leaves_what_was_published_before(archive: Archive, tmp_path: Path) -> None:
    place = tmp_path / "public"
    publish(archive, READER, place, Publishing(query="mrn:06PORTALDER412", search=False))
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    with pytest.raises(NotFound):
        publish(archive, READER, place, Publishing(query="nosuchwordatall", search=False))
    with pytest.raises(QueryError):
        publish(archive, READER, place, Publishing(query="subjct:x", search=False))
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_what_somebody_put_into_or_beside_the_folder_is_not_lost(archive: Archive, tmp_path: Path) -> None:
    place, beside = tmp_path / "public", tmp_path / "public.old"
    beside.mkdir()
    (beside / "mine.txt").write_text("mine")
    wanted = Publishing(query="mrn:06PORTALDER412", search=False, leave_out=("explained",))
    publish(archive, READER, place, wanted)
    (place / "mine.html").write_text("mine")
    with pytest.raises(ConfigError, match=r"mine\.html"):
        publish(archive, READER, place, wanted)
    assert (place / "mine.html").read_text() == "mine"
    assert (beside / "mine.txt").read_text() == "mine"


def test_a_folder_of_somebody_elses_is_not_touched(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ConfigError, match="was not published by Reftel"):
        publish(archive, READER, tmp_path, Publishing(search=False))
    with pytest.raises(ConfigError, match="is a file"):
        publish(archive, READER, tmp_path / "thesis.txt", Publishing(search=False))
    assert (tmp_path / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize("base", ["strait.example", "ftp://strait.example/", "https://", "https://x.example/?q=1"])
def test_an_address_that_is_none_is_said_to_be_none(archive: Archive, tmp_path: Path, base: str) -> None:
    with pytest.raises(ConfigError, match="is no address of a site"):
        publish(archive, READER, tmp_path / "public", Publishing(base=base))


def test_it_can_be_called_where_a_loop_runs_already(archive: Archive, tmp_path: Path) -> None:
    async def make() -> PublishReport:
        return publish(archive, READER, tmp_path / "public", Publishing(query="mrn:06PORTALDER412"))

    with ThreadPoolExecutor(1) as thread:  # a browser's driver of other tests may keep a loop in this one
        assert thread.submit(lambda: asyncio.run(make())).result().found_by_search == 1


def test_two_processes_make_the_same_pages(archive: Archive, part: Path, tmp_path: Path) -> None:
    place = tmp_path / "public"
    publish(archive, READER, place, Publishing(query="station:VERRIN", search=False, jobs=2))
    one, two = (dict(everything(folder)) for folder in (part, place))
    assert len(two) > 100
    differing = {
        name
        for name in two
        if name != MANIFEST and not name.startswith("find/") and one.get(name) != two[name] and "static" not in name
    }
    assert {name for name in differing if b"/find" not in one.get(name, b"")} == set()
