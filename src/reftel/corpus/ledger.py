"""The ledger: every byte of every input is an item's, the publisher's, a reported error's, or packing around other inputs.

The reading layer keeps it, not the readers: it looks at the byte ranges of what they yield. What a reader leaves out shows
as missing, what it claims twice as such, and the sums of the other columns add up to the size of the input.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from reftel.corpus.values import Found, Furniture, Item, Rejected
from reftel.telegram import Place


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the bytes of one input: `size` is the sum of all `…_bytes`, those claimed twice counted once.

    `reader` is null where none took the input. `packing_bytes` are those of a container, whose members have accounts of
    their own, in unpacked bytes. `missing_bytes` and `twice_bytes` are faults of the reader.
    """

    path: str
    member: str | None
    reader: str | None
    size: int
    items: int = 0
    item_bytes: int = 0
    furniture: int = 0
    furniture_bytes: int = 0
    refused: int = 0
    refused_bytes: int = 0
    packing_bytes: int = 0
    missing_bytes: int = 0
    twice_bytes: int = 0

    @property
    def is_balanced(self) -> bool:
        """Tell whether every byte is accounted for, once."""
        parts = self.item_bytes + self.furniture_bytes + self.refused_bytes + self.packing_bytes
        return parts == self.size and not self.missing_bytes and not self.twice_bytes


class Sums(msgspec.Struct, kw_only=True):
    """The sums of several accounts, `inputs` of them."""

    inputs: int = 0
    size: int = 0
    items: int = 0
    item_bytes: int = 0
    furniture: int = 0
    furniture_bytes: int = 0
    refused: int = 0
    refused_bytes: int = 0
    packing_bytes: int = 0
    missing_bytes: int = 0
    twice_bytes: int = 0

    def add(self, account: Account) -> None:
        """Add one account."""
        self.inputs += 1
        for name in _COUNTED:
            setattr(self, name, getattr(self, name) + getattr(account, name))


_COUNTED = tuple(name for name in Sums.__struct_fields__ if name != "inputs")


@dataclass(slots=True)
class Ledger:
    """The accounts of a run, summed by reader; `on_account` is told of each one. Grows with the kinds of inputs, not their number.

    `read_bytes` says how far the reading of the files has come, packed as they are: what `measure` counts.
    """

    on_account: Callable[[Account], None] | None = None
    by_reader: dict[str | None, Sums] = field(default_factory=dict)
    furniture: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    unbalanced: int = 0
    read_bytes: int = 0

    def enter(self, account: Account) -> None:
        """Enter the account of one input."""
        self.by_reader.setdefault(account.reader, Sums()).add(account)
        self.unbalanced += not account.is_balanced
        if self.on_account is not None:
            self.on_account(account)

    def total(self) -> Sums:
        """Return the sums over all readers; what was packed is counted packed, and again as what it holds."""
        total = Sums()
        for sums in self.by_reader.values():
            for name in Sums.__struct_fields__:
                setattr(total, name, getattr(total, name) + getattr(sums, name))
        return total


class Bookkeeper:
    """Keeps the account of one input while its reader yields; entries of its members are none of its own."""

    def __init__(self, path: str, member: str | None, size: int) -> None:
        self._path = path
        self._member = member
        self._size = size
        self._at = 0
        self._last: Place | None = None
        self._is_refused = False
        self._sums = Sums()
        self.reader: str | None = None
        self.is_container = False

    def note(self, found: Found, ledger: Ledger) -> None:
        """Note what the reader yielded."""
        if isinstance(found, Item):
            if (found.source.path, found.source.member) == (self._path, self._member):
                self._sums.items += 1
                if (
                    found.source.extent != self._last
                ):  # several telegrams of a mail or a PDF have the bytes of all of it
                    self._sums.item_bytes += self._take(found.source.extent)
                self._last = found.source.extent
                ledger.encodings[found.encoding] += 1
        elif (found.path, found.member) != (self._path, self._member):
            return
        elif isinstance(found, Furniture):
            self._sums.furniture += 1
            self._sums.furniture_bytes += self._take(found.extent)
            ledger.furniture[found.what] += 1
        else:
            self._note_refusal(found)

    def close(self) -> Account:
        """Return the account. What nothing accounts for is the refusal's, the packing of a container, or missing."""
        sums = self._sums
        rest = self._size - sums.item_bytes - sums.furniture_bytes - sums.refused_bytes
        refused, packing, missing = (
            (rest, 0, 0) if self._is_refused else (0, rest, 0) if self.is_container else (0, 0, rest)
        )
        return Account(
            path=self._path,
            member=self._member,
            reader=self.reader,
            size=self._size,
            items=sums.items,
            item_bytes=sums.item_bytes,
            furniture=sums.furniture,
            furniture_bytes=sums.furniture_bytes,
            refused=sums.refused,
            refused_bytes=sums.refused_bytes + refused,
            packing_bytes=packing,
            missing_bytes=missing,
            twice_bytes=sums.twice_bytes,
        )

    def _note_refusal(self, refusal: Rejected) -> None:
        self._sums.refused += 1
        if refusal.extent is None:
            self._is_refused = True
        else:
            self._sums.refused_bytes += self._take(refusal.extent)

    def _take(self, extent: Place) -> int:
        """Return how many bytes of a range nobody claimed before; ranges come in order."""
        start, end = extent[0], min(extent[1], self._size)
        fresh = max(start, self._at)
        self._sums.twice_bytes += max(0, min(end, self._at) - start)
        self._at = max(self._at, end)
        return max(0, end - fresh)
