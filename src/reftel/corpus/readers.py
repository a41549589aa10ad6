"""The seam: what a reader is, and the readers there are. The kind of an input is told by its content."""

import logging
from collections.abc import Iterator
from typing import Final, Protocol

from reftel.corpus.containers.compressed import CompressedReader
from reftel.corpus.containers.tars import TarReader
from reftel.corpus.containers.zips import ZipReader
from reftel.corpus.documents.document_readers import HtmlPageReader, TextReader
from reftel.corpus.inputs import HEAD_BYTES, Input, Job
from reftel.corpus.unreadable import find_unreadable
from reftel.corpus.values import Item, Rejected
from reftel.errors import TelegramError

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


class CorpusReader(Protocol):
    """Reads one kind of input. The contract, which one suite of tests runs over all readers:

    `recognises` looks at the first bytes (the name is a hint at most) and never raises. `read` yields items and
    refusals in the order of the input, covers it without a gap, gives the same twice, and makes of each item exactly
    the text that `extract` makes of its bytes. It may raise `TelegramError`, which refuses the input, and `OSError`.
    """

    name: str

    def recognises(self, head: bytes, name: str) -> bool:
        """Tell whether this reader can read an input that begins with `head`."""
        ...

    def read(self, source: Input, job: Job) -> Iterator[Item | Rejected]:
        """Yield what the input holds."""
        ...


_READERS: Final[tuple[CorpusReader, ...]] = (
    ZipReader(),
    CompressedReader(),
    TarReader(),
    HtmlPageReader(),
    TextReader(),  # last: it recognises any text
)


def readers() -> tuple[CorpusReader, ...]:
    """Return the registered readers in the order in which they are asked."""
    return _READERS


def find_reader(head: bytes, name: str) -> CorpusReader | None:
    """Return the first reader that recognises the input, None where none does."""
    return next((reader for reader in _READERS if reader.recognises(head, name)), None)


def read_input(source: Input, job: Job) -> Iterator[Item | Rejected]:
    """Yield what an open input holds; every fault of the input ends as a refusal. Never raises."""
    try:
        head = source.stream.read(HEAD_BYTES)
        source.stream.seek(0)
        if not head:
            yield source.refuse("the file is empty", "Fetch it again, or leave it out.")
            return
        unreadable = find_unreadable(head)
        if unreadable is not None:
            yield source.refuse(unreadable.reason, unreadable.next_step)
            return
        reader = find_reader(head, source.member or source.path)
        if reader is None:
            yield source.refuse("neither text nor an archive that Reftel knows", "Save it as plain text and add that.")
            return
        yield from reader.read(source, job)
    except TelegramError as error:
        yield source.refuse(error.reason if not error.place else str(error), error.next_step)
    except OSError as error:
        yield source.refuse(f"it cannot be read ({error.strerror or error})")
    except Exception as error:  # noqa: BLE001 - the edge: one input must not stop the rest
        _log.warning("a reader failed on %s", source.path, exc_info=True)
        yield source.refuse(f"a fault of Reftel's own while reading it ({type(error).__name__})", "Report it, please.")
