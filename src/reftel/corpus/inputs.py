"""What a reader is given: an open input with its name, the limits, and the account of what an archive has unpacked so far."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Final

from reftel.corpus.ledger import Ledger
from reftel.corpus.values import Furniture, Item, Limits, Rejected
from reftel.errors import LimitExceeded
from reftel.telegram import Place

HEAD_BYTES: Final = 64 * 1024
"""How much of an input is looked at to tell what it is."""

_UNPACK: Final = "Unpack it yourself, if you trust it, and name the folder."


@dataclass(frozen=True, slots=True)
class Input:
    """An open input: `stream` can seek and stands at its start, `size` counts its bytes."""

    path: str
    member: str | None
    stream: BinaryIO
    size: int

    def refuse(self, reason: str, next_step: str = "", *, extent: Place | None = None) -> Rejected:
        """Return the refusal of this input, or of the part of it that `extent` names."""
        return Rejected(path=self.path, member=self.member, reason=reason, next_step=next_step, extent=extent)

    def furniture(self, extent: Place, what: str) -> Furniture:
        """Return the entry for a part of this input that holds no telegram."""
        return Furniture(path=self.path, member=self.member, extent=extent, what=what)

    def member_path(self, name: str) -> str:
        """Return the path of something inside this input, from the outermost archive on."""
        return name if self.member is None else f"{self.member}/{name}"


@dataclass(slots=True)
class Budget:
    """What one file given by the user may still unpack to, however deep its archives are nested."""

    limits: Limits
    packed_bytes: int
    unpacked_bytes: int = 0
    members: int = 0

    def take_bytes(self, count: int) -> None:
        """Note that `count` more bytes have been unpacked; raise `LimitExceeded` when it is enough."""
        self.unpacked_bytes += count
        self.check_bytes(self.unpacked_bytes)

    def check_bytes(self, unpacked: int) -> None:
        """Raise `LimitExceeded` where so many unpacked bytes are too many, at all or for a file of this size."""
        limits = self.limits
        if unpacked > limits.total_bytes:
            raise LimitExceeded("bytes unpacked from one archive", limits.total_bytes, next_step=_UNPACK)
        if unpacked > limits.ratio_floor_bytes and unpacked > limits.ratio * max(self.packed_bytes, 1):
            raise LimitExceeded("unpacked bytes for each packed one", limits.ratio, next_step=_UNPACK)

    def take_member(self) -> None:
        """Note one more member; raise `LimitExceeded` when there are more than a file of this size may have."""
        self.members += 1
        most = max(self.limits.members, self.packed_bytes // self.limits.packed_bytes_a_member)
        if self.members > most:
            raise LimitExceeded("members of one archive", most, next_step=_UNPACK)


@dataclass(frozen=True, slots=True)
class Job:
    """What readers share while one file is read: limits, budget, how to read what they find inside, how deep, and the ledger."""

    limits: Limits
    budget: Budget
    dispatch: Callable[[Input, "Job"], Iterator[Item | Rejected]]
    depth: int = 0
    ledger: Ledger = field(default_factory=Ledger)

    def inside(self) -> "Job":
        """Return the job for the members of an archive; raise `LimitExceeded` where archives are nested too deep."""
        if self.depth > self.limits.nesting:
            raise LimitExceeded("archives inside archives", self.limits.nesting, next_step=_UNPACK)
        return replace(self, depth=self.depth + 1)


def read_whole(source: Input, limits: Limits) -> bytes:
    """Return the bytes of an input that is one text; raise `LimitExceeded` where it is too long."""
    if source.size > limits.input_bytes:
        raise LimitExceeded("bytes of one text", limits.input_bytes, next_step="Cut it into several files.")
    return source.stream.read(limits.input_bytes + 1)
