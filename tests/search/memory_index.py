"""An index that keeps documents in a list and looks at every one: what the contract means, in the plainest way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from reftel.access import Viewer, decide, parse_label_class
from reftel.codes import station_of_designator
from reftel.search import USUAL_FACETS, Count, Counts, Found, Hit, IndexDocument, Query, Sort, Tally, year_and_month
from reftel.search.engine.fields import has_words
from reftel.search.folding import words_of
from reftel.search.query.spelling import is_similar
from reftel.search.query.tree import (
    Alike,
    Among,
    And,
    Everything,
    Exactly,
    Kept,
    Near,
    Node,
    Not,
    Number,
    Or,
    Similar,
    This,
    Words,
    anywhere,
    is_ranked,
)

RAW = {"station", "tag", "caption", "finding"}
ROLES = {"summary": "summary", "comment": "comment", "action_request": "request", "enclosure": "enclosure"}


class MemoryIndex:
    def __init__(self) -> None:
        self._coming: dict[str, IndexDocument] = {}
        self._documents: dict[str, IndexDocument] = {}
        self._revision = 0

    def add(self, documents: Iterable[IndexDocument]) -> None:
        self._coming |= {document.version_id: document for document in documents}

    def delete(self, version_ids: Iterable[str]) -> None:
        for version_id in version_ids:
            self._coming.pop(version_id, None)

    def commit(self, revision: int) -> None:
        self._documents = dict(self._coming)
        self._revision = revision

    def revision(self) -> int:
        return self._revision

    def version_ids(self) -> Iterator[str]:
        yield from self._documents

    def complete(self, viewer: Viewer, field: str, beginning: str, *, limit: int) -> tuple[Count, ...]:
        counts: Counter[str] = Counter()
        for document in self._readable(viewer):
            some = values(document, field) if field in RAW else words_of("\n".join(texts(document, field)))
            counts.update({value for value in some if value.startswith(beginning)})
        found = [Count(value, hits) for value, hits in counts.items()]
        return tuple(sorted(found, key=lambda one: (-one.hits, one.value))[:limit])

    def frequencies(self, viewer: Viewer, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        readable = self._readable(viewer)
        return len(readable), {word: sum(matches(anywhere(word), one) for one in readable) for word in words}

    def _readable(self, viewer: Viewer) -> list[IndexDocument]:
        return [
            document
            for document in self._documents.values()
            if decide(viewer, parse_label_class(document.label_class)).allowed
        ]

    def close(self) -> None:
        self._coming = {}

    def count(self, viewer: Viewer, query: Query, facets: Sequence[str]) -> Counts:
        return self.search(viewer, query, facets=facets)

    def tally(self, viewer: Viewer, query: Query, fields: Sequence[str]) -> Mapping[str, Tally]:
        found = [document for document in self._readable(viewer) if matches(query.root, document)]
        counts = {name: Counter(value for document in found for value in values(document, name)) for name in fields}
        return {
            name: Tally(tuple(Count(*one) for one in sorted(held.items(), key=lambda one: (-one[1], one[0]))), 0)
            for name, held in counts.items()
        }

    def identify(self, viewer: Viewer, query: Query, *, sort: Sort | str = Sort.OLDEST) -> tuple[str, ...]:
        found = self.search(viewer, query, limit=len(self._documents), sort=sort, facets=())
        return tuple(hit.version_id for hit in found.hits)

    def search(
        self,
        viewer: Viewer,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort | str = Sort.RELEVANCE,
        facets: Sequence[str] = USUAL_FACETS,
    ) -> Found:
        found = [document for document in self._readable(viewer) if matches(query.root, document)]
        order = Sort(query.sort or sort)
        if order is not Sort.RELEVANCE or not is_ranked(query.root):
            sign = 1 if order is Sort.OLDEST else -1
            found.sort(key=lambda one: (one.date is None, sign * (one.date or 0)))
        if order is Sort.STATION:
            found.sort(key=lambda one: (one.station is None, one.station, one.date is None, one.date))
        dates = [document.date for document in found if document.date is not None]
        return Found(
            total=len(found),
            hits=tuple(Hit(document.version_id, 0.0) for document in found[offset : offset + limit]),
            facets={name: count(found, name) for name in facets},
            months=months(found) if facets else (),
            first_date=min(dates, default=None) if facets else None,
            last_date=max(dates, default=None) if facets else None,
        )


def count(found: list[IndexDocument], name: str) -> tuple[Count, ...]:
    counts: Counter[str] = Counter()
    for document in found:
        value = (
            has_words(document)
            if name == "has"
            else getattr(document, {"tag": "tags", "caption": "captions"}.get(name, name))
        )
        counts.update(value if isinstance(value, tuple) else () if value is None else (str(value),))
    return tuple(Count(value, hits) for value, hits in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def months(found: list[IndexDocument]) -> tuple[tuple[int, int, int], ...]:
    counts = Counter(document.month for document in found if document.month is not None)
    return tuple((*year_and_month(month), hits) for month, hits in sorted(counts.items()))


def texts(document: IndexDocument, field: str) -> Iterator[str]:
    if field in {"text", "subject"}:
        yield document.subject or ""
    if field in {"text", "body"}:
        yield from (text for _, _, text in document.passages)
    if field in {"text", "other"}:
        yield document.other_text
    if field == "paragraph":
        yield from (text for role, _, text in document.passages if role not in ROLES)
    if field in {"person", "by", "asks", "owes"}:
        names = {"person": document.people, "by": document.drafters, "asks": document.asks, "owes": document.owes}
        yield from names[field]
    if field == "voice":
        yield from (voice for _, voice, _ in document.passages if voice)
    if field in ROLES.values():
        yield from (text for role, _, text in document.passages if ROLES.get(role) == field)
    if field == "from":
        yield from (text for text in (document.originator, document.origin, document.station) if text)
    if field in {"to", "info", "exempt"}:
        for designator in getattr(document, field):
            yield from (designator, station_of_designator(designator))
    if field in {"origin", "signature"}:
        yield getattr(document, field) or ""


def values(document: IndexDocument, field: str) -> tuple[str, ...]:
    if field == "has":
        roles = {ROLES[role] for role, _, _ in document.passages if role in ROLES}
        return (*document.has, *roles, *(("reference",) if document.refs else ()))
    addressees, copied = (stations(designators) for designators in (document.to, document.info))
    value = {
        "tag": document.tags,
        "ref": document.refs,
        "caption": document.captions,
        "finding": document.findings,
        "matter": document.matters,
        "named": document.named,
        "addressee": tuple(addressees),
        "copied": tuple(one for one in copied if one not in addressees),
    }.get(field)
    return value if value is not None else tuple(filter(None, (getattr(document, field),)))


def stations(designators: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(station_of_designator(one) for one in designators))


def matches(node: Node, document: IndexDocument) -> bool:
    match node:
        case Everything():
            return True
        case Words() | Near() | Similar():
            return any(stands_in(node, words_of(text)) for text in texts(document, node.field))
        case Exactly():
            return any(
                value.startswith(node.value) if node.prefix else value == node.value
                for value in values(document, node.field)
            )
        case Number():
            numbers = document.due if node.field == "due" else (getattr(document, node.field),)
            return any(number is not None and is_within(number, node.start, node.end) for number in numbers)
        case This():
            if node.mrn is not None:
                return document.mrn == node.mrn
            return (document.station, document.serial) == (node.station, node.serial)
        case Among():
            return document.version_id in node.version_ids
        case Alike():
            return sum(matches(anywhere(word), document) for word, _ in node.words) >= node.least
        case Kept():
            return False
        case Not():
            return not matches(node.part, document)
        case And():
            return all(matches(part, document) for part in node.parts)
        case Or():
            return any(matches(part, document) for part in node.parts)
    assert_never(node)


def is_within(number: int, start: int | None, end: int | None) -> bool:
    return (start is None or start <= number) and (end is None or number < end)


def stands_in(node: Words | Near | Similar, words: tuple[str, ...]) -> bool:
    match node:
        case Words():
            size = len(node.words)
            return any(fits(node, words[at : at + size]) for at in range(len(words) - size + 1))
        case Near():
            one, other = ([at for at, word in enumerate(words) if word == wanted] for wanted in node.words)
            return any(abs(here - there) <= node.between + 1 for here in one for there in other)
        case Similar():
            return any(is_similar(node.word, word, node.distance) for word in words)
    assert_never(node)


def fits(node: Words, words: tuple[str, ...]) -> bool:
    if node.prefix:
        return words[:-1] == node.words[:-1] and words[-1].startswith(node.words[-1])
    return words == node.words
