"""Markings in words and in the colours of the trade's cover sheets; the words always stand beside the colour."""

from typing import Final

from reftel.codes import Classification
from reftel.web.language import N_, _

LEVEL_CLASSES: Final = {
    Classification.UNCLASSIFIED: "level-u",
    Classification.LIMITED_OFFICIAL_USE: "level-none",
    Classification.RESTRICTED: "level-none",
    Classification.CONFIDENTIAL: "level-c",
    Classification.SECRET: "level-s",
    Classification.TOP_SECRET: "level-t",
}
"""Level → class of the style sheet: green, blue, red, orange as on cover sheets; the two lesser markings had no colour."""

NO_MARKING: Final = N_("No marking")


def level_class(level: Classification | None) -> str:
    """Return the style of a level, that of no marking for None."""
    return LEVEL_CLASSES[level] if level is not None else "level-none"


def level_words(level: Classification | None) -> str:
    """Return the level as marked; where the text has none, that it has none."""
    return level.value if level is not None else _(NO_MARKING)
