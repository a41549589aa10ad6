"""The commands for readers' own work, on the sample collection."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from reftel.cli.app import run
from tests.cli.conftest import Reftel


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work") / "demo"
    with pytest.raises(SystemExit):
        run(["-a", str(folder), "add", "--samples"])
    return folder


@pytest.fixture
def room(reftel: Reftel, shared: Path) -> Reftel:
    def call(*arguments: object, **options: bytes) -> object:
        return reftel("-a", shared, *arguments, **options)

    return call  # type: ignore[return-value]


def test_a_collection_from_beginning_to_end(room: Reftel, tmp_path: Path) -> None:
    assert (
        "Made the collection “Lightship dues”"
        in room("collection", "make", "Lightship dues", "--about", "who paid").out
    )
    (tmp_path / "numbers.txt").write_text("06SALTMERE35  # the first\n\n# none\n06PORTALDER999\n", encoding="utf-8")
    ran = room("collection", "add", "lightship dues", "06PORTALDER412", "--file", "numbers.txt")
    assert (ran.code, ran.out) == (1, "2 put in, 0 in it before, 1 not found\n")
    assert "06PORTALDER999" in ran.err
    assert room("collection", "add", "lightship dues", "--query", "06PORTALDER412 subject:lightship").code == 0
    shown = json.loads(room("collection", "show", "lightship dues", "--json").out)
    assert [member["brief"]["mrn"] for member in shown["members"]][:2] == ["06PORTALDER412", "06SALTMERE35"]
    assert room("collection", "remove", "lightship dues", "06SALTMERE35").out.startswith("1 taken out")
    assert "06SALTMERE35" not in room("collection", "show", "lightship dues").out
    assert room("collection", "rename", "lightship dues", "Dues").code == 0
    assert room("collection", "describe", "dues", "paid in spring").code == 0
    assert "paid in spring" in room("collection", "list").out
    assert "06PORTALDER412" in room("search", "collection:dues").out
    assert "`reftel collection restore`" in room("collection", "delete", "dues").out
    assert room("collection", "show", "dues").code == 3
    assert room("collection", "restore", "dues").code == 0
    assert room("collection", "show", "dues").code == 0
    room("collection", "delete", "dues")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("collection", "add", "x"), 2, "Name telegrams"),
        (("collection", "add", "x", "06PORTALDER412", "--query", "y"), 2, "not both"),
        (("collection", "add", "nowhere", "06PORTALDER412"), 3, "collection “nowhere”"),
        (("collection", "make", "a*b"), 2, "cannot have *"),
        (("collection", "add", "x", "--file", "absent.txt"), 2, "absent.txt"),
        (("mark", "remove", "nowhere", "06PORTALDER412"), 3, "mark “nowhere”"),
        (("note", "add", "06PORTALDER412", "x", "--quote", "zeppelin"), 2, "do not stand in the telegram"),
        (("note", "add", "06PORTALDER9999", "x"), 3, "06PORTALDER9999"),
        (("note", "show", "abcdef"), 3, "abcdef"),
        (("saved", "add", "x", "form:verrin"), 2, "No field is called"),
        (("saved", "new", "nowhere"), 3, "saved search “nowhere”"),
        (("freeze", '"open', "--name", "x"), 2, "not closed"),
        (("frozen", "check", "nowhere"), 3, "frozen result set “nowhere”"),
        (("frozen", "export", "x", "--csv", "--json"), 2, "one of --csv and --json"),
        (("names", "add", "absent.csv"), 2, "absent.csv"),
        (("names", "count", "--list", "nowhere"), 3, "list of names “nowhere”"),
        (("batch", "absent.txt"), 2, "absent.txt"),
        (("search", "mark:nowhere"), 2, "No mark is called"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_wrong_is_one_sentence(room: Reftel, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = room(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_marks(room: Reftel) -> None:
    assert room("mark", "add", "to read", "06PORTALDER412").code == 0
    assert "to read" in room("mark", "list").out
    assert "06PORTALDER412" in room("search", 'mark:"to read"').out
    assert room("mark", "rename", "to read", "read").code == 0
    assert room("mark", "remove", "read", "06PORTALDER412").out == "1 no longer marked, 0 not marked before\n"
    assert room("mark", "delete", "read").code == 0
    assert room("mark", "restore", "read").code == 0


def test_notes_from_writing_to_importing(room: Reftel, reftel: Reftel, tmp_path: Path) -> None:
    made = json.loads(room("note", "add", "06PORTALDER412", "Who", "is", "he?", "--paragraph", "2", "--json").out)
    assert (made["fit"], made["paragraph"], made["body"]) == ("same", 2, "Who is he?")
    name = made["id"][:8]
    assert room("note", "edit", name, "-", stdin=b"Two\nlines").out.endswith("    Two\n    lines\n")
    assert "Two" in room("note", "list", "06PORTALDER412").out
    assert room("note", "list", "--words", "zeppelin").out == "0 notes\n"
    assert "1. " in room("note", "history", name).out
    assert room("note", "check").code == 0
    assert "06PORTALDER412" in room("search", "note:lines").out
    exported = room("note", "export").out
    assert json.loads(exported)["first"]["items"][0]["target"]["selector"][0]["type"] == "TextQuoteSelector"
    (tmp_path / "notes.jsonld").write_text(exported, encoding="utf-8")
    reftel("-a", "other", "add", "--samples")
    assert reftel("-a", "other", "note", "import", "notes.jsonld").out == "1 added, 0 revised, 0 known, 0 refused\n"
    assert reftel("-a", "other", "note", "import", "notes.jsonld").out == "0 added, 0 revised, 1 known, 0 refused\n"
    assert f"`reftel note restore {name}`" in room("note", "remove", name).out
    assert room("note", "list").out == "0 notes\n"
    assert name in room("note", "list", "--removed").out
    assert room("note", "restore", name).code == 0
    room("note", "remove", name)


def test_an_import_names_what_it_refuses_and_what_is_lost(room: Reftel, tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "zeppelins"}
    some = [
        {"body": "x", "target": {"source": "/t/06PORTALDER412", "selector": quote}},
        {"body": "x", "target": "https://elsewhere.example"},
    ]
    (tmp_path / "foreign.json").write_text(json.dumps(some), encoding="utf-8")
    ran = room("note", "import", "foreign.json")
    assert ran.code == 1
    assert "its words are not in our text" in ran.out
    assert "foreign.json[2]: is not about a telegram's page" in ran.err
    checked = room("note", "check")
    assert checked.code == 1
    assert "“zeppelins”  (its words are not found)" in checked.out
    (note,) = json.loads(room("note", "list", "--json").out)
    room("note", "remove", note["id"])


def test_saved_searches(room: Reftel) -> None:
    assert room("saved", "add", "Lightships", "lightship", "date:2006").code == 0
    assert "lightship date:2006" in room("saved", "list").out
    first = room("saved", "new", "lightships", "--keep").out
    assert "you never looked before" in first
    assert room("saved", "new", "lightships").out == first
    assert room("saved", "new", "lightships").out.startswith("0 new of")
    found = json.loads(room("search", "--saved", "lightships", "--json").out)
    assert found["query"] == "lightship date:2006"
    narrowed = json.loads(room("search", "--saved", "lightships", "station:saltmere", "--json").out)
    assert narrowed["query"] == "lightship date:2006 station:saltmere"
    assert 0 < narrowed["total"] < found["total"]
    either = json.loads(room("search", "--saved", "lightships", "station:saltmere", "OR", "year:1901", "--json").out)
    assert (either["query"], either["total"]) == (
        "lightship date:2006 (station:saltmere OR year:1901)",
        narrowed["total"],
    )
    best = [
        json.loads(room("search", *asked, "--json").out)["hits"]
        for asked in (("--saved", "lightships", "--sort", "relevance"), ("lightship", "date:2006"))
    ]
    assert best[0] == best[1] != found["hits"]
    assert [hit["date"] for hit in found["hits"]] == sorted((hit["date"] for hit in found["hits"]), reverse=True)
    assert room("search", "--saved", "nowhere").code == 3
    assert room("saved", "rename", "lightships", "ships").code == 0
    assert room("saved", "delete", "ships").code == 0
    assert room("saved", "restore", "ships").code == 0
    room("saved", "delete", "ships")


def test_freezing(room: Reftel) -> None:
    made = json.loads(room("freeze", "lightship", "--name", "Ships", "--json").out)
    ids = room("frozen", "export", "ships").out
    assert made["sha256"] == hashlib.sha256(ids.encode()).hexdigest()
    assert made["total"] == len(ids.splitlines())
    assert "Cite as: “Ships”: " in room("frozen", "show", "ships").out
    assert "Ships" in room("frozen", "list").out
    ran = room("frozen", "check", "ships")
    assert (ran.code, "The query finds the same versions." in ran.out) == (0, True)
    rows = list(csv.reader(io.StringIO(room("frozen", "export", "ships", "--csv").out)))
    assert rows[0] == ["version_id", "mrn", "date", "station", "subject"]
    assert [row[0] for row in rows[1:]] == ids.splitlines()
    assert json.loads(room("frozen", "check", "ships", "--json").out)["is_same"] is True
    assert room("frozen", "delete", "ships").code == 0
    assert room("frozen", "restore", "ships").code == 0
    room("frozen", "delete", "ships")


def test_a_frozen_set_that_changed_is_a_finding(room: Reftel) -> None:
    room("collection", "make", "short")
    room("collection", "add", "short", "06PORTALDER412", "06SALTMERE35")
    room("freeze", "collection:short", "--name", "short")
    room("collection", "remove", "short", "06SALTMERE35")
    ran = room("frozen", "check", "short")
    assert ran.code == 1
    assert "1 went" in ran.out
    room("frozen", "delete", "short")
    room("collection", "delete", "short")


def test_a_batch_is_a_table_csv_and_json(room: Reftel, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text("# ours\nlightship\n-lightship station:saltmere\nform:x\n", encoding="utf-8")
    ran = room("batch", "queries.txt", "--by", "year")
    assert ran.code == 1
    assert "line 4: form:x: No field is called “form”" in ran.err
    assert ran.out.splitlines()[0].split("\t")[:3] == ["query", "total", "2006"]
    made = json.loads(room("batch", "queries.txt", "--by", "year", "--json").out)
    assert made["columns"] == sorted(made["columns"])
    assert [row["line"] for row in made["rows"]] == [2, 3, 4]
    assert made["rows"][0]["total"] == sum(made["rows"][0]["counts"])
    rows = list(csv.reader(io.StringIO(room("batch", "queries.txt", "--csv").out)))
    assert rows[0] == ["line", "query", "total", "error"]
    assert rows[2][1] == "'-lightship station:saltmere"
    assert rows[3][3].startswith("No field is called")
    assert room("batch", "-", stdin=b"ferry\n").code == 0
    assert room("batch", "-", stdin=b"# nothing\n").code == 2


def test_names(room: Reftel, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,spellings\nLightship,light ship;lightships\n=1+1,\n", encoding="utf-8")
    assert "2 names, 2 other spellings" in room("names", "add", "people.csv").out
    assert room("names", "add", "people.csv").code == 2
    assert room("names", "add", "people.csv", "--replace").code == 0
    assert "people.csv" in room("names", "list").out
    assert "light ship; lightships" in room("names", "show", "people").out
    counted = json.loads(room("names", "count", "--json").out)
    assert counted[0]["entry"]["name"] == "Lightship"
    assert counted[0]["count"] > 0
    assert room("search", counted[0]["query"], "--json").code == 0
    rows = list(csv.reader(io.StringIO(room("names", "count", "ferry", "--csv").out)))
    assert ["'=1+1", "0"] in [row[:2] for row in rows]
    assert room("names", "rename", "people", "folk").code == 0
    assert room("names", "delete", "folk").code == 0
    assert room("names", "restore", "folk").code == 0
    room("names", "delete", "folk")


HALF = "a\udcff"
"""What a command line gives for a byte that is no text."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("freeze", HALF, "--name", "halved"),
        ("frozen", "show", HALF),
        ("saved", "add", "halved", HALF),
        ("note", "show", f"abcd{HALF}"),
        ("note", "add", "06PORTALDER412", HALF),
        ("names", "count", HALF),
        ("collection", "add", HALF, HALF),
        ("mark", "add", HALF, "06PORTALDER412"),
        ("matters", "confirm", HALF),
        ("repair", "dismiss", HALF),
        ("refs", HALF),
        ("diff", HALF, HALF),
    ],
    ids=" ".join,
)
def test_bytes_that_are_no_text_are_no_fault_of_ours(room: Reftel, arguments: tuple[str, ...]) -> None:
    ran = room(*arguments)
    assert ran.code in {0, 1, 2, 3, 5}
    assert "fault of Reftel" not in ran.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("collection", "list"), "There is no collection."),
        (("mark", "list"), "There is no mark."),
        (("saved", "list"), "There is no saved search."),
        (("frozen", "list"), "There is no frozen result set."),
        (("names", "list"), "There is no list of names."),
        (("names", "count"), "There is no list of names."),
        (("repair", "list"), "Nothing waits."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_empty_list_says_so_beside_the_output(
    reftel: Reftel, telegram_file: Path, words: tuple[str, ...], sentence: str
) -> None:
    reftel("add", "-a", "own", telegram_file)
    ran = reftel("-a", "own", *words)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == sentence
