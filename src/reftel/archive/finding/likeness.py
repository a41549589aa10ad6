"""Which telegrams resemble one, each with the reasons: words, subjects, TAGS, references in common.

What is looked at is what the index finds by telling words, and what cites the same telegrams: some dozens, each of which is read. So a
look costs one search and that reading, however large the archive is. TAGS alone make nothing alike: thousands share them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from reftel.access import Viewer
from reftel.archive.finding.documents import passages_of
from reftel.archive.finding.finder import Finder
from reftel.archive.finding.resembling import alike
from reftel.archive.finding.resolving import Seeker
from reftel.archive.references.citing import cites_number
from reftel.archive.references.resolving import RefRow, citing_telegrams, key_of, meant_by, references_of
from reftel.archive.sight import may_read
from reftel.archive.store.schema import refs, versions
from reftel.archive.values import Likeness, LikenessList
from reftel.archive.versions.briefs import BriefRow, brief_of, briefs_of_versions, versions_of
from reftel.archive.versions.loading import Loaded, load_version, load_versions
from reftel.archive.versions.lookup import find_version
from reftel.search import Among, Query
from reftel.search.folding import words_of
from reftel.search.query.tree import And, Not
from reftel.telegram import Key, Telegram, mrn_of

MOST: Final = 30
"""Telegrams that are listed."""

BY_WORDS: Final = 30
"""Versions that the index is asked for."""

REFERENCES: Final = 10
"""References of the telegram that are followed, the first ones; each costs a question."""

CITING_EACH: Final = 20
"""Telegrams that cite the same one and are looked at, the nearest in time."""

FOR_REFERENCE: Final = 60
FOR_CITING: Final = 40
FOR_TAG: Final = 8
"""What a reason counts beside the weights of words, which are eighths of the logarithm of their rarity (`resembling`)."""


class _Own(NamedTuple):
    """What others are compared with."""

    row: BriefRow
    telegram: Telegram
    words: Mapping[str, int]
    references: Mapping[Key, str]
    cited: frozenset[int]
    citing: frozenset[int]


class Likenesses(Finder):
    """What resembles what, as one viewer sees it."""

    def of(self, viewer: Viewer, address: str) -> LikenessList:
        """Return what resembles a telegram, most alike first; raises `NotFound` and `Ambiguous`."""
        with self._reading(viewer) as (connection, labels):
            return _likenesses(connection, labels, self._seeker(viewer), address)


def _likenesses(connection: Connection, labels: str, seeker: Seeker, address: str) -> LikenessList:
    row = find_version(connection, labels, address)
    telegram = load_version(connection, seeker.codec, row.id).telegram
    question = alike(seeker.index, seeker.viewer, telegram)
    own = _own(connection, labels, row, telegram, dict(question.words))
    found = dict.fromkeys(_citing_the_same(connection, labels, own))
    if question.words:
        own_versions = versions_of(connection, labels, {row.telegram})[row.telegram]
        same = Among(version_ids=tuple(version.version_id for version in own_versions))
        query = Query(text="", root=And((question, Not(same))))
        hits = seeker.index.search(seeker.viewer, query, limit=BY_WORDS, facets=()).hits
        rows = briefs_of_versions(connection, labels, [hit.version_id for hit in hits])
        found |= dict.fromkeys(one.telegram for one in rows.values())
    compared = [one for one in _compared(connection, labels, seeker, own, tuple(found)) if one.score]
    compared.sort(key=lambda one: (-one.score, one.brief.version_id))
    return LikenessList(of=brief_of(row), words=tuple(own.words), likenesses=tuple(compared[:MOST]))


def _own(connection: Connection, labels: str, row: BriefRow, telegram: Telegram, words: Mapping[str, int]) -> _Own:
    references = references_of(connection, labels, (row.telegram,)).get(row.telegram, [])
    meant = meant_by(connection, labels, references)
    return _Own(
        row=row,
        telegram=telegram,
        words=words,
        references=_numbers(references),
        cited=frozenset(one.row.telegram for one in meant if one.row is not None),
        citing=frozenset(citing_telegrams(connection, labels, row)),
    )


def _numbers(references: Sequence[RefRow]) -> dict[Key, str]:
    """Return the numbers that are cited, each as it is printed or written out."""
    keys = ((key_of(one), one.printed) for one in references)
    return {key: mrn_of(key) or printed for key, printed in keys if key is not None}


def _citing_the_same(connection: Connection, labels: str, own: _Own) -> Iterator[int]:
    """Yield the telegrams that cite what this one cites, of each reference the nearest in time."""
    distance = func.abs(func.min(versions.c.sort_date) - (own.row.sort_date or 0))
    for key in list(own.references)[:REFERENCES]:
        query = (
            select(versions.c.telegram)
            .join(refs, refs.c.version == versions.c.id)
            .where(cites_number(key, without_year=key.year is None), may_read(labels))
            .where(versions.c.telegram != own.row.telegram)
            .group_by(versions.c.telegram)
            .order_by(distance, versions.c.telegram)
            .limit(CITING_EACH)
        )
        yield from connection.scalars(query)


def _compared(
    connection: Connection, labels: str, seeker: Seeker, own: _Own, telegrams: Sequence[int]
) -> Iterator[Likeness]:
    """Yield how each telegram resembles this one, by its best version."""
    best = {telegram: rows[0] for telegram, rows in versions_of(connection, labels, telegrams).items()}
    references = references_of(connection, labels, telegrams)
    loaded = {
        one.row: one.telegram
        for one in load_versions(connection, seeker.codec, [row.id for row in best.values()])
        if isinstance(one, Loaded)
    }
    for telegram, row in best.items():
        if row.id in loaded:
            yield _likeness(own, row, loaded[row.id], _numbers(references.get(telegram, [])))


def _likeness(own: _Own, row: BriefRow, telegram: Telegram, references: Mapping[Key, str]) -> Likeness:
    subject = _shared(own.words, words_of(telegram.subject or ""))
    in_own_subject = set(words_of(own.telegram.subject or ""))
    in_subjects = tuple(word for word in subject if word in in_own_subject)
    texts = (text for _, _, text in passages_of(telegram))
    everywhere = _shared(own.words, [*subject, *(word for text in texts for word in words_of(text))])
    codes = {tag.code for tag in telegram.tags}
    found = Likeness(
        brief=brief_of(row),
        score=0,
        subject_words=in_subjects,
        words=tuple(word for word in everywhere if word not in in_subjects),
        tags=tuple(dict.fromkeys(tag.code for tag in own.telegram.tags if tag.code in codes)),
        cites_too=tuple(name for key, name in own.references.items() if key in references),
        is_cited=row.telegram in own.cited,
        cites=row.telegram in own.citing,
    )
    return msgspec.structs.replace(found, score=_score(own.words, found))


def _shared(words: Mapping[str, int], others: Sequence[str]) -> tuple[str, ...]:
    """Return the telling words among others, the most telling first."""
    there = set(others)
    return tuple(word for word in words if word in there)


def _score(words: Mapping[str, int], found: Likeness) -> int:
    """Return a whole number, so that sums are exact: words by their weights, those of the subject twice; reasons of other kinds."""
    by_words = sum(words[word] for word in found.words) + 2 * sum(words[word] for word in found.subject_words)
    return (
        by_words
        + FOR_REFERENCE * len(found.cites_too)
        + FOR_CITING * (found.is_cited + found.cites)
        + FOR_TAG * len(found.tags)
    )
