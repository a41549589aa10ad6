"""The contract of readers as a check that anybody may run over a reader of theirs and their samples.

    from reftel.corpus.contract import broken_promises

    def test_my_reader_keeps_the_contract():
        assert broken_promises(MyReader(), Path("sample.mine").read_bytes()) == []

Nothing here needs a test framework. What it looks for is what an archive relies on: each byte once, the same twice, the text
made again from the stored bytes, and no exception but the two that are foreseen.
"""

import io
from collections.abc import Callable, Iterator
from typing import Final

from reftel.corpus.extractors import EXTRACTORS
from reftel.corpus.inputs import Budget, Input, Job
from reftel.corpus.ledger import Bookkeeper
from reftel.corpus.readers import read_input
from reftel.corpus.seam import CorpusReader, Holds
from reftel.corpus.values import LIMITS, Found, Furniture, Item, Rejected
from reftel.errors import TelegramError

_PATH: Final = "sample"


def broken_promises(reader: CorpusReader, data: bytes, *, name: str = _PATH) -> list[str]:
    """Return what a reader does against the contract with an input that it recognises; empty where it keeps it."""
    return [fault for promise in PROMISES for fault in promise(reader, data, name)]


def run(reader: CorpusReader, data: bytes, name: str = _PATH) -> list[Found]:
    """Return all that a reader yields of some bytes. Raises what the reader raises."""
    return list(reader.read(Input(name, None, io.BytesIO(data), len(data)), _job(data)))


def _job(data: bytes) -> Job:
    return Job(LIMITS, Budget(LIMITS, len(data)), read_input)


def _recognises(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    if reader.recognises(data[: 64 * 1024], name) is not True:
        yield "it does not recognise the sample"
    if reader.recognises(data[: 64 * 1024], "x") is not True:
        yield "it does not recognise the sample under another name"
    for head in (b"", b"\0", b"\xff" * 9, data[:7]):
        if not isinstance(reader.recognises(head, ""), bool):
            yield f"`recognises` gives no bool for {head[:9]!r}"


def _accounts_for_each_byte_once(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    job = _job(data)
    keeper = Bookkeeper(name, None, len(data))
    keeper.is_container = reader.holds is Holds.INPUTS
    for found in run(reader, data, name):
        keeper.note(found, job.ledger)
    account = keeper.close()
    if account.missing_bytes:
        yield f"{account.missing_bytes} of {account.size} bytes are not accounted for"
    if account.twice_bytes:
        yield f"{account.twice_bytes} bytes are claimed twice, or out of order"


def _gives_the_same_twice(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    if run(reader, data, name) != run(reader, data, name):
        yield "reading twice does not give the same"


def _makes_the_text_from_the_bytes(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    for found in run(reader, data, name):
        if not isinstance(found, Item) or (found.source.path, found.source.member) != (name, None):
            continue
        start, end = found.source.extent
        if found.data != data[start:end]:
            yield f"the item at {start} does not hold the bytes that its extent names"
        making = reader.extractors.get(found.source.extractor) or EXTRACTORS.get(found.source.extractor)
        if making is None:
            yield f"the extractor {found.source.extractor!r} is not listed in `extractors`"
        elif making(found.data) != (found.text, found.encoding):
            yield f"the extractor {found.source.extractor!r} makes another text of the item at {start}"
        if not 0 <= found.extent[0] <= found.extent[1] <= len(found.text):
            yield f"the telegram of the item at {start} lies outside its text"


def _bears_damage(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    half = len(data) // 2
    for broken in (data[:half], data[:700], data[:-1], b"", data[::-1], data + b"\1\2\3", b"\0" * 9 + data):
        try:
            refusals = [found for found in run(reader, broken, name) if isinstance(found, Rejected)]
        except (TelegramError, OSError):
            continue
        except Exception as error:  # noqa: BLE001 - what is looked for
            yield f"a damaged input raises {type(error).__name__}: {error}"
            continue
        if not all(refusal.reason for refusal in refusals):
            yield "a refusal gives no reason"


def _says_what_it_passes_over(reader: CorpusReader, data: bytes, name: str) -> Iterator[str]:
    found = run(reader, data, name)
    if not all(entry.what for entry in found if isinstance(entry, Furniture)):
        yield "furniture without a word for it (`what`)"


PROMISES: Final[tuple[Callable[[CorpusReader, bytes, str], Iterator[str]], ...]] = (
    _recognises,
    _accounts_for_each_byte_once,
    _gives_the_same_twice,
    _makes_the_text_from_the_bytes,
    _bears_damage,
    _says_what_it_passes_over,
)
