"""Readers of other packages: good ones are asked, bad ones cost one warning."""

import io
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint

import pytest

from reftel.corpus import Holds, Input, Item, Job, Ledger, Rejected, extract, plugins, read
from reftel.corpus.contract import broken_promises
from reftel.corpus.extractors import Extractor
from reftel.corpus.readers import readers
from reftel.corpus.values import Found
from reftel.errors import PluginWarning
from reftel.telegram import Source

Reading = Callable[..., list[Item | Rejected]]
DATA = b"HERRING 1\nUNCLAS PORT ALDER 000415\n"


def without_first_line(data: bytes) -> tuple[str, str]:
    return data.partition(b"\n")[2].decode("ascii", "replace"), "ascii"


class HerringReader:
    """Reads files whose first line begins with a certain word."""

    name = "herring"
    what = "a file that begins with HERRING"
    holds = Holds.TEXTS
    extractors: Mapping[str, Extractor] = {"herring/1": without_first_line}

    def recognises(self, head: bytes, name: str) -> bool:
        return head.startswith((b"HERRING", b"%PDF-"))

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        data = source.stream.read()
        text, encoding = without_first_line(data)
        place = Source(
            path=source.path, member=source.member, extent=(0, len(data)), sha256="0" * 64, extractor="herring/1"
        )
        yield Item(
            source=place,
            data=data,
            encoding=encoding,
            text=text,
            extent=(0, len(text)),
            published=None,
            reader=self.name,
        )


class Nameless(HerringReader):
    name = ""


class Wordless(HerringReader):
    what = None  # type: ignore[assignment]


class Shapeless(HerringReader):
    holds = "texts"  # type: ignore[assignment]


class Listless(HerringReader):
    extractors = ("herring/1",)  # type: ignore[assignment]


class Readless(HerringReader):
    read = None  # type: ignore[assignment]


class Blind(HerringReader):
    def recognises(self, head: bytes, name: str) -> bool:
        raise RuntimeError("no eyes")


class Failing(HerringReader):
    def read(self, source: Input, job: Job) -> Iterator[Found]:
        raise RuntimeError("no hands")


class Yielding(HerringReader):
    def read(self, source: Input, job: Job) -> Iterator[Found]:
        yield "a herring"  # type: ignore[misc]


class Greedy(HerringReader):
    def recognises(self, head: bytes, name: str) -> bool:
        return True


class Namesake(HerringReader):
    name = "text"


