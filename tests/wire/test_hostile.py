"""Evil texts are read within the budget, and twice as much of one takes about twice as long."""

import gc
from collections.abc import Iterator
from time import process_time

import pytest

from bench import hostile
from bench.evil_texts import EVIL, Maker
from bench.hostile import Cost, shortest
from reftel.wire import parse

SIZE = 20_000
"""Small, so that all of them take a minute; `python -m bench.hostile` reads a megabyte of each."""

MOST_GROWTH = 3.0
"""Four times as long for twice the text is what looking back costs; the small sizes and a busy machine blur the 2.2 of the bench."""

MOST_SECONDS_A_MEGABYTE = 20.0
"""Far above the budget, for slow and busy machines under test; it stops what takes minutes."""

TRIES = 10
"""Each length is read so often at most; other work on the machine only ever adds, so that the shortest counts."""

SHORTEST = 0.004


@pytest.fixture(autouse=True)
def _only_own_garbage() -> Iterator[None]:
    """Keep the collector from walking what all other tests hold, in the middle of a measurement."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("make", EVIL.values(), ids=list(EVIL))
def test_twice_the_text_takes_about_twice_as_long(make: Maker) -> None:
    half, full = make(SIZE), make(2 * SIZE)
    shorter = longer = float("inf")
    for _ in range(TRIES):
        shorter = min(shorter, shortest(lambda: parse(half), 1))
        longer = min(longer, shortest(lambda: parse(full), 1))
        if longer <= MOST_GROWTH * max(shorter, SHORTEST):
            break
    assert longer <= MOST_GROWTH * max(shorter, SHORTEST), f"{shorter:.4f} s, then {longer:.4f} s"
    assert longer <= MOST_SECONDS_A_MEGABYTE * 2 * SIZE / 1_000_000


@pytest.mark.parametrize("make", EVIL.values(), ids=list(EVIL))
def test_no_character_of_an_evil_text_is_lost(make: Maker) -> None:
    text = make(2_000)
    spans = parse(text, spans=True).spans or ()
    assert "".join(text[span.start : span.end] for span in spans) == text


@pytest.mark.parametrize("name", list(EVIL))
def test_an_evil_text_has_about_the_length_that_was_asked_for(name: str) -> None:
    assert 0.4 * SIZE <= len(EVIL[name](SIZE)) <= 3 * SIZE


def test_costs_are_printed_and_the_exit_code_tells_of_any_that_is_too_much(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for seconds, code in ((0.5, False), (1.5, True)):
        monkeypatch.setattr(hostile, "cost", lambda name, _, seconds=seconds: Cost(name, seconds, 2.0))
        with pytest.raises(SystemExit) as caught:
            hostile.main(["blanks", "tabs"])
        assert caught.value.code is code
        assert ("TOO MUCH" in capsys.readouterr().out) is code


def test_a_reader_that_looks_back_is_found() -> None:
    def looks_back(length: int) -> float:
        started = process_time()
        seen: list[int] = []
        for n in range(length):
            seen.append(n)
            _ = n + 1 in seen
        return process_time() - started

    shorter = longer = float("inf")
    for _ in range(TRIES):
        shorter = min(shorter, looks_back(3_000))
        longer = min(longer, looks_back(6_000))
    assert longer > MOST_GROWTH * shorter


@pytest.mark.parametrize(("seconds", "growth", "is_too_much"), [(0.5, 2.0, False), (1.5, 2.0, True), (0.5, 2.5, True)])
def test_a_cost_over_the_budget_is_told(seconds: float, growth: float, *, is_too_much: bool) -> None:
    assert Cost("fog", seconds, growth).is_too_much is is_too_much
