"""The seam: what a reader is. Whoever writes one, here or in a plug-in, keeps this contract; `contract` tests it."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Protocol

from reftel.corpus.extractors import Extractor
from reftel.corpus.inputs import Input, Job
from reftel.corpus.values import Found


class Holds(Enum):
    """What a kind of input holds: texts, or other inputs, each of which gets a reader of its own."""

    TEXTS = "texts"
    INPUTS = "inputs"


class CorpusReader(Protocol):
    """Reads one kind of input.

    `recognises` looks at the first bytes (the name is a hint at most) and never raises. `read` yields items, furniture and
    refusals in the order of the input; their byte ranges touch and cover it, each byte once; only items whose bytes cannot be
    told apart (several telegrams of one mail or PDF) share a range, and follow one another in its text. It gives the same twice,
    and makes of each item exactly the text that `extract` makes of its bytes. It may raise `TelegramError`, which refuses the
    input, and `OSError`. What it yields of members found inside (`job.dispatch`) is passed on as it is.
    """

    @property
    def name(self) -> str:
        """The reader's name, in lower case, as `reftel readers` lists it."""
        ...

    @property
    def what(self) -> str:
        """What is recognised, and by what: one sentence."""
        ...

    @property
    def holds(self) -> Holds:
        """Whether such an input holds texts or other inputs."""
        ...

    @property
    def extractors(self) -> Mapping[str, Extractor]:
        """The extractors that the items name, by name and version ("mine/1"). An old one is never changed."""
        ...

    def recognises(self, head: bytes, name: str) -> bool:
        """Tell whether this reader can read an input that begins with `head`."""
        ...

    def read(self, source: Input, job: Job) -> Iterator[Found]:
        """Yield what the input holds."""
        ...
