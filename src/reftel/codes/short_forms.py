"""Short forms that telegrams write in their prose without saying what they stand for."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from reftel.codes.tables import rows


class ShortForm(msgspec.Struct, frozen=True, kw_only=True):
    """One short form; `written` is how texts in small letters have it ("reftel", "Poloff").

    `is_word` says that an ordinary word has the same letters, so that between capitals it tells nothing.
    """

    form: str
    meaning: str
    written: str
    is_word: bool
    source: str


@cache
def short_forms() -> Mapping[str, ShortForm]:
    """Return all short forms by their letters, in capitals."""
    return MappingProxyType(
        {
            row["form"]: ShortForm(
                form=row["form"],
                meaning=row["meaning"],
                written=row["written"] or row["form"],
                is_word=row["word"] == "yes",
                source=row["source"],
            )
            for row in rows("short_forms.csv")
        }
    )


def short_form(form: str) -> ShortForm | None:
    """Return a short form by its letters, None where the table does not have it."""
    return short_forms().get(form)
