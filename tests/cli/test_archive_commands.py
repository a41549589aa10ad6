"""The commands that work with an archive, on the sample collection."""

import contextlib
import json
import os
import socket
import sqlite3
from pathlib import Path

import pytest

from reftel import web
from reftel.access import Viewer
from reftel.archive import ORDERS as LIST_ORDERS
from reftel.archive import Archive
from reftel.cli.app import run
from reftel.cli.consult import STATUSES
from reftel.cli.consult_records import KINDS as PART_KINDS
from reftel.cli.matter_lists import KINDS, ORDERS, OUTCOMES, STATES, VERDICTS
from reftel.cli.matters import CLOSINGS
from reftel.errors import ArchiveError
from reftel.matters import KINDS as KIND_TABLE
from reftel.matters import PARTS, Closing, Verdict
from reftel.matters.consultations.parts import Course
from reftel.search import index
from tests.archive.cables import NOW
from tests.cli.conftest import Reftel
from tests.wire.conftest import PERFECT


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "demo"
    with pytest.raises(SystemExit) as leaving:
        run(["-a", str(folder), "add", "--samples"])
    assert leaving.value.code == 0
    return folder


def test_adding_twice_adds_nothing(reftel: Reftel, telegram_file: Path) -> None:
    first = json.loads(reftel("add", "-a", "strait", telegram_file, "--json").out)
    again = json.loads(reftel("add", "-a", "strait", telegram_file, "--json").out)
    assert (first["new"], first["known"]) == (1, 0)
    assert (again["new"], again["known"]) == (0, 1)


