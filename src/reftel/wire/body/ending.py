"""Where the text ends: the signature, and BT, the validation number and NNNN after it."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from reftel.wire.body.long_lines import page_lines_inside
from reftel.wire.draft import Draft
from reftel.wire.furniture import COPY_END, ENDING, RELEASE_STAMP, ends_sentence, read_page_line
from reftel.wire.lines import Line, cut_line, cut_lines
from reftel.wire.text_block.class_line import read_captions, read_class_line

SIGNATURE: Final = re.compile(r"[A-Z][A-Z'’.-]*(?: (?:[A-Z][A-Z'’.-]*)){0,3}$")
MAX_SIGNATURE: Final = 34
_TAIL: Final = 60
"""How much of the last line is searched for a glued signature."""

_NOT_NAMES: Final = re.compile(
    r"(?:END|BEGIN|UNQUOTE|NOTE|COMMENT|SUMMARY|UNCLASSIFIED|CONFIDENTIAL|SECRET|SENSITIVE|LIMITED|"
    r"The|This|That|These|Those|It|He|She|They|We|In|On|At|But|And|As|An?|For|If|When|While|However|There|Post|Embassy|With|To|Of)\b"
)
"""Words that end a text, or begin the sentence at which an extract was cut."""


_SMALL: Final = r"(?:Mc|Mac|De|Le|La|Van|O['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_NAME: Final = rf"(?:[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){{0,2}}|{_SMALL})"
_GLUED: Final = re.compile(rf"(?<=[.?!)\"”'X])[ -]{{1,6}}(?P<name>{_NAME})[.#]{{0,3}}$")
"""A signature on the last line of the text: the end of a sentence (or what was blacked out), then a name."""

_AFTER_ADDRESS: Final = re.compile(
    rf"(?:https?:|www\.)\S+(?: \S{{1,4}})? {{1,4}}(?P<name>{_NAME})$|\bc ?fm (?P<alone>{_NAME})$"
)
"""A signature after the address of a site, which ends without a stop."""

_CLOSED: Final = r"END (?:OF )?(?:TEXT|[A-Z ]{0,12}COMMENTS?|SUMMARY)"
_AFTER_CLOSING: Final = re.compile(
    rf"(?:(?:END (?:OF )?[A-Z ]{{4,24}}\.|{_CLOSED})[ -]{{1,6}}(?P<name>{_NAME})"
    r"|[.?!\"'”)]{1,2} {1,6}(?P<alone>[A-Z][A-Z'’-]+))[.#]{0,3}$"
)
"""In a text all in capitals closing words, or one word after a finished sentence, tell the name from the sentence before it."""

_BARE: Final = re.compile(
    r"(?:(?<=[a-z\d]) (?=[A-Z'’-]{5,40}$)|(?<=[a-z\d]) {2,6}|(?<=[a-z\d]\.))(?P<name>[A-Z][A-Z'’-]{4,})[.#]{0,3}$"
    rf"|\b{_CLOSED}[ -]{{1,6}}(?P<alone>[A-Z][A-Z'’-]+)$"
)
"""One long word in capitals after a line in small letters that lost its stop, or the blank behind it; most acronyms are
shorter, and a sentence that ends with one has its stop."""

_MIXED: Final = re.compile(rf"{_SMALL}$")
_AFTER_NAME: Final = ".# "
"""What may stand behind a name: a stop, or the marks that a garbled end of line leaves."""


class Ending(msgspec.Struct, frozen=True):
    """The lines (with a glued signature cut off as a line of its own), and indices into them: the signature (None
    without one), the end of the body, the first line after all endings.
    """

    lines: Sequence[Line]
    signature: int | None
    body_end: int
    after: int


def find_ending(lines: Sequence[Line], at: int) -> Ending:
    """Find the end of the body that begins at line `at`."""
    after = stop = _first_end(lines, at)
    while after < len(lines) and (lines[after].blank or _ends(lines[after].text)):
        after += 1
    last = stop
    while last > at and (lines[last - 1].blank or _is_furniture(lines[last - 1].text)):
        last -= 1
    if last - 1 < at:
        return Ending(lines, None, stop, after)
    if last - 1 > at and (_is_signature(lines, last - 1) or _is_mixed_signature(lines, last - 1)):
        return Ending(lines, last - 1, last - 1, after)
    parts = _cut_signature(lines[last - 1])
    if len(parts) == 1:
        return Ending(lines, None, stop, after)
    index = last + len(parts) - 2
    return Ending([*lines[: last - 1], *parts, *lines[last:]], index, index, after + len(parts) - 1)


def _first_end(lines: Sequence[Line], at: int) -> int:
    """Return the index of the first line that ends the telegram, that behind the last line where none does."""
    for index, line in enumerate(lines[at:], at):
        if (text := line.text) and text[0] in _END_LETTERS and _is_end(lines, index):
            return index
    return len(lines)


def _cut_signature(line: Line) -> list[Line]:
    """Cut the last line before the signature that stands on it, and around a page line before that."""
    places = page_lines_inside(line.text, None)[-1:] if " OF " in line.text else []
    if places and _MIXED_OR_CAPITALS.match(line.text[places[0][1] :].strip()):
        return cut_lines(line, list(places[0]))
    tail = line.text[-_TAIL:]
    start = _glued_name(tail)
    return [line] if start is None else list(cut_line(line, len(line.text) - len(tail) + start))


def _glued_name(tail: str) -> int | None:
    """Return where the signature behind the last sentence begins, None where there is none."""
    for pattern in (_AFTER_CLOSING if tail.isupper() else _GLUED, _AFTER_ADDRESS, _BARE):
        if (found := pattern.search(tail)) is not None:
            group = "name" if found.groupdict().get("name") else "alone"
            if _NOT_NAMES.match(found[group]) is None:
                return found.start(group)
    return None


def _is_mixed_signature(lines: Sequence[Line], index: int) -> bool:
    """A name in small letters alone on the last line: no sentence ends without its stop, none is one word long."""
    text, before = lines[index].text, lines[index - 1].text
    if _MIXED.match(text) is not None:
        return True
    return not before and text.endswith((".", "#")) and _MIXED.match(text.rstrip(_AFTER_NAME)) is not None


def _ends(text: str) -> bool:
    return ENDING.match(text) is not None or COPY_END.match(text) is not None


def _is_end(lines: Sequence[Line], index: int) -> bool:
    """NNNN, BT and the validation number end the telegram where no section of it follows."""
    match = ENDING.match(lines[index].text)
    if match is None:
        return COPY_END.match(lines[index].text) is not None
    if match["end"] or match["short"]:
        return not _section_follows(lines, index)
    rest = next((lines[i].text for i in range(index + 1, len(lines)) if lines[i].text), None)
    return rest is None or ENDING.match(rest) is not None


def _section_follows(lines: Sequence[Line], index: int) -> bool:
    """True where soon after an ending a page or a class line of a later section stands."""
    return any(_is_later_section(line.text) for line in lines[index + 1 : index + 1 + _SOON] if line.text)


_MIXED_OR_CAPITALS: Final = re.compile(rf"{_NAME}$")
_END_LETTERS: Final = frozenset("BN#=")
"""First letters of the endings."""

_SOON: Final = 40
"""Lines within which the next section begins: a few empty ones, the page's classification, its slug, the heading."""


