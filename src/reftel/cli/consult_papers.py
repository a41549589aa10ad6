"""`reftel consult plan, due, differences, compare, bearing, paper, calendar, export`: looking at consultations, and taking them away."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from reftel.cli.consulting import EPILOG
from reftel.cli.exits import DONE
from reftel.cli.matter_lists import Day, end_of, today_is
from reftel.cli.options import archive_option, json_option, opened, viewer
from reftel.cli.terminal import print_json, print_line, print_table, safe_line
from reftel.errors import ConfigError

if TYPE_CHECKING:
    from reftel.matters.consultations.body import Body, Part
    from reftel.matters.consultations.parts import Session

_OUTPUT: Final = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output."
)
_ID: Final = click.argument("consultation", metavar="ID")


@click.command(epilog=EPILOG)
@_ID
@archive_option
@click.option("--since", type=Day(), help="Show what changed since this day; else since the last session or review.")
@click.option("--as-of", type=Day(), help="As it stood at the end of this day.")
@json_option
def plan(consultation: str, archive: str | None, since: Any, as_of: Any, *, as_json: bool) -> int:
    """Show the work plan: what is overdue, at risk and open, and what changed since the last session."""
    from reftel.matters.consultations.plan import at_risk, changes, last_look, open_items, overdue

    today = as_of or today_is()
    with opened(archive) as held:
        body = held.consultations.find(viewer(), consultation, as_of=end_of(as_of))
        since = since or last_look(body, today)
        before = held.consultations.as_it_was(viewer(), consultation, since)
    if as_json:
        from reftel.exports.consultations.records import plan_record

        print_json(plan_record(body, before, since, today))
        return DONE
    changed = changes(before, body) if since is not None else ()
    late, risky = ({part.id for part in found} for found in (overdue(body, today), at_risk(body, today)))
    print_table(
        ("id", "work", "group", "who", "due", "state", ""),
        [
            (
                *(part.id, part.is_.title, body.group_title(part.is_.group)),
                ", ".join(one.side for one in part.is_.owners),
                part.is_.due.isoformat() if part.is_.due else "",
                part.is_.status.value,
                "overdue" if part.id in late else "at risk" if part.id in risky else "",
            )
            for part in open_items(body)
        ],
    )
    if since is not None:
        print_line()
        print_line(f"Changed since {since.isoformat()}")
        for one in changed:
            what = ", ".join(one.fields) if one.before else "new"
            print_line(f"    {one.item.id}  {safe_line(one.item.is_.title)}: {what}")
    return DONE


@click.command(epilog=EPILOG)
@archive_option
@click.option("--from", "since", type=Day(), help="The first day; else today.")
@click.option("--until", type=Day(), help="The last day; else a year later.")
@json_option
def due(archive: str | None, since: Any, until: Any, *, as_json: bool) -> int:
    """List what falls due in all consultations: sessions, reviews and work, derived sessions among them."""
    import datetime as dt

    since = since or today_is()
    until = until or dt.date.fromordinal(min(since.toordinal() + 365, dt.date.max.toordinal()))
    if until < since:
        raise ConfigError(f"{until} is before {since}", next_step="Turn the two days round.")
    with opened(archive) as held:
        found = held.consultations.falling(viewer(), since, until)
    if as_json:
        print_json(found)
        return DONE
    print_table(
        ("date", "consultation", "what", "state", "why"),
        [(one.date.isoformat(), one.name, one.what, one.state, one.rule) for one in found],
    )
    return DONE


@click.command(epilog=EPILOG)
@_ID
@archive_option
@json_option
def differences(consultation: str, archive: str | None, *, as_json: bool) -> int:
    """Show where the sides stand on each question, what is expected of them, what they held before, and what is owed."""
    from reftel.matters.consultations.body import differences as differences_of

    with opened(archive) as held:
        body = held.consultations.find(viewer(), consultation)
    found = differences_of(body)
    if as_json:
        print_json(found)
        return DONE
    for one in found:
        print_line(
            f"{safe_line(one.question)}: {safe_line(one.agreed) if one.agreed else 'open' if one.is_open else 'the same'}"
        )
        for word, held_by in (("", one.stands), ("expected: ", one.forecasts), ("before: ", one.before)):
            for side, stands in held_by.items():
                for stand in stands:
                    told = f", told by {stand.is_.told_by}" if stand.is_.told_by else ""
                    where = f" ({stand.matter.telegram.name} para {stand.matter.paragraph or '-'}{told})"
                    line = f"    {word}{side} {stand.is_.stance.value} {stand.is_.what}{where}"
                    print_line(line)
    return DONE


@click.command(epilog=EPILOG)
@_ID
@click.argument("other", metavar="OTHER")
@archive_option
@json_option
def compare(consultation: str, other: str, archive: str | None, *, as_json: bool) -> int:
    """Put two consultations side by side."""
    from reftel.matters.consultations.comparing import compare as compared

    with opened(archive) as held:
        one, two = (held.consultations.find(viewer(), name) for name in (consultation, other))
    rows = compared(one, two)
    if as_json:
        print_json(rows)
        return DONE
    print_table(("what", one.is_.name, two.is_.name), [(row.what, row.one, row.other) for row in rows])
    return DONE


@click.command(epilog=EPILOG)
@_ID
@archive_option
@json_option
def bearing(consultation: str, archive: str | None, *, as_json: bool) -> int:
    """List later telegrams that name a consultation, or cite what it rests on, and may be evidence of it."""
    with opened(archive) as held:
        found = held.consultations.bearing_on(viewer(), consultation)
    if as_json:
        print_json(found)
        return DONE
    print_table(
        ("telegram", "date", "why", "facts"),
        [
            (
                one.brief.mrn or one.brief.address,
                one.brief.date.date().isoformat() if one.brief.date else "",
                one.why,
                str(one.facts),
            )
            for one in found
        ],
    )
    return DONE


@click.command(epilog=EPILOG)
@_ID
@archive_option
@click.option(
    "--kind",
    type=click.Choice(("status", "agenda", "report")),
    default="status",
    show_default=True,
    help="Which paper.",
)
@click.option("--session", metavar="ID", help="The session of an agenda or a report.")
@click.option(
    "--form", type=click.Choice(("text", "markdown", "pdf")), default="text", show_default=True, help="The form."
)
@click.option("--as-of", type=Day(), help="As it stood at the end of this day.")
@_OUTPUT
def paper(
    consultation: str, archive: str | None, kind: str, session: str | None, form: str, as_of: Any, output: Path | None
) -> int:
    """Write a paper: the status on a page, the agenda of a session, the joint report on one."""
    from reftel.exports.consultations.paper import paper_markdown, paper_pdf, paper_text
    from reftel.exports.consultations.papers import agenda_paper, report_paper, status_paper

    today = as_of or today_is()
    with opened(archive) as held:
        body = held.consultations.find(viewer(), consultation, as_of=end_of(as_of))
        meant = _session(body, session)
        if kind == "report":
            if meant is None:
                raise ConfigError("a report is on a session", next_step="Name it: --session ID.")
            then, before = held.consultations.for_report(viewer(), body, meant)
            made = report_paper(then, meant, before)
        elif kind == "agenda":
            made = agenda_paper(held.consultations.for_agenda(viewer(), body, meant, today), meant, today)
        else:
            made = status_paper(body, today)
    _write({"text": paper_text, "markdown": paper_markdown, "pdf": paper_pdf}[form](made), output)
    return DONE


def _session(body: "Body", name: str | None) -> "Part[Session] | None":
    if name is None:
        return None
    found = next((part for part in body.sessions if part.id == name), None)
    if found is None:
        raise ConfigError(f"{name[:40]!r} is no session of it", next_step="Name one that `reftel consult show` lists.")
    return found


@click.command(epilog=EPILOG)
@click.argument("consultations", metavar="ID", nargs=-1)
@archive_option
@_OUTPUT
def calendar(consultations: tuple[str, ...], archive: str | None, output: Path | None) -> int:
    """Write a calendar (iCalendar) of some consultations, of all where none is named: sessions, reviews, work."""
    from reftel.exports.consultations.calendars import consultations_calendar

    with opened(archive) as held:
        bodies = _bodies(held, consultations)
    title = bodies[0].is_.name if len(bodies) == 1 else "Consultations"
    _write(consultations_calendar(bodies, title=title), output)
    return DONE


@click.command(epilog=EPILOG)
@click.argument("consultations", metavar="ID", nargs=-1)
@archive_option
@click.option(
    "--form", type=click.Choice(("csv", "json", "markdown")), default="csv", show_default=True, help="The form."
)
@_OUTPUT
def export(consultations: tuple[str, ...], archive: str | None, form: str, output: Path | None) -> int:
    """Write consultations out with everything recorded: as a table, as JSON lines, as Markdown."""
    from reftel.exports.consultations.paper import paper_markdown
    from reftel.exports.consultations.papers import status_paper
    from reftel.exports.consultations.records import consultation_json, consultations_csv

    with opened(archive) as held:
        bodies = _bodies(held, consultations)
    if form == "csv":
        parts = list(consultations_csv(bodies))
    elif form == "json":
        parts = [consultation_json(body) + b"\n" for body in bodies]
    else:
        parts = [paper_markdown(status_paper(body, today_is())) for body in bodies]
    _write(b"".join(parts), output)
    return DONE


def _bodies(held: Any, names: tuple[str, ...]) -> "list[Body]":
    wanted = names or [one.id for one in held.consultations.listed(viewer(), today=today_is()).consultations]
    return [held.consultations.find(viewer(), name) for name in wanted]


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)


PAPERS: Final = (plan, due, differences, compare, bearing, paper, calendar, export)