def test_the_summary_names_what_was_refused(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ran = reftel("add", "-a", "strait", telegram_file, "empty.txt")
    assert ran.code == 1
    assert "empty.txt" in ran.err
    assert "1  new telegrams" in ran.out


def test_add_needs_something_to_add(reftel: Reftel) -> None:
    assert reftel("add").code == 2


def test_a_mistyped_name_adds_nothing_and_makes_no_archive(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> None:
    ran = reftel("add", "-a", "strait", telegram_file, "telegrms")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "There is no file or folder telegrms."
    assert not (tmp_path / "strait").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("lightshp",), "Much alike: lightshp~1 (12 telegrams)."),
        (("lightshp", "saltmere"), "Much alike: lightshp~1 saltmere (10 telegrams)."),
        (("subject:zebra",), "Nothing was found."),
        (("lightship", "--offset", "100"), "The last is number 12."),
    ],
    ids=["one word", "one of two words", "a field", "behind the last"],
)
def test_where_nothing_is_shown_the_next_step_is_said(
    reftel: Reftel, demo: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = reftel("-a", demo, "search", *arguments)
    assert ran.code == 0
    assert ran.err.splitlines()[0] == sentence


def test_texts_of_one_telegram_are_told_apart(reftel: Reftel, demo: Path) -> None:
    found = reftel("-a", demo, "search", "mrn:06VERRIN702 OR mrn:06VERRIN303").out.splitlines()
    addresses = sorted(line.split()[0] for line in found if line.startswith("06"))
    assert addresses[0] == "06VERRIN303"
    assert [address.split("@")[0] for address in addresses[1:]] == ["06VERRIN702"] * 2
    assert len(set(addresses)) == 3


def test_matters_are_listed_by_the_states_of_the_tables(reftel: Reftel, demo: Path) -> None:
    assert tuple(kind.name for kind in KIND_TABLE) == KINDS
    assert {state.name for kind in KIND_TABLE for state in kind.states} == set(STATES) == set(OUTCOMES)
    assert tuple(verdict.value for verdict in Verdict) == VERDICTS
    assert tuple(closing.value for closing in Closing) == CLOSINGS
    assert tuple(course.value for course in Course) == STATUSES
    assert PARTS == PART_KINDS
    assert tuple(LIST_ORDERS) == ORDERS
    assert reftel("-a", demo, "matters", "list", "--state", "no-trace").code == 2


def test_search(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "search", "lightship")
    assert ran.code == 0
    assert "06SALTMERE35" in ran.out


def test_search_as_json_has_the_documented_shape(reftel: Reftel, demo: Path) -> None:
    found = json.loads(reftel("-a", demo, "search", "lightship", "--json", "--limit", "3").out)
    assert set(found) == {"query", "total", "hits", "facets"}
    assert set(found["hits"][0]) == {"mrn", "version_id", "date", "station", "classification", "subject", "snippets"}
    assert set(found["hits"][0]["snippets"][0]) == {"text", "marks"}
    assert len(found["hits"]) == 3


def test_the_facets_are_those_asked_for(reftel: Reftel, demo: Path) -> None:
    found = json.loads(reftel("-a", demo, "search", "", "--json", "--facet", "kind", "--facet", "has").out)
    assert set(found["facets"]) == {"kind", "has"}
    assert json.loads(reftel("-a", demo, "search", "", "--json", "--facet", "none").out)["facets"] == {}


def test_a_beginning_is_completed(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "search", "--complete", "lightship", "stat")
    assert ran.out.splitlines()[:2] == ["lightship station:", "lightship state:"]
    found = json.loads(reftel("-a", demo, "search", "--complete", "--json", "station:S").out)
    assert found[0]["query"].startswith("station:S")
    assert found[0]["count"] > 0


def test_like_one_telegram(reftel: Reftel, demo: Path) -> None:
    found = json.loads(reftel("-a", demo, "search", "similar:06SALTMERE35", "--json").out)
    assert found["total"] > 0
    assert "06SALTMERE35" not in {hit["mrn"] for hit in found["hits"]}
    ran = reftel("-a", demo, "search", "similar:06NOWHERE1")
    assert (ran.code, "No telegram is held under 06NOWHERE1" in ran.err) == (2, True)


def test_a_bad_query_is_a_sentence_with_its_place(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "search", '"open quote')
    assert ran.code == 2
    assert "^" in ran.err
    assert "Traceback" not in ran.err


def test_show_in_four_ways(reftel: Reftel, demo: Path) -> None:
    assert "historical marking" in reftel("-a", demo, "show", "06PORTALDER412").out
    assert json.loads(reftel("-a", demo, "show", "06PORTALDER412", "--json").out)["mrn"] == "06PORTALDER412"
    assert reftel("-a", demo, "show", "06PORTALDER412", "--original").out.startswith("VZCZC")
    assert "Marrow Coast (geographic TAG)" in reftel("-a", demo, "show", "06", "PORT", "ALDER", "412", "--explain").out


def test_what_is_not_there(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "show", "06PORTALDER9999")
    assert ran.code == 3
    assert "06PORTALDER9999" in ran.err


def test_an_archive_that_is_none(reftel: Reftel, tmp_path: Path) -> None:
    ran = reftel("-a", tmp_path / "nothing", "search", "x")
    assert ran.code == 5
    assert "nothing" in ran.err


def test_asks_tells_the_three_outcomes(reftel: Reftel, demo: Path) -> None:
    out = reftel("-a", demo, "asks").out
    assert "answered by" in out
    assert "answer cited but not held" in out
    assert "no trace of an answer" in out


def test_a_verdict_is_kept(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    (matter, *_) = json.loads(reftel("-a", "strait", "matters", "list", "--json").out)
    assert reftel("-a", "strait", "matters", "dismiss", matter["id"], "--note", "a figure of speech").code == 0
    shown = json.loads(reftel("-a", "strait", "matters", "show", matter["id"], "--json").out)
    assert shown["verdict"] == "dismissed"
    told = reftel("-a", "strait", "matters", "show", matter["id"]).out
    assert "suggested by rule" in told
    assert "a figure of speech" in told
    assert reftel("-a", "strait", "matters", "confirm", "0" * 16).code == 3


def test_consult_suggest_of_a_held_telegram(reftel: Reftel, demo: Path) -> None:
    found = json.loads(reftel("-a", demo, "consult", "suggest", "06PORTALDER412", "--json").out)
    assert len([one for one in found["offered"] if one["offer"]["suggestion"]["kind"] == "group"]) == 4
    assert {one["fate"] for one in found["offered"]} <= {"offered", "accepted", "dismissed"}


def test_verify_is_clean(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "verify")
    assert ran.code == 0
    assert "clean" in ran.out


def test_the_default_archive_is_announced(reftel: Reftel, telegram_file: Path) -> None:
    ran = reftel("add", telegram_file)
    assert "demo-archive" in ran.err
    assert Path("demo-archive/reftel.toml").is_file()


def test_the_environment_names_the_archive(reftel: Reftel, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFTEL_ARCHIVE", str(demo))
    assert "06SALTMERE35" in reftel("search", "lightship").out


def test_original_bytes_go_into_a_pipe_unchanged(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    assert reftel("-a", "strait", "show", "06PORTALDER412", "--original").out == PERFECT


def test_a_taken_port_is_one_sentence_and_the_next_step(reftel: Reftel, demo: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = reftel("-a", demo, "serve", "--port", port)
    assert ran.code == 2
    assert f"Port {port} on 127.0.0.1 is taken by another program." in ran.err
    assert "Choose another port" in ran.err
    assert "Reading room:" not in ran.err


def test_an_archive_that_cannot_be_written_to_is_served_all_the_same(
    reftel: Reftel, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []

    def serve(held: Archive, viewer: Viewer, *_: object, **__: object) -> None:
        found.append(held.search(viewer, "lightship").total)
        with pytest.raises(ArchiveError, match="reading only"):
            held.work.sets.make(viewer, "x", now=NOW)

    monkeypatch.setattr(web, "serve", serve)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert reftel("-a", demo, "serve").code == 0
    assert found[0] > 0


def test_other_machines_are_served_only_where_names_are_given(reftel: Reftel, demo: Path) -> None:
    ran = reftel("-a", demo, "serve", "--host", "192.0.2.1", "--port", "8499")
    assert ran.code == 2
    assert "no accounts" in ran.err


def test_the_index_can_be_made_anew(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    assert reftel("-a", "strait", "reindex").code == 0
    assert "06PORTALDER412" in reftel("-a", "strait", "search", "cabinet").out


def test_verify_as_json(reftel: Reftel, demo: Path) -> None:
    report = json.loads(reftel("-a", demo, "verify", "--json").out)
    assert report["problems"] == []
    assert report["items"] > 0


def test_damage_is_named_and_has_the_archive_s_exit_code(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    with contextlib.closing(sqlite3.connect("strait/records.db")) as connection, connection:
        connection.execute("UPDATE items SET data = substr(data, 1, length(data) - 4)")
    ran = reftel("-a", "strait", "verify")
    assert ran.code == 5
    assert "problem" in ran.out
    assert "Traceback" not in ran.err


def test_search_shows_which_part_of_the_results(reftel: Reftel, demo: Path) -> None:
    first = reftel("-a", demo, "search", "--limit", "2", "--offset", "2", "--sort", "oldest", "")
    assert "telegrams, 3 to 4 shown" in first.out.splitlines()[0]


@pytest.mark.parametrize("option", [("--places",), ("--facet", "kind")], ids=" ".join)
def test_an_option_that_would_do_nothing_is_refused(reftel: Reftel, demo: Path, option: tuple[str, ...]) -> None:
    ran = reftel("-a", demo, "search", *option, "lightship")
    assert (ran.code, ran.out) == (2, "")
    assert "go with --json" in ran.err


def test_why_there_are_no_more_hits_is_said(reftel: Reftel, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MAX_WINDOW", 3)
    ran = reftel("-a", demo, "search", "", "--offset", "3")
    assert "the first 3 can be listed" in ran.err
    assert "can be listed" not in reftel("-a", demo, "search", "", "--limit", "3").err


def test_asks_of_one_telegram(reftel: Reftel, demo: Path) -> None:
    everything = json.loads(reftel("-a", demo, "asks", "--json").out)
    mrn = everything[0]["telegram"]["mrn"]
    own = json.loads(reftel("-a", demo, "asks", mrn, "--json").out)
    assert [matter["id"] for matter in own] == [m["id"] for m in everything if m["telegram"]["mrn"] == mrn]


def test_consult_suggest_for_people(reftel: Reftel, demo: Path) -> None:
    out = reftel("-a", demo, "consult", "suggest", "06PORTALDER412").out
    assert "suggestions from 06PORTALDER412" in out
    assert "group: " in out


def test_one_way_of_showing_at_a_time(reftel: Reftel, demo: Path) -> None:
    assert reftel("-a", demo, "show", "06PORTALDER412", "--json", "--explain").code == 2


def test_what_is_no_telegram_is_shown_as_it_is(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "aunt.txt").write_text("Dear aunt,\n\nall is well.\n")
    reftel("-a", "strait", "add", "aunt.txt")
    version = json.loads(reftel("-a", "strait", "search", "aunt", "--json").out)["hits"][0]["version_id"]
    assert "all is well." in reftel("-a", "strait", "show", f"@{version}").out


def test_refusals_beyond_fifty_are_counted(reftel: Reftel, telegram_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for number in range(53):
        (tmp_path / "empty" / f"{number}.txt").touch()
    ran = reftel("-a", "strait", "add", "empty", telegram_file)
    assert ran.code == 1
    assert "and 3 more" in ran.err


def test_reading_everything_again_changes_nothing(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    ran = reftel("-a", "strait", "reread")
    assert ran.code == 0
    assert "1 read again, 0 changed, 0 failed" in ran.out


def test_an_empty_folder_holds_nothing_to_read(reftel: Reftel, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "nothing to read" in reftel("-a", "strait", "add", "empty").err


def test_an_archive_inside_the_folder_is_not_read(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    report = json.loads(reftel("-a", "strait", "add", ".", "--json").out)
    assert (report["new"], report["known"]) == (0, 1)


@pytest.mark.parametrize(
    "query", ["\udce9", "\x1b[31m", "a" * 3_000, "((((", "in:", 'date:"from to"', "😀*", "similar:\u202e", "e*", "-"]
)
def test_any_query_is_an_answer_or_a_sentence(reftel: Reftel, demo: Path, query: str) -> None:
    for arguments in (("search", "--", query), ("search", "--complete", "--", query)):
        ran = reftel("-a", demo, *arguments)
        assert ran.code in {0, 2}
        assert "Traceback" not in ran.err
        assert "fault of Reftel" not in ran.err
        assert "\x1b" not in ran.err + ran.out


def test_what_somebody_said(reftel: Reftel, demo: Path) -> None:
    out = reftel("-a", demo, "speakers", "ashby").out
    assert "06PORTALDER412 para" in out
    found = json.loads(reftel("-a", demo, "speakers", "ashby", "--limit", "1", "--json").out)
    assert {one["telegram"]["mrn"] for one in found["quotes"]} == {found["quotes"][0]["telegram"]["mrn"]}
    assert "more telegrams tell" in reftel("-a", demo, "speakers", "ashby", "--limit", "1").err
    assert "No telegram tells" in reftel("-a", demo, "speakers", 'nobody "at all').err


def test_what_is_owed_and_promised_and_who_met(reftel: Reftel, demo: Path) -> None:
    owed = json.loads(reftel("-a", demo, "owed", "--json").out)
    assert {"Department", "Embassy Port Alder"} <= {one["name"] for one in owed}
    assert "who owes" in reftel("-a", demo, "owed").out
    assert "promises" in reftel("-a", demo, "promises", "--limit", "3").out
    assert "2006-" in reftel("-a", demo, "meetings", "--order", "oldest", "--limit", "2").out
    before = json.loads(reftel("-a", demo, "asks", "--as-of", "2006-04-01", "--json").out)
    after = json.loads(reftel("-a", demo, "asks", "--as-of", "2006-12-31", "--json").out)
    assert 0 < len(before) < len(after)
    assert reftel("-a", demo, "asks", "--as-of", "soon").code == 2
    assert reftel("-a", demo, "asks", "--calendar", "XX").code == 2
    assert "overdue since" in reftel("-a", demo, "asks", "--overdue", "--calendar", "us").out


def test_a_matter_is_worked_with_from_the_command_line(reftel: Reftel, telegram_file: Path) -> None:
    reftel("-a", "strait", "add", telegram_file)
    (matter, *_) = json.loads(reftel("-a", "strait", "matters", "list", "--kind", "request", "--json").out)
    name = matter["id"]

    def say(*words: str) -> str:
        ran = reftel("-a", "strait", "matters", *words)
        assert ran.code == 0, ran.err
        return ran.out

    assert "corrected" in say("correct", name, "--set", "of=Office of Lights", "--set", "due=2026-12-24")
    say("assign", name, "--to", "A. Tamm")
    say("remind", name, "--on", "2026-12-01")
    say("note", name, "asked again")
    shown = say("show", name)
    for words in (
        "Office of Lights",
        "assigned to A. Tamm",
        "reminder set for 2026-12-01",
        "asked again",
        "a reminder is set",
    ):
        assert words in shown
    assert name in say("list", "--assigned", "A. Tamm")
    assert "BEGIN:VTODO" in say("export", "--form", "ics")
    assert say("export").startswith("id,kind,telegram")
    assert "* **" in say("export", "--form", "markdown")
    assert "closed" in say("close", name, "--how", "dropped")
    assert name in say("list", "--state", "closed")
    say("reopen", name)
    first, second = [line.split()[0] for line in say("split", name, "--part", "one", "--part", "two").splitlines()]
    assert f"it is a part of {name}" in say("show", first)
    assert "merged" in say("merge", first, "--into", second)
    wrong = reftel("-a", "strait", "matters", "correct", second, "--set", "nothing")
    assert (wrong.code, "has no =" in wrong.err) == (2, True)
    wrong = reftel("-a", "strait", "matters", "correct", second, "--set", "nothing=x")
    assert (wrong.code, "is nothing that a request has" in wrong.err) == (2, True)