def _is_later_section(text: str) -> bool:
    page = read_page_line(text) if text[0] == "P" or " OF " in text else None
    if page is not None:
        return (page.number or 0) > 1
    class_line = read_class_line(text) if text[0] in "CSUTLR" else None
    return class_line is not None and class_line.section is not None and (class_line.section[0] or 0) > 1


def _is_furniture(text: str) -> bool:
    if text == "N" or not any(c.isalnum() for c in text):  # a lone N is what a garble left of NNNN
        return True
    if read_page_line(text) is not None or RELEASE_STAMP.match(text) or text in _NOTICES:
        return True
    class_line = read_class_line(text)
    return class_line is not None and not class_line.is_complete and not class_line.rest


_NOTICES: Final = frozenset(
    {"MINIMIZE CONSIDERED", "SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "STADIS", "LIMDIS"}
)
"""What may stand behind the signature: a notice of the transmission, and captions that printers repeat at a page's edge."""


def _is_signature(lines: Sequence[Line], index: int) -> bool:
    """A name in capitals. Where the text before is in capitals too, it must not be the end of a sentence."""
    text = lines[index].text.rstrip(_AFTER_NAME)
    is_name = (
        0 < len(text) <= MAX_SIGNATURE
        and SIGNATURE.match(text) is not None
        and _NOT_NAMES.match(text) is None
        and sum(c.isalpha() for c in text) > 1
        and read_captions(text) is None
    )
    before = lines[index - 1].text
    has_stop = lines[index].text.endswith(".")
    if not is_name or not before or not (before.isupper() or has_stop):
        return is_name
    return ends_sentence(before) or (" " not in text and not has_stop)


def mark_ending(draft: Draft, lines: Sequence[Line], ending: Ending) -> None:
    """Mark the signature and the ending lines, and note which of them were seen."""
    if ending.signature is not None:
        line = lines[ending.signature]
        draft.signature = line.text.rstrip(_AFTER_NAME)
        draft.mark_line(line, "signature", [(line.left, line.left + len(draft.signature), "signature")])
    first = ending.body_end if ending.signature is None else ending.signature + 1
    for line in lines[first : ending.after]:
        match = ENDING.match(line.text) if line.text else None
        if match is not None:
            name = "break_line" if match["break"] else "validation" if match["serial"] else "end_of_message"
            draft.end_seen.add(name)
            if match["serial"]:
                draft.page_serials.append((int(match["serial"]), (line.left, line.right)))
            draft.mark_line(line, name)
        elif line.text and COPY_END.match(line.text):
            draft.mark_line(line, "publisher")
        elif line.text:
            _mark_furniture(draft, line)


def _mark_furniture(draft: Draft, line: Line) -> None:
    if (page := read_page_line(line.text)) is not None:
        draft.see_section(page.number, page.total)
        draft.mark_line(line, "page_line")
    elif RELEASE_STAMP.match(line.text):
        draft.mark_line(line, "release_stamp")
    elif line.text in _NOTICES:
        draft.mark_line(line, "caption")
    elif read_class_line(line.text) is not None:
        draft.mark_line(line, "page_classification")
    elif line.text == "N":
        draft.mark_line(line, "end_of_message")
