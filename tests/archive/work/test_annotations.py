import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reftel.archive import Archive
from reftel.archive.work.annotations import LONGEST_SOURCE, Foreign, Refused, read_annotations, to_json_ld
from reftel.archive.work.values import Fit, Imported
from reftel.errors import TelegramError
from tests.archive.cables import NOW, OWNER, PUBLIC, filled
from tests.archive.work.conftest import CORRECTED, DUES, LATER, add

QUOTE = "Winterbotom of the pilotage board"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    made = filled(tmp_path / "other", dues=DUES)
    yield made
    made.close()


def read(value: object) -> list[Foreign | Refused]:
    return list(read_annotations(json.dumps(value).encode(), name="notes.jsonld"))


def take_in(archive: Archive, value: object, viewer: Any = OWNER) -> Imported:
    return archive.work.notes.take_in(viewer, [one for one in read(value) if isinstance(one, Foreign)], now=LATER)


def exported(archive: Archive) -> dict[str, Any]:
    return to_json_ld(archive.work.notes.all_of(OWNER))


def test_an_export_is_a_web_annotation(archive: Archive) -> None:
    note = archive.work.notes.write(OWNER, "06PORTALDER412", "Check", now=NOW, quote=QUOTE)
    whole = exported(archive)
    assert (whole["@context"], whole["type"], whole["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        1,
    )
    (made,) = whole["first"]["items"]
    assert made == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": "E. Winterbottom"},
        "created": "2026-03-02T09:30:00Z",
        "modified": "2026-03-02T09:30:00Z",
        "body": {"type": "TextualBody", "value": "Check", "format": "text/plain", "purpose": "commenting"},
        "target": {
            "source": f"http://127.0.0.1:8417/t/06PORTALDER412@{note.made_on}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": QUOTE,
                    "prefix": note.quotation.prefix if note.quotation else "",
                    "suffix": note.quotation.suffix if note.quotation else "",
                },
                {
                    "type": "TextPositionSelector",
                    "start": made["target"]["selector"][1]["start"],
                    "end": made["target"]["selector"][1]["end"],
                },
            ],
        },
    }
    assert DUES[slice(*(made["target"]["selector"][1][at] for at in ("start", "end")))].split() == QUOTE.split()


def test_what_is_exported_comes_back_as_it_was(archive: Archive, other: Archive) -> None:
    archive.work.notes.write(OWNER, "06PORTALDER412", "Check\n\nthe spelling", now=NOW, quote=QUOTE)
    archive.work.notes.write(OWNER, "06PORTALDER412", "On the whole", now=NOW)
    before = exported(archive)
    assert take_in(other, before) == Imported(added=2, known=0, revised=0, lost=(), refused=())
    after = exported(other)
    for one in (*before["first"]["items"], *after["first"]["items"]):
        one.pop("modified")
    assert after == before
    assert take_in(other, before).known == 2
    assert take_in(archive, after).known == 2


def test_another_text_of_the_same_note_is_another_revision(archive: Archive) -> None:
    note = archive.work.notes.write(OWNER, "06PORTALDER412", "Check", now=NOW, quote=QUOTE)
    whole = exported(archive)
    whole["first"]["items"][0]["body"]["value"] = "Checked"
    assert take_in(archive, whole).revised == 1
    assert [one.body for one in archive.work.notes.history(OWNER, note.id)] == ["Check", "Checked"]
    archive.work.notes.remove(OWNER, note.id, now=LATER)
    assert take_in(archive, whole).known == 1
    assert archive.work.notes.all_of(OWNER) == ()


def test_where_an_annotation_came_from_is_kept_short(archive: Archive) -> None:
    foreign = hypothesis("https://reading.example.org/t/06PORTALDER412#p2", via="https://x.example/" + "y" * 100_000)
    assert take_in(archive, foreign).added == 1
    (note,) = archive.work.notes.all_of(OWNER)
    assert len(note.source or "") == LONGEST_SOURCE


def test_a_note_that_may_not_be_seen_is_not_revised_under_its_name(archive: Archive) -> None:
    secret = archive.work.notes.write(OWNER, "06PORTALDER414", "Ask the minister", now=NOW)
    archive.work.notes.write(OWNER, "06PORTALDER412", "Check", now=NOW)
    (forged,) = [one for one in exported(archive)["first"]["items"] if one["body"]["value"] == "Check"]
    forged |= {"id": f"urn:uuid:{secret.id}", "body": {"type": "TextualBody", "value": "Forged"}}
    assert take_in(archive, forged, PUBLIC).added == 1
    assert take_in(archive, forged, PUBLIC).known == 1
    assert [one.body for one in archive.work.notes.history(OWNER, secret.id)] == ["Ask the minister"]
    assert sorted(one.body for one in archive.work.notes.all_of(PUBLIC)) == ["Check", "Forged"]


def hypothesis(uri: str, **changed: object) -> dict[str, object]:
    return {
        "id": "Q8xGFjyUEe2h",
        "created": "2024-02-01T10:00:00.123456+00:00",
        "user": "acct:winterbottom@notes.example",
        "uri": uri,
        "text": "A foreign note",
        "tags": ["dues"],
        "target": [
            {
                "source": uri,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "endContainer": "/div[1]/p[2]"},
                    {"type": "TextPositionSelector", "start": 9_000, "end": 9_033},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Winterbotom of the\n  pilotage board",
                        "prefix": "2. (U) Mr ",
                        "suffix": " asked for",
                    },
                ],
            }
        ],
    } | changed


