"""The explained view: the text as sent, cut into parts, and a note on each part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reftel.telegram import Place, Telegram
from reftel.web.language import N_, _
from reftel.web.wording import shortened
from reftel.wire import Explanation, explain_span

FAMILIES: Final = {
    "relay": (N_("Relay"), "transmission_identifier called_stations de_line security_line break_line group_count validation end_of_message "
              "operating_signal"),
    "address": (N_("From and to"), "date_time_group originator action_addressee info_addressee exempt_addressee distribution pass_line "
                "printed_title place_date received"),
    "marking": (N_("Markings"), "class_line caption executive_order classified_by portion_mark page_classification release_stamp"),
    "filing": (N_("Filing"), "tags subject reference correction_notice file_number serial_number airgram_number "
               "print_field attribute"),
    "text": (N_("The text"), "paragraph_number paragraph heading rule_line enclosure_begin enclosure_title enclosure_end drafting "
             "salutation signature"),
    "furniture": (N_("Put in on the way"), "page_line repeated_heading repeated_section missing_section printer_number editor_note "
                  "footnote_mark footnote"),
    "unplaced": (N_("Not placed"), "unrecognised"),
    "outside": (N_("Not of the telegram"), "publisher blank"),
}  # fmt: skip
"""Family → its name, and the kinds of spans in it. The families have colours; a test finds kinds without a family."""

FAMILY_OF: Final = {kind: family for family, (_name, kinds) in FAMILIES.items() for kind in kinds.split()}

MOST_NOTES: Final = 1_500
"""Notes on one page: several times those of the longest telegrams; what comes after is said to be left out."""

LONG_VALUE: Final = 90
"""Characters of a value that a note repeats: enough to know a paragraph by."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text; `note` is the number of its note, None for what separates the parts."""

    text: str
    note: int | None = None
    family: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a part is, what this value means, where that is written. `is_again`: the kind was explained further up."""

    number: int
    title: str
    value: str
    meaning: str | None
    about: str
    source: str
    is_again: bool


@dataclass(frozen=True, slots=True)
class ExplainedText:
    """The parts of a text in order, their notes, and the families of parts that occur in it as (family, name).

    `left_out` counts characters at the end of a text that is too long for one page.
    """

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    families: tuple[tuple[str, str], ...]
    left_out: int = 0


def explain_telegram(text: str, telegram: Telegram, extent: Place | None = None) -> ExplainedText:
    """Explain a telegram that was read from this text with its spans; what lies outside the extent is left out."""
    start, end = extent or (0, len(text))
    spans = telegram.spans or ()
    explained = (explain_span(text, telegram, span) for span in spans if span.start < end and span.end > start)
    return build(text, explained)


def build(text: str, explained: Iterable[Explanation]) -> ExplainedText:
    """Cut the text into parts and number the notes; pieces of one joined value share a note."""
    parts: list[Part] = []
    notes: dict[tuple[str, str | int], Note] = {}
    kinds: set[str] = set()
    left_out = 0
    for item in explained:
        printed = text[item.start : item.end]
        if len(notes) >= MOST_NOTES:
            left_out += len(printed)
            continue
        if not is_worth_a_note(item):
            parts.append(Part(printed))
            continue
        key = (item.kind, item.field if item.field is not None else item.start)
        if key not in notes:
            notes[key] = _note(item, len(notes) + 1, is_again=item.kind in kinds)
            kinds.add(item.kind)
        parts.extend(_parts(printed, notes[key].number, FAMILY_OF.get(item.kind, "text")))
    return ExplainedText(tuple(parts), tuple(notes.values()), _families(parts), left_out)


def is_worth_a_note(item: Explanation) -> bool:
    """Say whether a span says anything: white space and the signs between values do not."""
    return item.kind != "blank" and (item.field is not None or any(c.isalnum() for c in item.value))


def _parts(printed: str, note: int, family: str) -> Iterator[Part]:
    """Yield the part without the white space around it, so that underlines do not run into the margin."""
    inner = printed.strip()
    if not inner:
        yield Part(printed)
        return
    head = printed.index(inner[0])
    tail = head + len(inner)
    if head:
        yield Part(printed[:head])
    yield Part(inner, note, family)
    if tail < len(printed):
        yield Part(printed[tail:])


def _note(item: Explanation, number: int, *, is_again: bool) -> Note:
    title = item.title[:1].upper() + item.title[1:]
    value = shortened(item.value, LONG_VALUE)
    return Note(number, title, value, item.meaning, item.about, item.source, is_again)


def _families(parts: Iterable[Part]) -> tuple[tuple[str, str], ...]:
    present = {part.family for part in parts if part.note is not None}
    return tuple((family, _(name)) for family, (name, _kinds) in FAMILIES.items() if family in present)
