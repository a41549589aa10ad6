"""The source note of later volumes: where the original lies, and what its heading said.

    note = "Source: " archive *( ". " sentence )
    sentence = [ level *( ";" word ) ] / "Repeated for information to" posts / "Drafted by" names *( ";" "cleared by" names )

"Source: …, Central Files. Secret; Priority; Exdis. Repeated for information to Verrin. Drafted by Quill; cleared by Ostler;
approved by Fenwick." Source: FORMAT 2.14.
"""

import re
from collections.abc import Sequence
from typing import Final, TypedDict

from reftel.codes import Classification, captions, find_precedence_word
from reftel.telegram import Addressee, Drafting, PrecedencePair
from reftel.wire.frus_chunks import SOURCE

MAX_NOTE: Final = 4_000

_LEVEL: Final = re.compile(
    r"(?P<level>Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Restricted|Unclassified)"
    r"(?P<more>(?:[;,]\s[A-Z][A-Za-z ]{2,30}){0,6})\."
)
_REPEATED: Final = re.compile(
    r"(?:Also sent|Repeated)(?: for information)? (?:immediate |priority )?to (?P<posts>[A-Z][^.;]{2,300})"
)
_POST: Final = re.compile(r",\sand\s|,\s|\sand\s|;\s")
_DRAFTED: Final = re.compile(
    r"[Dd]rafted (?:on [A-Z]\w{2,9} \d{1,2} )?by (?P<names>[^;]{2,200}?)(?=;|,? and (?:cleared|approved)|\.\s|\.?$)"
)
_CLEARED: Final = re.compile(
    r"[Cc]leared (?:by|with|in|in substance by) (?P<names>[^;]{2,300}?)(?=;|,? and approved|\.\s|\.?$)"
)
_APPROVED: Final = re.compile(r"[Aa]pproved (?:and signed )?by (?P<names>[^;]{2,200}?)(?=;|\.\s|\.?$)")


class SourceFields(TypedDict, total=False):
    """The fields of a record that a source note gives."""

    classification: Classification
    precedence: PrecedencePair
    captions: tuple[str, ...]
    info_addressees: tuple[Addressee, ...]
    drafting: Drafting


def read_source_notes(notes: Sequence[str]) -> SourceFields:
    """Return the fields that the first source note among the notes gives; empty without one."""
    note = next((note for note in notes if SOURCE.match(note)), None)
    if note is None:
        return {}
    text = " ".join(note[:MAX_NOTE].split())
    fields = _marking(text)
    if (match := _REPEATED.search(text)) is not None:
        names = [name.strip() for name in _POST.split(match["posts"]) if name.strip()]
        fields["info_addressees"] = tuple(Addressee(designator=name) for name in names[:100])
    drafting = _drafting(text)
    if drafting is not None:
        fields["drafting"] = drafting
    return fields


def _marking(text: str) -> SourceFields:
    """Level, precedence and captions: one sentence, set off by semicolons."""
    fields: SourceFields = {}
    match = _LEVEL.search(text)
    if match is None:
        return fields
    name = match["level"].upper().replace("OFFICIAL USE ONLY", "LIMITED OFFICIAL USE")
    fields["classification"] = Classification(name.replace("LIMITED LIMITED", "LIMITED"))
    words = [word.strip().upper() for word in match["more"].replace(",", ";").split(";") if word.strip()]
    precedence = next((found for word in words if (found := find_precedence_word(word)) is not None), None)
    if precedence is not None:
        fields["precedence"] = PrecedencePair(action=precedence)
    fields["captions"] = tuple(dict.fromkeys(word for word in words if word in captions()))
    return fields


def _drafting(text: str) -> Drafting | None:
    drafted, cleared, approved = (pattern.search(text) for pattern in (_DRAFTED, _CLEARED, _APPROVED))
    if drafted is None and cleared is None and approved is None:
        return None
    return Drafting(
        drafted_by=drafted["names"] if drafted else None,
        cleared_by=(cleared["names"],) if cleared else (),
        approved_by=approved["names"] if approved else None,
    )
