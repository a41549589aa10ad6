"""The readers there are, and which of them an input gets. The kind of an input is told by its content."""

import logging
from collections.abc import Iterator
from typing import Final

import msgspec

from reftel.corpus.containers.compressed import CompressedReader
from reftel.corpus.containers.tars import TarReader
from reftel.corpus.containers.zips import ZipReader
from reftel.corpus.documents.cards import CardReader
from reftel.corpus.documents.catalogue import CatalogueReader
from reftel.corpus.documents.csv8_reader import Csv8Reader
from reftel.corpus.documents.document_readers import HtmlPageReader, TextReader
from reftel.corpus.documents.jsonl_reader import JsonlReader
from reftel.corpus.documents.mail_readers import MailReader, MboxReader
from reftel.corpus.documents.pdf_reader import PdfReader
from reftel.corpus.documents.tei_reader import TeiReader
from reftel.corpus.inputs import HEAD_BYTES, Input, Job
from reftel.corpus.ledger import Bookkeeper
from reftel.corpus.plugins import PluginReader, plugin_readers
from reftel.corpus.seam import CorpusReader, Holds
from reftel.corpus.unreadable import Unreadable, find_unreadable
from reftel.corpus.values import MAX_KEPT_BYTES, Found, Furniture, Item, Rejected
from reftel.errors import TelegramError

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())

BUILT_IN: Final[tuple[CorpusReader, ...]] = (
    ZipReader(),
    CompressedReader(),
    TarReader(),
    PdfReader(),
    Csv8Reader(),
    JsonlReader(),
    TeiReader(),
    HtmlPageReader(),
    MboxReader(),
    MailReader(),
    CatalogueReader(),
    CardReader(),
)
"""The readers that know their kind by a mark of its own, in the order in which they are asked."""

LAST: Final[CorpusReader] = TextReader()
"""Asked last: it recognises any text."""

OURS: Final = frozenset(reader.name for reader in (*BUILT_IN, LAST))


def readers() -> tuple[CorpusReader, ...]:
    """Return the registered readers in the order in which they are asked: our own, those of plug-ins, plain text."""
    return (*BUILT_IN, *_plugins(), LAST)


def find_reader(head: bytes, name: str) -> CorpusReader | None:
    """Return the first reader that recognises the input, None where none does."""
    return next((reader for reader in readers() if reader.recognises(head, name)), None)


def _plugins() -> tuple[PluginReader, ...]:
    """Return the readers of plug-ins, without those that take the name of one of ours."""
    namesakes = [reader for reader in plugin_readers() if reader.name in OURS]
    for reader in namesakes:
        reader.leave_out("has the name of one of Reftel's own")
    return tuple(reader for reader in plugin_readers() if reader not in namesakes)


def choose_reader(head: bytes, name: str) -> CorpusReader | Unreadable | None:
    """Return who reads an input that begins like this; why nobody can, where that is known; else None.

    A plug-in may read what Reftel itself cannot, but takes nothing away from the readers that know their kind.
    """
    unreadable = find_unreadable(head)
    asked = _plugins() if unreadable is not None else readers()
    return next((reader for reader in asked if reader.recognises(head, name)), unreadable)


def read_input(source: Input, job: Job) -> Iterator[Item | Rejected]:
    """Yield what an open input holds, and enter it in the ledger; every fault of the input ends as a refusal. Never raises."""
    keeper = Bookkeeper(source.path, source.member, source.size)
    for found in _read(source, job, keeper):
        keeper.note(found, job.ledger)
        if isinstance(found, Rejected):
            yield found if keeper.is_container else _with_bytes(found, source)
        elif not isinstance(found, Furniture):
            yield found
    job.ledger.enter(keeper.close())


def _with_bytes(refused: Rejected, source: Input) -> Rejected:
    """Return a refusal with the bytes that are refused, where these can be had. The stream stays where it stood."""
    start, end = refused.extent or (0, source.size)
    if not 0 < end - start <= MAX_KEPT_BYTES:
        return refused
    try:
        place = source.stream.tell()
        source.stream.seek(start)
        data = source.stream.read(end - start)
        source.stream.seek(place)
    except (OSError, ValueError, EOFError):
        return refused
    return msgspec.structs.replace(refused, data=data)


def _read(source: Input, job: Job, keeper: Bookkeeper) -> Iterator[Found]:
    try:
        head = source.stream.read(HEAD_BYTES)
        source.stream.seek(0)
        if not head:
            yield source.refuse("the file is empty", "Fetch it again, or leave it out.")
            return
        reader = choose_reader(head, source.member or source.path)
        if reader is None:
            yield source.refuse("neither text nor an archive that Reftel knows", "Save it as plain text and add that.")
        elif isinstance(reader, Unreadable):
            yield source.refuse(reader.reason, reader.next_step)
        else:
            keeper.reader, keeper.is_container = reader.name, reader.holds is Holds.INPUTS
            yield from reader.read(source, job)
    except TelegramError as error:
        yield source.refuse(error.reason if not error.place else str(error), error.next_step)
    except OSError as error:
        yield source.refuse(f"it cannot be read ({error.strerror or error})")
    except Exception as error:  # noqa: BLE001 - the edge: one input must not stop the rest
        _log.warning("a reader failed on %s", source.path, exc_info=True)
        yield source.refuse(f"a fault of Reftel's own while reading it ({type(error).__name__})", "Report it, please.")
