"""Invented inputs in every form that the room reads, and a way to write them to a folder."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
import zstandard

from reftel.corpus import LIMITS, Item, Limits, Rejected, read

TELEGRAM = """\
VZCZCXRO4120
PP RUEHQS RUEHQV
DE RUEHQA #0412/01 0730926
ZNY CCCCC ZZH
P 140926Z MAR 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC PRIORITY 1207
INFO RUEHQV/AMEMBASSY VERRIN PRIORITY 0031
C O N F I D E N T I A L PORT ALDER 000412\x20

SIPDIS

E.O. 12958: DECL: 03/14/2016
TAGS: PREL EFIS QM QT
SUBJECT: MARROW COAST WANTS THE HERRING TALKS MOVED
TO SALTMERE

REF: PORT ALDER 398

1. (C) The harbour ministry asked us on March 13 whether the
talks could be held in Saltmere. We promised an answer.

2. (SBU) ACTION REQUEST: Please tell us by April 2.
OSTLER
"""

SECOND = """\
VZCZCXRO4133
PP RUEHQS
DE RUEHQA #0415/01 0751011
ZNR UUUUU ZZH
P 161011Z MAR 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC PRIORITY 1215
UNCLAS PORT ALDER 000415

E.O. 12958: N/A
TAGS: PREL QM
SUBJECT: THE HARBOUR MINISTER'S CALENDAR

1. The minister travels to Verrin on March 20.
OSTLER
"""

COPIED_PAGE = f"""\
Identifier
Created
Classification
Origin
06PORTALDER412
2006-03-14 09:26:00
CONFIDENTIAL
Embassy Port Alder
Cable title: \x20

MARROW COAST WANTS THE HERRING TALKS MOVED

Tags:  PREL EFIS QM QT\x20
pdf how-to read a cable
{TELEGRAM}
Share this cable

 facebook -  bluesky -"""

HTML_PAGE = """\
<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html><head><title>Cable Viewer</title></head><body>
<a href='/x.html'>Browse</a>
<h3>Viewing cable 06PORTALDER412, MARROW COAST WANTS THE HERRING TALKS MOVED</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td>
<a href='/c.html'>06PORTALDER412</a>
</td><td>2006-03-14 09:26</td><td>2011-04-01 10:00</td><td>CONFIDENTIAL</td><td>Embassy Port Alder</td></tr>
</table>
<code><pre>P 140926Z MAR 06&#x000A;FM AMEMBASSY PORT ALDER&#x000A;TO RUEHC/SECSTATE WASHDC PRIORITY 1207</pre></code>
<code><pre>C O N F I D E N T I A L PORT ALDER 000412&#x000A;&#x000A;SUBJECT: MARROW COAST WANTS THE HERRING TALKS MOVED&#x000A;\
TO SALTMERE&#x000A;&#x000A;<a id='par1' href='#par1'>¶</a>1. (C) Fish &amp; ships.&#x000A;OSTLER</pre></code>
</body></html>
"""

EIGHT_COLUMNS = (
    '"1","3/14/2006 9:26","06PORTALDER412","Embassy Port Alder","CONFIDENTIAL","","P 140926Z MAR 06","UNCLAS"\n'
)

VOLUME = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="mc1932"><text><body>
<div type="document" xml:id="d1"><note rend="inline">741.22/76: Telegram</note>
<head>The Minister in Marrow Coast (Quill) to the Secretary of State</head>
<dateline>Port Alder, March 18, 1932—noon.</dateline><p>161. The nets stay.</p><closer><signed>Quill</signed></closer></div>
<div type="document" xml:id="d2"><head>Mr. Quill to Mr. Ostler.</head><p>Sir: I mailed it.</p></div>
</body></text></TEI>
"""

PRINT = """\
Message Text

UNCLASSIFIED

PAGE 01        PORT A  00412  061200Z

P R 061130Z JUN 75
FM AMEMBASSY PORT ALDER
TO SECSTATE WASHDC PRIORITY

UNCLAS PORT ALDER 0412

SUBJECT: HERRING

1. HERRING.
OSTLER

Message Attributes
Document Number: 1975PORTA00412
Draft Date: 06 JUN 1975
"""


def tar_of(members: Iterable[tuple[str | tarfile.TarInfo, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for member, data in members:
            info = tarfile.TarInfo(member) if isinstance(member, str) else member
            if info.isreg():
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zip_of(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members:
            archive.writestr(member, data)
    return buffer.getvalue()


def _samples() -> dict[str, bytes]:
    one, two = TELEGRAM.encode(), SECOND.encode()
    members = [("a/one.txt", one), ("b/page.html", HTML_PAGE.encode()), ("b/two.txt", two)]
    tar = tar_of(members)
    return {
        "telegram": one,
        "two telegrams": one + b"\n" + two,
        "copied page": COPIED_PAGE.encode(),
        "two copied pages": (COPIED_PAGE + "\n\n" + COPIED_PAGE.replace("412", "419")).encode(),
        "no telegram": b"A list of fish.\n\nHerring\nCod\n",
        "blank": b"  \n\n",
        "not utf-8": one.replace(b"ministry", b"minist\xe9ry") + two,
        "byte order mark": b"\xef\xbb\xbf" + one + two,
        "html page": HTML_PAGE.encode(),
        "json lines": b"".join(
            json.dumps({"identifier": "06PORTALDER412", "text": t}).encode() + b"\n" for t in (TELEGRAM, SECOND)
        ),
        "volume": VOLUME.encode(),
        "attributes": PRINT.encode(),
        "eight columns": (EIGHT_COLUMNS * 3).encode(),
        "tar": tar,
        "tar.gz": gzip.compress(tar, mtime=0),
        "tar.bz2": bz2.compress(tar),
        "tar.xz": lzma.compress(tar),
        "tar.zst": zstandard.ZstdCompressor().compress(tar),
        "txt.gz": gzip.compress(one, mtime=0),
        "zip": zip_of(members),
        "zip of tar.gz": zip_of([("inner.tar.gz", gzip.compress(tar, mtime=0)), ("last.txt", two)]),
    }


@pytest.fixture(scope="session")
def samples() -> Mapping[str, bytes]:
    """One input of every form, by name."""
    from tests.corpus.cards import card_samples
    from tests.corpus.mails import mail_samples  # they build on the telegrams above
    from tests.corpus.pdfs import pdf_samples

    return _samples() | mail_samples() | pdf_samples() | card_samples()


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., list[Item | Rejected]]:
    """Write bytes to a file and read it."""

    def reading(data: bytes, name: str = "input", limits: Limits = LIMITS) -> list[Item | Rejected]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(read([path], limits=limits))

    return reading


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    """The invented texts themselves."""
    return {
        "telegram": TELEGRAM,
        "second": SECOND,
        "copied page": COPIED_PAGE,
        "html page": HTML_PAGE,
        "eight columns": EIGHT_COLUMNS,
    }


@pytest.fixture(scope="session")
def pack_tar() -> Callable[[Iterable[tuple[str | tarfile.TarInfo, bytes]]], bytes]:
    return tar_of


@pytest.fixture(scope="session")
def pack_zip() -> Callable[[Iterable[tuple[str | zipfile.ZipInfo, bytes]]], bytes]:
    return zip_of
