"""What came of requests, for one viewer: folded from what each telegram that he may read does for them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.docket.findings import Finding, decode_findings
from reftel.archive.docket.suggested import FILED, Filed, Suggestion
from reftel.archive.references.citing import held_under, resolve
from reftel.archive.sight import may_read
from reftel.archive.store.schema import answers, versions
from reftel.archive.versions.dating import from_seconds
from reftel.archive.versions.first_sighting import with_first_sighting
from reftel.matters import RULES, Evidence, Found, Noted, Outcome, RuleVersion
from reftel.matters.rules import ANSWERS
from reftel.telegram import Key

_AT_ONCE: Final = 400


class _Done(NamedTuple):
    """What one telegram does for one request."""

    finding: Finding
    filed: Filed


def rule_version(name: str) -> RuleVersion:
    """Return a rule as the one who asserts; version 0 where today's tables no longer have it."""
    return RuleVersion(name=name, version=next((rule.version for rule in RULES if rule.name == name), 0))


def note_outcomes(connection: Connection, labels: str, rows: Sequence[Suggestion]) -> Mapping[Suggestion, Noted]:
    """Return what came of each request.

    The first whole answer counts, else the first in part, else the first answer that is cited and not held.
    """
    done = _done(connection, labels, rows)
    cited = {one.finding.cited for found in done.values() for one in found if one.finding.cited is not None}
    held = _held(connection, labels, cited)
    return {row: _noted(row, done.get((row.filed.row, row.position), ()), held) for row in rows}


def _done(connection: Connection, labels: str, rows: Iterable[Suggestion]) -> Mapping[tuple[int, int], Sequence[_Done]]:
    """Return what telegrams do for requests, by version and position, earliest first."""
    asking = sorted({row.filed.row for row in rows})
    done: dict[tuple[int, int], list[_Done]] = defaultdict(list)
    joined = with_first_sighting(answers.join(versions, versions.c.id == answers.c.answer))
    query = (
        select(answers.c.version, answers.c.position, answers.c.data, *FILED)
        .select_from(joined)
        .where(may_read(labels))
        .order_by(versions.c.sort_date.is_(None), versions.c.sort_date, versions.c.version_id)
    )
    for start in range(0, len(asking), _AT_ONCE):
        some = asking[start : start + _AT_ONCE]
        for version, position, data, *filed in connection.execute(query.where(answers.c.version.in_(some))):
            done[version, position] += (_Done(one, Filed._make(filed)) for one in decode_findings(data))
    return done


def _held(connection: Connection, labels: str, keys: Iterable[Key]) -> frozenset[Key]:
    wanted = frozenset(keys)
    found = held_under(connection, labels, wanted)
    return frozenset(key for key in wanted if resolve(key, found.get((key.station, key.serial), []), None) is not None)


def _noted(row: Suggestion, done: Sequence[_Done], held: frozenset[Key]) -> Noted:
    answering = [one for one in done if one.finding.outcome.state is Found.ANSWERED]
    whole = [one for one in answering if not one.finding.outcome.part]
    cited = [one for one in done if one.finding.cited is not None and one.finding.cited not in held]
    best = next(iter((*whole, *_together(answering), *cited)), None)
    outcome = best.finding.outcome if best else Outcome(state=Found.NO_TRACE)
    passage, facts = outcome.passage, best.filed.facts() if best else None
    return Noted(
        matter=row.matter,
        at=max(_known_at(row.filed), _known_at(best.filed)) if best else _known_at(row.filed),
        evidence=(Evidence(telegram=facts, passage=passage),) if facts is not None and passage is not None else (),
        by=rule_version(ANSWERS),
        outcome=outcome,
        answer=facts if outcome.state is Found.ANSWERED else None,
    )


def _together(answering: Sequence[_Done]) -> Sequence[_Done]:
    """Return what comes of several answers in part: the last one that answers anything new, with what all of them leave open.

    Asks without numbers cannot be put together: then the first answer counts.
    """
    first = next(iter(answering), None)
    if first is None or not first.finding.outcome.still_open:
        return answering
    outcome = first.finding.outcome
    asks = (*outcome.numbers, *outcome.still_open)
    done, last = set[str](), first
    for one in answering:
        if not done.issuperset(one.finding.outcome.numbers):
            done.update(one.finding.outcome.numbers)
            last = one
    open_ = tuple(number for number in sorted(asks) if number not in done)
    together = msgspec.structs.replace(
        last.finding.outcome, part=bool(open_), numbers=tuple(n for n in sorted(asks) if n in done), still_open=open_
    )
    return (last._replace(finding=msgspec.structs.replace(last.finding, outcome=together)),)


def _known_at(filed: Filed) -> dt.datetime:
    """Return when what a telegram says was known: on its date, else when it was first seen."""
    return from_seconds(filed.seen_at if filed.sort_date is None else filed.sort_date)
