"""`reftel consult` on the sample collection: what a coordinator does from day to day."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.archive.consultations.test_consultations import PROPOSAL
from tests.cli.conftest import Reftel

NAME = "Marrow Strait Safety Consultations"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples of this module's own, which its tests write to."""
    from reftel.cli.app import run

    folder = tmp_path_factory.mktemp("consult") / "samples"
    with pytest.raises(SystemExit) as ended:
        run(["-a", str(folder), "add", "--samples"])
    assert ended.value.code in {0, None}
    return folder


@pytest.fixture
def whole(reftel: Reftel, samples: Path) -> str:
    ran = reftel("-a", samples, "consult", "list", "--name", "marrow strait", "--json")
    (found,) = json.loads(ran.out)["consultations"]
    return str(found["id"])


def shown(reftel: Reftel, samples: Path, name: str, *more: str) -> dict[str, list[dict[str, object]]]:
    ran = reftel("-a", samples, "consult", "show", name, "--json", *more)
    assert ran.code == 0, ran.err
    found: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return found


def test_the_samples_carry_one_through_two_years(reftel: Reftel, samples: Path, whole: str) -> None:
    ran = reftel("-a", samples, "consult", "list")
    assert f"{whole}\t{NAME}\tMarrow Coast, United States, Tessaly\tactive" in ran.out
    found = shown(reftel, samples, whole)
    assert [session["ordinal"] for session in found["sessions"]] == [1, 1, 2, 3]
    assert {item["status"] for item in found["items"]} == {"done", "dropped", "agreed"}
    assert all(part["quote"] for name in ("groups", "seats", "sessions", "items") for part in found[name])
    assert [(one["ordinal"], one["date"], one["host"]) for one in found["derived"] if one["sort"] == "plenary"] == [
        (3, "2009-08-09", "Tessaly")
    ]


def test_adding_the_samples_again_records_nothing_again(reftel: Reftel, samples: Path, whole: str) -> None:
    before = shown(reftel, samples, whole)
    assert reftel("-a", samples, "add", "--samples").code == 0
    assert shown(reftel, samples, whole) == before


def test_it_is_shown_as_it_stood(reftel: Reftel, samples: Path, whole: str) -> None:
    then = shown(reftel, samples, whole, "--as-of", "2006-05-10")
    assert then["consultation"]["name"] == "Meridel Council"  # type: ignore[call-overload]  # one value, not a list
    assert then["sessions"] == []
    assert reftel("-a", samples, "consult", "show", whole, "--as-of", "2006-01-01").code == 3


def test_a_session_is_recorded_changed_and_its_work_carried(reftel: Reftel, samples: Path, whole: str) -> None:
    made = reftel(
        *("-a", samples, "consult", "new", "Reef Talks", "--set", "parties=Osmark; capital Halden Bay", "--set"),
        *(
            "parties=Quillonia",
            "--set",
            "cadence=12",
            "--set",
            "rotation=Osmark",
            "--set",
            "rotation=Quillonia",
            "--json",
        ),
    )
    name = json.loads(made.out)["consultation"]["id"]
    session = reftel(
        *("-a", samples, "consult", "add", name, "session", "--set", "sort=plenary", "--set", "ordinal=1"),
        *("--set", "date=2006-05-31", "--set", "host=Osmark", "--json"),
    )
    ran = reftel("-a", samples, "consult", "set", json.loads(session.out)["id"], "--set", "status=held")
    assert "is held" in ran.out
    item = reftel(
        *("-a", samples, "consult", "add", name, "item", "--set", "title=count the reefs", "--set", "due=2006-09-01"),
        *("--set", "status=agreed", "--source", "06PORTALDER412#p3: begun at Saltmere", "--json"),
    )
    assert item.code == 2
    assert "does not say so in paragraph 3" in item.err
    item = reftel(
        *("-a", samples, "consult", "add", name, "item", "--set", "title=count the reefs", "--set", "due=2006-09-01"),
        *("--set", "status=agreed", "--source", "06PORTALDER412#p1: begun at Saltmere", "--json"),
    )
    assert json.loads(item.out)["passage"]["quote"].split() == ["begun", "at", "Saltmere"]
    refused = reftel("-a", samples, "consult", "carry", name, json.loads(session.out)["id"])
    assert refused.code == 2
    assert "no session of it that is still to meet" in refused.err
    following = reftel(
        *("-a", samples, "consult", "add", name, "session", "--set", "sort=plenary", "--set", "ordinal=2"), "--json"
    )
    assert reftel("-a", samples, "consult", "carry", name, json.loads(following.out)["id"]).out == "1 carried\n"
    plan = reftel("-a", samples, "consult", "plan", name, "--as-of", "2026-01-01")
    assert plan.code == 3  # it was not recorded yet
    plan = reftel("-a", samples, "consult", "plan", name)
    assert "count the reefs" in plan.out
    assert "overdue" in plan.out
    due = reftel("-a", samples, "consult", "due", "--from", "2006-01-01", "--until", "2007-12-31")
    assert "2007-05-31\tReef Talks\tplenary session 2, Quillonia\tderived" in due.out
    compared = reftel("-a", samples, "consult", "compare", whole, name)
    assert "months between sessions\t16\t12" in compared.out
    copied = reftel("-a", samples, "consult", "copy", name, "Atoll Talks", "--party", "Tessaly", "--party", "Osmark")
    assert "Atoll Talks" in copied.out


