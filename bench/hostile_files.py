"""Hostile inputs as files: each tries to take time, memory or a place in the system, each by one means.

Makers write to a folder and return what to read. Sizes are those of the project's promise: archives that unpack to gigabytes, single
files of 100 MB.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import zstandard

MEGABYTE: Final = 1_000_000
BIG: Final = 100 * MEGABYTE
ZEROS: Final = bytes(MEGABYTE)
TELEGRAM: Final = (
    b"UNCLAS PORT ALDER 000415\n\nE.O. 12958: N/A\nTAGS: PREL, QM\nSUBJECT: HERRING\n\n1. Herring.\n\nOSTLER\n\n"
)
MAIL: Final = b"From: a@quay.example\nDate: Tue, 14 Mar 2006 09:26:00 +0000\nMessage-ID: <1@quay.example>\n"

Maker = Callable[[Path], Path]


def _written(name: str, make: Callable[[], bytes]) -> Maker:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(make())
        return path

    return write


def _repeated(unit: bytes, size: int = BIG, before: bytes = b"") -> Callable[[], bytes]:
    return lambda: before + unit * (size // len(unit))


def _zip(members: Mapping[str, int], *, link: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, megabytes in members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                for _ in range(megabytes):
                    member.write(ZEROS)
        if link:
            info = zipfile.ZipInfo("link")
            info.external_attr = 0o120777 << 16
            archive.writestr(info, link)
    return buffer.getvalue()


def _nested_zip(depth: int) -> bytes:
    data = TELEGRAM
    for level in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{level}.zip" if level else "a.txt", data)
        data = buffer.getvalue()
    return data


def _tar(*infos: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info in infos:
            archive.addfile(info, io.BytesIO(bytes(info.size)))
    return buffer.getvalue()


def _info(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


def _streams(pack: Callable[[bytes], bytes], megabytes: int) -> Callable[[], bytes]:
    """Return the maker of as many packed streams of a megabyte, one after the other, which all these formats allow."""
    return lambda: pack(ZEROS) * megabytes


def _multipart(depth: int, lines: int) -> bytes:
    head = MAIL
    for n in range(depth):
        head += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
    return head + b"\n" + b"Herring.\n" * lines


def _attachment(size: int) -> bytes:
    line = b"SGVycmluZy4K" * 6 + b"\n"
    head = MAIL + b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
    return head + line * (size // len(line))


def _mbox(size: int) -> bytes:
    one = b"From a@quay.example Tue Mar 14 09:26:00 2006\n" + MAIL + b"\n" + TELEGRAM + b"Herring.\n" * 1_000 + b"\n"
    return one * (size // len(one))


def _pdf(body: bytes, *, objects: bytes = b"") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n"
        b"4 0 obj\n"
        + page
        + b"\nendobj\n5 0 obj\n"
        + body
        + b"\nendobj\n"
        + objects
        + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def _pdf_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = packer.compress(b"BT /F1 1 Tf ")
    packed += b"".join(packer.compress(b"(A) Tj " * 143_000) for _ in range(megabytes)) + packer.flush()
    return _pdf(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream")


def _pages_of_pages() -> bytes:
    """Return a PDF whose tree of pages has itself as a branch."""
    return _pdf(b"<< >>").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R 4 0 R]")


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY l0 "ha">' + entities + b"]><TEI>&l9;</TEI>"


def _outside() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>'


ARCHIVES: Final[Mapping[str, Maker]] = {
    "zip, 16 members of 32 MB": _written("a.zip", lambda: _zip({f"{n}.txt": 32 for n in range(16)})),
    "zip, one member of 512 MB": _written("a.zip", lambda: _zip({"a.txt": 512})),
    "zip in zip, 30 deep": _written("a.zip", lambda: _nested_zip(30)),
    "zip, climbing path and link": _written("a.zip", lambda: _zip({"../../a.txt": 0}, link="/etc/passwd")),
    "tar, climbing path and links": _written(
        "a.tar",
        lambda: _tar(
            _info("../../a.txt"), _info("s", tarfile.SYMTYPE, "/etc/passwd"), _info("h", tarfile.LNKTYPE, "/etc/passwd")
        ),
    ),
    "tar, 100,000 empty members": _written("a.tar", lambda: _tar(*(_info(f"{n}") for n in range(100_000)))),
    "gzip, 2 GB of NULs": _written("a.gz", _streams(gzip.compress, 2_000)),
    "bzip2, 1 GB of NULs": _written("a.bz2", _streams(bz2.compress, 1_000)),
    "xz, 2 GB of NULs": _written("a.xz", _streams(lzma.compress, 2_000)),
    "zstd, 2 GB of NULs": _written("a.zst", _streams(zstandard.ZstdCompressor(level=9).compress, 2_000)),
    "gzip in gzip in gzip": _written("a.gz", lambda: gzip.compress(gzip.compress(gzip.compress(ZEROS * 20)))),
}
TEXTS: Final[Mapping[str, Maker]] = {
    "text, 100 MB in one line": _written("a.txt", _repeated(b"herring ")),
    "text, 60 MB in one line": _written("a.txt", _repeated(b"herring ", 60 * MEGABYTE)),
    "text, 60 MB of telegrams": _written("a.txt", _repeated(TELEGRAM, 60 * MEGABYTE)),
    "text, 60 MB of invalid UTF-8": _written("a.txt", _repeated(b"\xff\xfd herring\n", 60 * MEGABYTE, b"H")),
    "NULs, 100 MB": _written("a.txt", _repeated(b"\0")),
    "text with 1% NULs, 60 MB": _written("a.txt", _repeated(b"herring " * 12 + b"\0\n", 60 * MEGABYTE)),
    "random bytes": _written("a.bin", lambda: bytes(n * n * 7919 % 251 for n in range(MEGABYTE))),
    "HTML, 50,000 tags deep": _written("a.html", lambda: b"<!doctype html>" + b"<div>" * 50_000),
    "XML, a billion laughs": _written("a.xml", _laughs),
    "XML, an entity of another file": _written("a.xml", _outside),
    "table, a row of 100 MB": _written(
        "a.csv", _repeated(b'herring"" ', BIG, b'1,"3/14/2006 9:26","06PORTALDER412","Embassy","UNCLASSIFIED","","x","')
    ),
    "JSON, 100,000 brackets deep": _written("a.jsonl", lambda: b'{"identifier": ' + b"[" * 100_000),
}
MAILS: Final[Mapping[str, Maker]] = {
    "mail, a field of 10 MB": _written("a.eml", lambda: MAIL + b"X: " + b"a" * 10 * MEGABYTE + b"\n\nx"),
    "mail, parts 140 deep, 200,000 lines": _written("a.eml", lambda: _multipart(140, 200_000)),
    "mail, parts 1,000 deep": _written("a.eml", lambda: _multipart(1_000, 10)),
    "mail, an attachment of 60 MB": _written("a.eml", lambda: _attachment(60 * MEGABYTE)),
    "mail, 100 MB": _written("a.eml", lambda: _attachment(BIG)),
    "mbox, 100 MB": _written("a.mbox", lambda: _mbox(BIG)),
    "mbox, one mail of 100 MB": _written(
        "a.mbox", lambda: b"From a Tue Mar 14 09:26:00 2006\n" + MAIL + b"\n" + b"x\n" * (BIG // 2)
    ),
}
PDFS: Final[Mapping[str, Maker]] = {
    "PDF, a page that unpacks to 1 GB": _written("a.pdf", lambda: _pdf_bomb(1_000)),
    "PDF, pages that hold themselves": _written("a.pdf", _pages_of_pages),
    "PDF, 60 MB of objects": _written(
        "a.pdf", lambda: _pdf(b"<< >>", objects=b"".join(b"%d 0 obj\n<< >>\nendobj\n" % n for n in range(9, 2_200_000)))
    ),
    "PDF, header and 60 MB of noise": _written("a.pdf", _repeated(b"0 obj << ", 60 * MEGABYTE, b"%PDF-1.7\n")),
}
HOSTILE_FILES: Final[Mapping[str, Maker]] = {**ARCHIVES, **TEXTS, **MAILS, **PDFS}
"""Every maker by what it makes."""
