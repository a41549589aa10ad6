"""The text of a request for the release of missing telegrams. Pure."""

import datetime as dt
from collections.abc import Iterator

from reftel.archive.references.values import CitedNumber, Gap, Ledger
from reftel.codes import origin_of_station


def request_text(ledger: Ledger) -> str:
    """Return a letter that lists the missing numbers of a ledger with what is known of them; brackets are to be filled in."""
    origin = origin_of_station(ledger.station) or ledger.station
    missing = [*_gap_lines(ledger), *_beyond_lines(ledger)]
    return "\n".join([*_opening(ledger, origin), *missing, *_closing(ledger)])


def _opening(ledger: Ledger, origin: str) -> Iterator[str]:
    yield f"Subject: Request for telegrams of {origin}, {ledger.year}"
    yield ""
    yield "[Name of the office that answers requests for records]"
    yield "[Date]"
    yield ""
    yield "To whom it may concern:"
    yield ""
    yield (
        f"I request copies of telegrams that {origin} (originating station {ledger.station}) sent in {ledger.year} "
        "and that are listed below by their message reference numbers. I ask for them under the Freedom of Information "
        "Act, 5 U.S.C. 552; where a telegram is classified, I ask that it be reviewed for declassification."
    )
    yield ""
    yield (
        "A station numbers its telegrams through the calendar year. Telegrams with the numbers before and after those "
        "listed are public; their dates say between which days each was sent. Some of those listed are cited by "
        "telegrams that are public, so that they are known to have been sent."
    )
    yield ""


def _gap_lines(ledger: Ledger) -> Iterator[str]:
    for gap in ledger.gaps:
        yield f"- {_run(ledger, gap)}, sent {_between(gap.earliest, gap.latest)}{_known(ledger, gap.cited)}"


def _run(ledger: Ledger, gap: Gap) -> str:
    if gap.first == gap.last:
        return _mrn(ledger, gap.first)
    return f"{_mrn(ledger, gap.first)} to {_mrn(ledger, gap.last)} ({gap.last - gap.first + 1:,} numbers)"


def _known(ledger: Ledger, cited: tuple[CitedNumber, ...]) -> str:
    if not cited:
        return ""
    return "; cited: " + ", ".join(_cited(ledger, number) for number in cited)


def _cited(ledger: Ledger, number: CitedNumber) -> str:
    times = "once" if number.times == 1 else f"{number.times:,} times"
    first = "" if number.first_cited is None else f", first on {_day(number.first_cited)}"
    return f"{_mrn(ledger, number.serial)} ({times}{first})"


def _beyond_lines(ledger: Ledger) -> Iterator[str]:
    for number in ledger.beyond:
        yield f"- {_mrn(ledger, number.serial)}; cited: {_cited(ledger, number)}"


def _closing(ledger: Ledger) -> Iterator[str]:
    if not ledger.gaps and not ledger.beyond:
        yield "(No number is missing.)"
    yield ""
    yield (
        "Where a number was never used, or its telegram was cancelled or destroyed, please say so. Where a telegram cannot "
        "be released in full, please release what can be, and name the exemption for each part that is withheld."
    )
    yield ""
    yield "[Name]"
    yield "[Address]"
    yield ""


def _mrn(ledger: Ledger, serial: int) -> str:
    return f"{ledger.year % 100:02d} {ledger.station} {serial}"


def _between(earliest: dt.date, latest: dt.date) -> str:
    return f"on {_day(earliest)}" if earliest == latest else f"between {_day(earliest)} and {_day(latest)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
