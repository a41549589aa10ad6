"""How later telegrams describe one that they cite: the sentences in which they mention it.

A sentence mentions it by a pointer that the telegram's own list of references leads to it ("reftel", "ref A"), or by its number.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection

from reftel.archive.references.ghosts import cited_key, ghost_citers
from reftel.archive.references.naming import Citer, cite
from reftel.archive.references.resolving import cites, citing_telegrams
from reftel.archive.references.values import Mention, Mentions, MentionsList
from reftel.archive.store.compression import Codec
from reftel.archive.values import Citation
from reftel.archive.versions.briefs import BriefRow, brief_of, filed_key, versions_of
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.loading import Loaded, load_versions
from reftel.archive.versions.lookup import find_version
from reftel.errors import NotFound
from reftel.references import find_pointers, lower_same_length
from reftel.telegram import Key, Reference, Telegram, anchors_of

MOST_CITING: Final = 50
"""Telegrams that are read at a time: each costs about two milliseconds."""

REFERENCE: Final = "reference"
"""The kind of a pointer that names another telegram."""


class Meant(NamedTuple):
    """What is looked for: who cites it, which of their references mean it, and its number."""

    citing: Sequence[int]
    is_by: Callable[[Citation, Citer], bool]
    key: Key | None


def mentions_of(
    connection: Connection, codec: Codec, labels: str, address: str, *, limit: int, offset: int
) -> MentionsList:
    """Return how some of the telegrams that cite another mention it, the oldest first.

    The other may be held, or only cited. Raises `NotFound` and `Ambiguous`.
    """
    meant = _meant(connection, labels, address)
    some = meant.citing[offset : offset + min(limit, MOST_CITING)]
    found = versions_of(connection, labels, some)
    best = [found[telegram][0] for telegram in some if telegram in found]
    loaded = {
        one.row: one.telegram
        for one in load_versions(connection, codec, [row.id for row in best])
        if isinstance(one, Loaded)
    }
    return MentionsList(
        total=len(meant.citing),
        offset=offset,
        citing=tuple(_mentions(connection, labels, row, loaded[row.id], meant) for row in best if row.id in loaded),
    )


def _meant(connection: Connection, labels: str, address: str) -> Meant:
    try:
        row = find_version(connection, labels, address)
    except NotFound:
        return _absent(connection, labels, address)
    held = frozenset(one.version_id for one in versions_of(connection, labels, {row.telegram}).get(row.telegram, ()))
    return Meant(
        citing_telegrams(connection, labels, row),
        lambda citation, _: citation.held is not None and citation.held.version_id in held,
        filed_key(row),
    )


def _absent(connection: Connection, labels: str, address: str) -> Meant:
    key = cited_key(connection, labels, address)

    def is_by(citation: Citation, citer: Citer) -> bool:
        named = cite(citation.reference, citer)
        return (named.year, named.station, named.serial) == (key.year, key.station, key.serial)

    return Meant(ghost_citers(connection, labels, key), is_by, key)


def _mentions(connection: Connection, labels: str, row: BriefRow, telegram: Telegram, meant: Meant) -> Mentions:
    citer = Citer(date=None if row.sort_date is None else from_seconds(row.sort_date), filed=filed_key(row))
    cited = cites(connection, labels, telegram.references, citer)
    references = tuple(one.reference for one in cited if meant.is_by(one, citer))
    return Mentions(
        telegram=brief_of(row), references=references, mentions=tuple(mentions_in(telegram, references, meant.key))
    )


def mentions_in(telegram: Telegram, references: Sequence[Reference], key: Key | None) -> Iterator[Mention]:
    """Yield the sentences of the sender's own in which a telegram mentions another, each once, in the order of the text.

    `references` are those of its references that mean the other; `key` is the number of that.
    """
    from reftel.matters.prose.sentences import (
        sentence_around,  # late: whoever reads nothing does not wait for the rules
    )
    from reftel.matters.prose.stretches import Reading

    anchors = anchors_of(telegram.body)
    names = frozenset(reference.mrn or reference.text for reference in references)
    number = _number_of(key)
    for stretch in Reading(telegram.body).stretches:
        if stretch.enclosure is not None:
            continue
        done = -1
        for at in _places(stretch.text, telegram, names, number):
            sentence = sentence_around(stretch.text, at) if at > done else None
            if sentence is not None:
                done = sentence.end - 1
                passage = stretch.passage(sentence.start, sentence.end)
                yield Mention(anchor=anchors[stretch.field.rpartition(".")[0]], passage=passage)


def _places(text: str, telegram: Telegram, names: frozenset[str], number: re.Pattern[str] | None) -> Sequence[int]:
    """Return, in order, where a text points to what some names of the reference list stand for, or has the number."""
    pointers = find_pointers(text, lower_same_length(text), (0, len(text)), telegram.references, None)
    found = {one.span[0] for one in pointers if one.kind == REFERENCE and one.target in names}
    found.update(match.start() for match in (number.finditer(text) if number else ()))
    return sorted(found)


def _number_of(key: Key | None) -> re.Pattern[str] | None:
    """Return what finds the number of a telegram in prose: "06 PORT ALDER 0398", or without the year."""
    if key is None:
        return None
    year = rf"(?:(?:19|20)?{key.year % 100:02d}\s?)?" if key.year is not None else ""
    station = r"\s?".join(map(re.escape, key.station))
    return re.compile(rf"(?<![A-Za-z0-9])(?<!\d\d ){year}{station}\s?0*{key.serial}(?![\d])", re.IGNORECASE)
