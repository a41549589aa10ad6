"""The source note of later volumes: where the original lies, and what its heading said.

    note = "Source: " archive *( ". " sentence )
    sentence = [ level *( ";" word ) ] / "Repeated for information to" posts / "Drafted by" names *( ";" "cleared by" names )

"Source: …, Central Files. Secret; Priority; Exdis. Repeated for information to Verrin. Drafted by Quill; cleared by Ostler;
approved by Fenwick." Source: FORMAT 2.14.
"""

import re
from collections.abc import Sequence
from typing import Final, TypedDict

from reftel.codes import Classification
from reftel.telegram import Addressee, Drafting, PrecedencePair
from reftel.wire.frus.chunks import SOURCE
from reftel.wire.frus.marking import Marking, read_marking

MAX_NOTE: Final = 4_000

_SENTENCE: Final = re.compile(
    r"(?<=\. )(?=(?:Top Secret|Secret|Confidential|Limited Official|Official Use|Restricted|Unclassified)\b)"
)
_REPEATED: Final = re.compile(
    r"(?:Also sent|Repeated)(?: for information)? (?:immediate |priority )?to (?P<posts>[A-Z][^.;]{2,300})"
)
_POST: Final = re.compile(r",\sand\s|,\s|\sand\s|;\s")
_NAMES: Final = r"(?P<names>[^;]{2,300}?)"
_STOP: Final = r"(?<![A-Z])\.\s|\.?$"
_DRAFTED: Final = re.compile(
    rf"[Dd]rafted (?:on [A-Z]\w{{2,9}} \d{{1,2}} )?by {_NAMES}(?=;|,?\s(?:and\s)?(?:cleared|approved)\s|{_STOP})"
)
_CLEARED: Final = re.compile(
    rf"[Cc]leared (?:by|with|in|in substance by) {_NAMES}(?=;|,?\s(?:and\s)?approved\s|{_STOP})"
)
_APPROVED: Final = re.compile(rf"[Aa]pproved (?:and signed )?by {_NAMES}(?=;|{_STOP})")


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
    sentence = _SENTENCE.search(text)
    fields = fields_of_marking(read_marking(text, sentence.start()) if sentence is not None else None)
    if (match := _REPEATED.search(text)) is not None:
        names = [name.strip() for name in _POST.split(match["posts"]) if name.strip()]
        fields["info_addressees"] = tuple(Addressee(designator=name) for name in names[:100])
    drafting = _drafting(text)
    if drafting is not None:
        fields["drafting"] = drafting
    return fields


def fields_of_marking(marking: Marking | None) -> SourceFields:
    """Return the fields that a marking gives; empty without one."""
    fields: SourceFields = {}
    if marking is None:
        return fields
    if marking.classification is not None:
        fields["classification"] = marking.classification
    if marking.precedence is not None:
        fields["precedence"] = PrecedencePair(action=marking.precedence)
    if marking.captions:
        fields["captions"] = marking.captions
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