@pytest.mark.parametrize(
    "wrapped",
    [lambda one: one, lambda one: [one], lambda one: {"rows": [one], "total": 1}],
    ids=["one", "list", "rows"],
)
def test_a_foreign_export_is_taken_in_where_it_is_about_our_page(archive: Archive, wrapped: Any) -> None:
    foreign = hypothesis("https://reading.example.org/t/06PORTALDER412#p2")
    assert take_in(archive, wrapped(foreign)) == Imported(added=1, known=0, revised=0, lost=(), refused=())
    (note,) = archive.work.notes.all_of(OWNER)
    assert (note.body, note.made_by, note.fit, note.source) == (
        "A foreign note",
        "winterbottom@notes.example",
        Fit.SAME,
        "Q8xGFjyUEe2h",
    )
    assert f"{note.made_at:%Y-%m-%d}" == "2024-02-01"
    assert note.quotation is not None
    assert note.quotation.exact == QUOTE
    assert take_in(archive, foreign).known == 1


def test_words_that_are_not_in_our_text_are_reported_and_kept(archive: Archive) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "zeppelins over the harbour"}
    foreign = {"type": "Annotation", "body": "x", "target": {"source": "/t/06PORTALDER412", "selector": selector}}
    done = take_in(archive, foreign)
    (note,) = archive.work.notes.all_of(OWNER)
    assert (done.added, done.lost, note.fit) == (1, (note.id,), Fit.LOST)
    assert exported(archive)["first"]["items"][0]["target"]["selector"][0]["exact"] == "zeppelins over the harbour"


def test_a_version_that_is_not_held_means_its_telegram(archive: Archive, other: Archive, tmp_path: Path) -> None:
    add(archive, tmp_path / "more", corrected=CORRECTED)
    archive.work.notes.write(OWNER, "06PORTALDER412", "Check", now=NOW, quote=QUOTE)
    assert take_in(other, exported(archive)).added == 1
    assert other.work.notes.all_of(OWNER)[0].fit is Fit.SAME


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a string", "is no annotation"),
        ({"body": "x", "target": "https://elsewhere.example/page"}, "not about a telegram"),
        ({"body": "x", "target": "http://[broken/t/x"}, "not about a telegram"),
        ({"body": "x", "target": 7}, "not about a telegram"),
        ({"body": "x"}, "not about a telegram"),
        ({"target": "/t/06PORTALDER412"}, "no words of its own"),
        ({"body": [{"purpose": "tagging", "value": "dues"}], "target": "/t/06PORTALDER412"}, "no words of its own"),
    ],
)
def test_what_is_no_note_of_ours_is_refused_with_its_reason(value: object, reason: str) -> None:
    (one,) = read(value)
    assert isinstance(one, Refused)
    assert reason in one.reason


def test_only_the_refused_ones_are_left_out(archive: Archive) -> None:
    some = [
        {"body": "one", "target": "/t/06PORTALDER412"},
        {"body": "two", "target": "/t/06PORTALDER999"},
        {"body": "x" * 30_000, "target": "/t/06PORTALDER413"},
    ]
    done = take_in(archive, some)
    assert done.added == 1
    assert [(place, reason.partition(",")[0]) for place, reason in done.refused] == [
        ("notes.jsonld[2]", "06PORTALDER999 is not in this archive"),
        ("notes.jsonld[3]", "A note has 20"),
    ]


def test_who_may_not_read_a_telegram_cannot_tell_that_it_is_there(archive: Archive) -> None:
    secret = take_in(archive, {"body": "x", "target": "/t/06PORTALDER414"}, PUBLIC)
    absent = take_in(archive, {"body": "x", "target": "/t/06PORTALDER999"}, PUBLIC)
    assert str(secret).replace("414", "999") == str(absent)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'"\\ud800"'], ids=["empty", "cut", "bytes", "deep", "half a sign"]
)
def test_what_is_no_json_is_one_sentence(data: bytes) -> None:
    with pytest.raises(TelegramError, match=r"notes\.jsonld: is no JSON"):
        list(read_annotations(data, name="notes.jsonld"))


def test_lists_in_lists_end() -> None:
    nested: object = {"body": "x", "target": "/t/06PORTALDER412"}
    for _ in range(60):
        nested = [nested]
    (one,) = read(nested)
    assert isinstance(one, Refused)


@pytest.mark.parametrize(
    "changed",
    [
        {"target": [{"source": "/t/06PORTALDER412", "selector": [None, 3, {"type": "TextQuoteSelector", "exact": 5}]}]},
        {"created": "yesterday", "user": {"name": None}},
        {"created": "0001-01-01T00:00:00+14:00"},
        {"id": "urn:uuid:none"},
        {
            "target": [
                {"source": {"id": "/t/06PORTALDER412"}, "selector": {"type": "TextPositionSelector", "start": -1}}
            ]
        },
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_odd_values_harm_nothing(archive: Archive, changed: dict[str, object]) -> None:
    (one,) = read(hypothesis("/t/06PORTALDER412", **changed))
    assert isinstance(one, Foreign)
    assert uuid.UUID(one.note_id)
    assert archive.work.notes.take_in(OWNER, [one], now=LATER).added == 1
