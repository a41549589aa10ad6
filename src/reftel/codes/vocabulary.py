"""The closed vocabularies, as enumerations in the field's own words."""

from enum import StrEnum
from typing import Final


class Classification(StrEnum):
    """Level of a telegram. `rank` orders them; controls and captions never raise a level."""

    UNCLASSIFIED = "UNCLASSIFIED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    RESTRICTED = "RESTRICTED"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105 - a marking, not a password
    TOP_SECRET = "TOP SECRET"  # noqa: S105 - a marking, not a password

    @property
    def rank(self) -> int:
        """Return 0 for UNCLASSIFIED up to 5 for TOP SECRET."""
        return _RANKS[self]


_RANKS: Final = {level: rank for rank, level in enumerate(Classification)}


class Precedence(StrEnum):
    """How urgently a telegram is to be handled, most urgent first."""

    FLASH = "FLASH"
    NIACT_IMMEDIATE = "NIACT IMMEDIATE"
    IMMEDIATE = "IMMEDIATE"
    PRIORITY = "PRIORITY"
    ROUTINE = "ROUTINE"


class TelegramKind(StrEnum):
    """What kind of message a text is. A `card` is none: it describes a telegram whose text is not there."""

    TELEGRAM = "telegram"
    SERVICE = "service"
    READDRESSAL = "readdressal"
    AIRGRAM = "airgram"
    CARD = "card"
    UNRECOGNISED = "unrecognised"


class TagKind(StrEnum):
    """The five kinds of TAGS; `unknown` where no table knows the code."""

    SUBJECT = "subject"
    PROGRAM = "program"
    ORGANIZATION = "organization"
    GEOGRAPHIC = "geographic"
    PERSON = "person"
    UNKNOWN = "unknown"


class ReferenceKind(StrEnum):
    """What a reference names."""

    TELEGRAM = "telegram"
    EMAIL = "email"
    MEMO = "memo"
    LETTER = "letter"
    PHONE = "phone"
    REPORT = "report"
    OTHER = "other"
