"""The forms that a set of telegrams can be exported in: one table for the command line, the reading room and the docs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from reftel.archive.values import Collection, Whole
from reftel.errors import ConfigError
from reftel.exports import plain, records, tables
from reftel.exports.bibtex import bibtex_entry
from reftel.exports.chicago import bibliography, note
from reftel.exports.csl import csl_item
from reftel.exports.facts import Facts, facts_of
from reftel.exports.pdf import pdf
from reftel.exports.ris import ris_record

Parts = Callable[[Iterable[Whole], Collection], Iterator[bytes]]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One form: its name, its media type, the ending of a file, what it is.

    `parts` yields it piece by piece. A form without it needs a file or a folder of its own, and is written by a function that
    takes a path. `cited` makes it of the facts of one telegram, or of a passage of it, where the form is a citation.
    """

    name: str
    media_type: str
    ending: str
    meaning: str
    parts: Parts | None
    cited: Callable[[Facts], str] | None = None


def _of_each(make: Callable[[Facts], str]) -> Parts:
    """Return what makes one piece of text of each telegram."""

    def parts(wholes: Iterable[Whole], collection: Collection) -> Iterator[bytes]:
        return (make(facts_of(whole, collection)).encode("utf-8", "backslashreplace") for whole in wholes)

    return parts


def _csl(wholes: Iterable[Whole], collection: Collection) -> Iterator[bytes]:
    yield b"["
    for number, whole in enumerate(wholes):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(csl_item(facts_of(whole, collection)))
    yield b"\n]\n"


def _csl_of_one(facts: Facts) -> str:
    return f"[\n{msgspec.json.encode(csl_item(facts)).decode()}\n]\n"


def _alone(parts: Callable[[Iterable[Whole]], Iterator[bytes]]) -> Parts:
    return lambda wholes, _collection: parts(wholes)


FORMATS: Final = (
    Format(
        name="jsonl",
        media_type="application/x-ndjson",
        ending="jsonl",
        meaning="Records in JSON, one a line, in the schema that `reftel schema` prints.",
        parts=_alone(records.jsonl),
    ),
    Format(
        name="csv",
        media_type="text/csv; charset=utf-8",
        ending="csv",
        meaning="A table, one row for each telegram; no cell is taken for a formula.",
        parts=_alone(tables.csv_lines),
    ),
    Format(
        name="parquet",
        media_type="application/vnd.apache.parquet",
        ending="parquet",
        meaning="The same table for data frames and databases; needs pip install 'reftel[parquet]'.",
        parts=None,
    ),
    Format(
        name="text",
        media_type="text/plain; charset=utf-8",
        ending="txt",
        meaning="The texts one after the other, with a form feed between.",
        parts=_alone(plain.texts),
    ),
    Format(
        name="zip",
        media_type="application/zip",
        ending="zip",
        meaning="One text file for each telegram, packed.",
        parts=_alone(plain.zipped),
    ),
    Format(
        name="pdf",
        media_type="application/pdf",
        ending="pdf",
        meaning="Pages to print: tagged PDF with marking and paragraph numbers; needs pip install 'reftel[pdf]'.",
        parts=pdf,
    ),
    Format(
        name="bagit",
        media_type="application/x-bagit",
        ending="bag",
        meaning="A BagIt bag: the originals as received, their records, checksums; validated.",
        parts=None,
    ),
    Format(
        name="csl",
        media_type="application/vnd.citationstyles.csl+json",
        ending="csl.json",
        meaning="Citations as CSL-JSON, for Zotero and Pandoc.",
        parts=_csl,
        cited=_csl_of_one,
    ),
    Format(
        name="bibtex",
        media_type="application/x-bibtex",
        ending="bib",
        meaning="Citations as BibTeX.",
        parts=_of_each(lambda facts: bibtex_entry(facts) + "\n"),
        cited=bibtex_entry,
    ),
    Format(
        name="ris",
        media_type="application/x-research-info-systems",
        ending="ris",
        meaning="Citations as RIS, for EndNote, Zotero and Mendeley.",
        parts=_of_each(ris_record),
        cited=ris_record,
    ),
    Format(
        name="note",
        media_type="text/plain; charset=utf-8",
        ending="notes.txt",
        meaning="Footnotes after the Chicago Manual of Style.",
        parts=_of_each(lambda facts: note(facts) + "\n"),
    ),
    Format(
        name="bibliography",
        media_type="text/plain; charset=utf-8",
        ending="bibliography.txt",
        meaning="Entries of a bibliography after the Chicago Manual of Style.",
        parts=_of_each(lambda facts: bibliography(facts) + "\n"),
    ),
)

_BY_NAME: Final = {form.name: form for form in FORMATS}


def export_format(name: str) -> Format:
    """Return a form by its name; raises `ConfigError`."""
    if name not in _BY_NAME:
        raise ConfigError(f"there is no form of export called {name!r}", next_step=f"There are: {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]