def broken_factory() -> None:
    raise ImportError("no such sea")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Install classes as if other packages had brought them."""
    module = types.ModuleType("herring_plugin")
    monkeypatch.setitem(sys.modules, "herring_plugin", module)

    def installing(*classes: type) -> None:
        for each in classes:
            setattr(module, each.__name__, each)
        points = [EntryPoint(each.__name__, f"herring_plugin:{each.__name__}", plugins.GROUP) for each in classes]
        monkeypatch.setattr(plugins, "entry_points", lambda group: points)
        plugins.plugin_readers.cache_clear()

    yield installing
    plugins.plugin_readers.cache_clear()


def test_a_plug_in_reads_what_it_recognises(install: Callable[..., None], read_bytes: Reading) -> None:
    install(HerringReader)
    (item,) = read_bytes(DATA)
    assert isinstance(item, Item)
    assert (item.reader, item.text) == ("herring", "UNCLAS PORT ALDER 000415\n")
    assert extract("herring/1", DATA) == (item.text, item.encoding)
    assert [reader.name for reader in readers()][-2:] == ["herring", "text"]


def test_a_plug_in_keeps_the_contract() -> None:
    assert broken_promises(HerringReader(), DATA) == []


def test_a_plug_in_may_read_what_reftel_cannot(install: Callable[..., None], read_bytes: Reading) -> None:
    install(HerringReader)
    (item,) = read_bytes(b"{\\rtf1 x}")
    assert isinstance(item, Rejected)
    install(Greedy)
    (item,) = read_bytes(b"{\\rtf1 x}")
    assert isinstance(item, Item)


def test_a_greedy_plug_in_takes_nothing_from_the_readers_that_know_their_kind(
    install: Callable[..., None], read_bytes: Reading, samples: Mapping[str, bytes]
) -> None:
    install(Greedy)
    read_by = {found.reader for found in read_bytes(samples["html page"]) if isinstance(found, Item)}
    assert read_by == {"html-page"}


@pytest.mark.parametrize(
    ("plugin", "fault"),
    [
        (Nameless, "has no name"),
        (Wordless, "does not say what it recognises"),
        (Shapeless, "whether it holds texts or inputs"),
        (Listless, "does not name its extractors"),
        (Readless, "lacks `recognises` or `read`"),
        (broken_factory, "does not|has no name|cannot be loaded"),
    ],
    ids=["no name", "no word", "no shape", "no table of extractors", "no read", "not a reader"],
)
def test_a_broken_plug_in_is_left_out_with_one_warning(
    plugin: type, fault: str, install: Callable[..., None], read_bytes: Reading
) -> None:
    install(plugin)
    with pytest.warns(PluginWarning, match=fault) as caught:
        read_bytes(DATA)
        (item,) = read_bytes(DATA)
    assert isinstance(item, Item)
    assert item.reader == "text"
    assert len(caught) == 1
    assert "it is left out" in str(caught[0].message)


def test_a_plug_in_that_cannot_be_imported_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.warns(PluginWarning, match="'sea'.*cannot be loaded .ModuleNotFoundError"):
        assert plugins.load([EntryPoint("sea", "no_such_sea:Reader", plugins.GROUP)]) == ()


def test_two_plug_ins_of_one_name_are_one(install: Callable[..., None]) -> None:
    install(HerringReader, Greedy)
    with pytest.warns(PluginWarning, match="has the name of another"):
        assert [reader.name for reader in plugins.plugin_readers()] == ["herring"]


def test_a_plug_in_cannot_take_the_place_of_one_of_ours(install: Callable[..., None], read_bytes: Reading) -> None:
    install(Namesake)
    with pytest.warns(PluginWarning, match="has the name of one of Reftel's own") as caught:
        (item,) = read_bytes(DATA)
        read_bytes(DATA)
    assert len(caught) == 1
    assert isinstance(item, Item)
    assert item.text == DATA.decode()


def test_a_plug_in_that_fails_while_it_looks_is_asked_no_more(
    install: Callable[..., None], read_bytes: Reading
) -> None:
    install(Blind)
    with pytest.warns(PluginWarning, match="fails while it looks at an input .RuntimeError: no eyes"):
        (item,) = read_bytes(DATA)
    assert isinstance(item, Item)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_bytes(DATA)


@pytest.mark.parametrize(
    ("plugin", "why"),
    [(Failing, "RuntimeError: no hands"), (Yielding, "it yields str")],
    ids=["raises", "yields what is nothing"],
)
def test_a_plug_in_that_fails_on_an_input_refuses_that_one(
    plugin: type, why: str, install: Callable[..., None], read_bytes: Reading
) -> None:
    install(plugin)
    (refused,) = read_bytes(DATA)
    assert isinstance(refused, Rejected)
    assert why in refused.reason
    assert "plug-in" in refused.reason


def test_what_a_plug_in_leaves_out_shows_in_the_ledger(install: Callable[..., None]) -> None:
    class Careless(HerringReader):
        def read(self, source: Input, job: Job) -> Iterator[Found]:
            yield source.furniture((0, 3), "a word")

    install(Careless)
    ledger = Ledger()
    assert list(read(["-"], stdin=io.BytesIO(DATA), ledger=ledger)) == []
    assert ledger.by_reader["herring"].missing_bytes == len(DATA) - 3
    assert ledger.unbalanced == 1
    assert broken_promises(Careless(), DATA)[0].endswith("are not accounted for")