def test_where_the_sides_stand_and_what_they_held_before(reftel: Reftel, samples: Path, whole: str) -> None:
    ran = reftel("-a", samples, "consult", "differences", whole)
    assert "name: Marrow Strait Safety Consultations" in ran.out
    assert "before: Marrow Coast wants Meridel Council (06PORTALDER412 para 5)" in ran.out


def test_a_proposal_is_held_against_it_and_dismissed(reftel: Reftel, samples: Path, whole: str) -> None:
    ran = reftel("-a", samples, "consult", "suggest", "06PORTALDER412", "--against", whole)
    assert "accepted; " in ran.out
    assert reftel("-a", samples, "consult", "accept", "06PORTALDER412").code == 2
    assert reftel("-a", samples, "consult", "dismiss", "06PORTALDER412", "99").code == 2
    assert reftel("-a", samples, "consult", "bearing", whole).code == 0


def test_papers_calendar_and_export(reftel: Reftel, samples: Path, whole: str, tmp_path: Path) -> None:
    assert reftel("-a", samples, "consult", "paper", whole).out.startswith(NAME)
    assert reftel("-a", samples, "consult", "paper", whole, "--kind", "agenda", "--form", "markdown").out.startswith(
        "# "
    )
    found = shown(reftel, samples, whole)
    session = str(found["sessions"][2]["id"])
    report = reftel("-a", samples, "consult", "paper", whole, "--kind", "report", "--session", session)
    assert "New London" in report.out
    assert reftel("-a", samples, "consult", "paper", whole, "--kind", "report").code == 2
    pdf = tmp_path / "status.pdf"
    assert reftel("-a", samples, "consult", "paper", whole, "--form", "pdf", "-o", pdf).code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    feed = tmp_path / "all.ics"
    assert reftel("-a", samples, "consult", "calendar", "-o", feed).code == 0
    events = Calendar.from_ical(feed.read_bytes()).walk("VEVENT")
    assert {"2006-12-05", "2007-08-21", "2008-04-09"} <= {event.decoded("dtstart").isoformat() for event in events}
    assert "order a second pilot cutter" in reftel("-a", samples, "consult", "export", whole).out
    line = reftel("-a", samples, "consult", "export", whole, "--form", "json").out.splitlines()[0]
    assert json.loads(line)["consultation"]["name"] == NAME


def test_fields_are_told_with_how_they_are_written(reftel: Reftel) -> None:
    ran = reftel("consult", "fields", "item")
    assert "milestones (again for more): title; due …; done …" in ran.out
    assert "status: proposed | agreed | on_track | slipping | done | dropped" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("show", "nothing"), 3, "is not in this archive"),
        (("set", "nothing", "--set", "x=y"), 3, "is not in this archive"),
        (("add", "nothing", "item", "--set", "title=x"), 3, "is not in this archive"),
        (("new", "Alone"), 2, "two parties"),
        (("new", "Alone", "--set", "parties"), 2, "has no ="),
        (("accept", "99NOWHERE1"), 3, "is not in this archive"),
        (("suggest", "99NOWHERE1"), 3, "is not in this archive"),
        (("paper", "nothing"), 3, "is not in this archive"),
        (("due", "--from", "soon"), 2, "is no day"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    reftel: Reftel, samples: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    ran = reftel("-a", samples, "consult", *words)
    assert ran.code == code, ran.err
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_facts_of_one_telegram_go_into_one_consultation_unless_a_new_one_is_wanted(
    reftel: Reftel, tmp_path: Path
) -> None:
    archive, file = tmp_path / "archive", tmp_path / "proposal.txt"
    file.write_text(PROPOSAL)
    reftel("-a", archive, "add", file)

    def accepted(*options: str) -> str:
        ran = reftel("-a", archive, "consult", "accept", "06PORTALDER412", *options, "--json")
        return str(json.loads(ran.out)["consultation"]["id"])

    parties = ("--party", "Tessaly", "--party", "United States")
    first = accepted("--only", "1", *parties)
    offered = json.loads(reftel("-a", archive, "consult", "suggest", "06PORTALDER412", "--json").out)
    assert offered["consultation"] == first
    assert [one["fate"] for one in offered["offered"]][:2] == ["accepted", "offered"]
    assert accepted("--only", "2") == first
    assert accepted("--only", "3", "--new", *parties) != first
    refused = reftel("-a", archive, "consult", "accept", "06PORTALDER412", "--into", first, *parties)
    assert refused.code == 2
    assert "has its parties" in refused.err


def test_setting_nothing_is_refused(reftel: Reftel, samples: Path) -> None:
    refused = reftel("-a", samples, "consult", "set", "0")
    assert refused.code == 2
    assert "--set FIELD=VALUE" in refused.err
