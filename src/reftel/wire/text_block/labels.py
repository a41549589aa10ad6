"""The labels of the text block, and the cutting of a line that holds several elements at each of them.

Source: 5 FAH-1 H-240 for the order; the misprints (`TAGS;`, `SUBJ:`, `EO 12958 DECL`) from the collections.
"""

import re
from typing import Final

from reftel.wire.body.long_lines import page_lines_inside
from reftel.wire.lines import MAX_STRUCTURED, Line, cut_lines

EXECUTIVE_ORDER: Final = re.compile(
    r"(?:E[./, ]{0,3}[O0][./,]{0,2} {0,3}[:;,.#]? {0,3}|DECL: {0,2}(?=1[0-9]{4} ))(?P<number>1[0-9]{3,4})(?!\d)[ :;.,-]*"
    r"|E\.? ?O\.?[ :;]{1,3}(?=N/?A\b|DECL|GDS|XGDS|ADS|RDS)[ :;.,-]*|(?=DECL: ?(?:N/A|OADR|\d{1,2}/))",
    re.IGNORECASE,
)
TAGS: Final = re.compile(
    r"(?:TAGS?\b(?: {0,3}[:;,.]+ *|(?=\s*$))"
    r"|TAGS(?:(?=[A-Z]{4}[ ,])| +)|TAG +(?=[A-Z]{4}[ ,])|(?:TAS|TABS|TGS|AGS|TAGES|TAGSS|TASG|TAGA) ?[:;] ?)",
    re.IGNORECASE,
)
SUBJECT: Final = re.compile(
    r"(?:SUBJECTS?|SUBJ|SUB|UBJECT|SUBECT|SUJECT|SUBEJCT|SUBJET|SUBJCT|SUBJEC)\b(?:\(S\))?"
    r" {0,3}(?:[:;,.]+ *|(?=$))|(?-i:SUBJECT) +(?-i:(?=[A-Z(]))",
    re.IGNORECASE,
)
REFERENCE: Final = re.compile(
    r"(?:(?:PRIME|PROGRAM) ?)?(?:REF(?:TEL)?S?|REF\(S\)|REFERENCES?)"
    r"(?: {0,3}[:;.] *| +(?=\(?[A-Z][.):]|\d{2} ?[A-Z]{4}|[A-Z]{4,} \d|[A-Z] (?:[\dO]\d )?[A-Z]{4,20} \d))"
    r"|(?-i:(?=\(?A[.):] {0,3}REF(?:TEL|ERENCE)?S?:? (?:\d\d )?[A-Z]{4,20}(?: [A-Z]{3,20})? \d{2,6}\b))",
    re.IGNORECASE,
)
CLASSIFIED_BY: Final = re.compile(
    r"(?:\((?:U|C|S|SBU)\)\s{0,3})?(?:(?:CLASSIFIED|CLASSIFICATION)(?: BY)?(?: ?[:;] *| BY +)|CLASSIFIED BY(?:\b *|(?-i:(?<=By)(?=[A-Z]))))"
    r"|(?=DERIVED FROM ?:|DECLASSIFY ON ?:)",
    re.IGNORECASE,
)

LABELS: Final = (
    ("executive_order", "EeD", EXECUTIVE_ORDER),
    ("tags", "TAta", TAGS),
    ("subject", "SsU", SUBJECT),
    ("reference", "RrPA(", REFERENCE),  # the label may stand behind the first letter of the list
    ("classified_by", "Cc(Dd", CLASSIFIED_BY),
)
"""(element, possible first letters, pattern). The order is that of the handbook."""

_BY_FIRST: Final = {
    letter: tuple((name, pattern) for name, letters, pattern in LABELS if letter in letters)
    for letter in sorted({letter for _, letters, _ in LABELS for letter in letters})
}

_INSIDE: Final = tuple(
    (mark, re.compile(pattern))
    for marks, pattern in (
        (("E.O.",), r"E\.O\. {0,2}1[0-9]{3,4}\b"),
        (("EO 1", "EO  1", "EO1"), r"\bEO {0,2}1[0-9]{4}\b"),
        (("TAGS",), r"(?<![A-Z])TAGS ?: |\bTAGS (?=[A-Z]{4}, ?[A-Z]{2,4}\b)"),
        (("TAG ",), r"\bTAG (?=[A-Z]{4}, ?[A-Z]{2,4}\b)"),
        (("UNCLAS SECTION",), r"\bUNCLAS (?=SECTION \d\d OF )"),
        (("C O N F I D E N T I A L ",), r"C O N F I D E N T I A L (?=[A-Z]{3})"),
        (("S E C R E T ",), r"(?<=[^ ])S E C R E T (?=[A-Z]{3})"),
        (("SUBJ",), r"\bSUBJECT ?: |(?<![A-Za-z(])SUBJ: "),
        (("REF: ", "REFS: "), r"REFS?: "),
        (("REFTEL",), r"\bREFTELS?: "),
        (("Ref",), r"\bRef(?:\(s\)|s)?: "),
        (("Sensitive ",), r"(?<=[A-Z0-9?!.'\"] )Sensitive [Bb]ut [Uu]nclassified\b"),
        (("This ",), r"(?<=[A-Z?!'\"] )This (?:is|cable|message|telegram)\b"),
        (("Please ",), r"(?<=[A-Z?!'\"] )Please (?:handle|protect)\b"),
        (("Classified By", "CLASSIFIED BY"), r"\b(?:Classified By|CLASSIFIED BY):? "),
        (("Classified by",), r"(?<=[\d.] )Classified by:? {1,3}(?=[A-Z])|(?<=[\d.] {2})Classified by:? {1,3}(?=[A-Z])"),
        (("1. (", "1.("), r"(?<=[\s.])1\. ?\((?:U|C|S|SBU|LOU|TS)(?://?[A-Z]{2,8})?\)"),
        (("¶1.",), r"(?<=[\s.])¶1\. ?\((?:U|C|S|SBU|LOU|TS)(?://?[A-Z]{2,8})?\)"),
    )
    for mark in marks
)
"""Labels that begin an element in the middle of a line, each behind the letters that it begins with: most lines hold none of
these, and in a long one the pattern is only tried where they stand. Strict forms: prose may hold looser ones.
"""

_INSIDE_LOWERED: Final = re.compile(
    r"\be\.?o\.? {0,2}1[0-9]{3,4}: |\btags: |\bsubject: |\brefs?: |\bclassified by:? |(?<=\s)¶?1\. ?\((?:u|c|s|sbu)\)",
    re.IGNORECASE,
)
"""The same for a line that a newspaper printed in small letters; asked only where the line begins with a label itself."""

_DATED: Final = re.compile(r"\[?Cable dated: ?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\]?(?=\S)")
"""A newspaper's stamp that runs into the class line."""

_SLUG: Final = re.compile(
    r"(?:PAGE +\d{2,3} +[A-Z][A-Z .'-]{1,20}? +\d{3,6}(?: +\d\d OF \d\d)? +\d{6}Z)(?P<end>\s+)(?=[A-Z(])"
)
"""A page slug that runs into the words that it interrupts."""

_BODY_INSIDE: Final = re.compile(
    r"(?<=[\s.])(?:¶?1\. {0,3})?\((?:U|C|S|SBU|LOU|TS)(?://?[A-Z]{2,8})?\)(?= {1,3}[A-Z\"“])"
    r"|(?<=[\s.])¶?1\.(?= {1,3}[A-Z][a-z])"
    r"|(?<=\d\d)(?<!\d\.\d\d) {1,4}(?=[A-Z][a-z]*,? )"
)
"""Where the body may begin behind the last element, on the same line: a portion mark, a number, a sentence after a serial."""

_SMALL_WORD: Final = re.compile(r"(?<= )[a-z]{2,}(?=[ ,.])")
LONGEST_ELEMENT: Final = 200
"""A newspaper's line that holds one element is shorter; what is longer may hold the body too."""

_WORDS: Final = 10
_SENTENCE_LENGTH: Final = 260
"""So many words in small letters within so many characters make a sentence; no list of references has them."""

_PARAGRAPH: Final = re.compile(r"(?:Â?¶\s?)?\d{1,3}\s?[.)](?!\d)")

_LOWERED_FIRST: Final = frozenset("EeDTtAaSsU")
"""First letters of the labels that senders print in capitals."""

SHORTEST_RUN_TOGETHER: Final = 24
"""Two elements do not fit on a shorter line."""


LONGEST_LABEL: Final = 24
"""Characters of `Classified By: (C//NF) ` at most."""


def read_label(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the element that a line begins, as the sender prints it: the labels up to SUBJECT stand in capitals."""
    found = read_label_loosely(text)
    return None if found is not None and found[0] in _IN_CAPITALS and not text[:2].isupper() else found


_IN_CAPITALS: Final = frozenset({"executive_order", "tags", "subject"})


def read_label_loosely(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the element that a line of the block begins and the match of its label, in small letters too."""
    for name, pattern in _BY_FIRST.get(text[0], ()):
        if (match := pattern.match(text)) is not None:
            return name, match
    return None


def split_elements(line: Line, station: str | None = None) -> list[Line]:
    """Cut a line before each label in its middle (newspaper copies run elements together); most lines stay whole.

    `station` is the telegram's own, which tells where a page line inside the line begins.
    """
    text = line.text
    if len(text) <= SHORTEST_RUN_TOGETHER:
        return [line]
    cuts = _cuts(text[: MAX_STRUCTURED * 10])
    if " OF 0" in text and _names_page(text) and (pages := page_lines_inside(text[: MAX_STRUCTURED * 10], station)):
        cuts = sorted({*cuts, *(cut for page in pages for cut in page if 0 < cut < len(text))})
    if len(text) > LONGEST_ELEMENT and (body := _body_inside(text[: MAX_STRUCTURED * 10], cuts)) > 0:
        cuts = [*(cut for cut in cuts if cut < body), body]
    return cut_lines(line, cuts) if cuts else [line]


def _names_page(text: str) -> bool:
    """True where something else than a class line's section is `OF` a number: then a page line may stand inside."""
    at = text.find(" OF 0")
    return not text.startswith("SECTION ", max(at - 10, 0)) or text.find(" OF 0", at + 1) >= 0


def _body_inside(text: str, cuts: list[int]) -> int:
    """Return where the body begins on the line of a subject, REF or Classified By element, 0 where it does not."""
    for first in reversed((0, *cuts)):
        if (found := read_label_loosely(text[first : first + MAX_STRUCTURED] + " ")) is not None:
            break
    else:
        return 0
    if found[0] not in {"reference", "classified_by", "subject"}:
        return 0
    for match in _BODY_INSIDE.finditer(text, first + len(found[1][0]) + 1):
        if match[0].isspace() and found[0] != "reference":
            continue
        if sum(1 for _ in _SMALL_WORD.finditer(text, match.end(), match.end() + _SENTENCE_LENGTH)) >= _WORDS:
            return match.end() if match[0].isspace() else match.start()
    return 0


def _cuts(text: str) -> list[int]:
    """Return the offsets at which a line is cut, in order."""
    first = text[0]
    cuts: list[int] = []
    if (first.isdigit() or first in "¶Â") and _PARAGRAPH.match(text):  # it has its words for itself
        return cuts
    if first == "P" and (slug := _SLUG.match(text)) is not None:
        cuts.append(slug.end())
    elif first in "[C" and (stamp := _DATED.match(text)) is not None:
        cuts.append(stamp.end())
    found = list(_INSIDE_LOWERED.finditer(text, 1)) if _is_lowered(text) else _labels_inside(text)
    if not found:
        return cuts
    lowered = text.lower()
    if "corrected" in lowered or "c o r r e c t" in lowered:
        return cuts
    is_classifier = first in "Cc" and CLASSIFIED_BY.match(text) is not None
    for match in found:
        if is_classifier and _is_of_classifier(text, match):
            continue
        if not cuts or match.start() > cuts[-1]:
            cuts.append(match.start())
    return cuts


def _may_hold_label(text: str) -> bool:
    """True where one of the marks of _INSIDE may stand in a text. Written out: asked for each line, mostly in vain."""
    return (
        "TAG" in text
        or "REF" in text
        or "Ref" in text
        or "SUBJ" in text
        or "1. (" in text
        or "1.(" in text
        or "¶1." in text
        or "E.O." in text
        or "EO" in text
        or "LASSIFIED BY" in text
        or "Classified By" in text
        or "Classified by" in text
        or "UNCLAS SECTION" in text
        or "C O N F I D" in text
        or "S E C R E T " in text
        or "Sensitive " in text
        or "This " in text
        or "Please " in text
    )


def _labels_inside(text: str) -> list[re.Match[str]]:
    """Return the labels in the middle of a line, in order, none inside another."""
    found: list[re.Match[str]] = []
    behind = text[1:]
    if not _may_hold_label(behind):
        return found
    for mark, pattern in _INSIDE:
        if mark in behind:
            at = text.find(mark, 1)
            while at > 0:
                if (match := pattern.match(text, at)) is not None:
                    found.append(match)
                at = text.find(mark, at + len(mark))
    if len(found) < 2:
        return found
    found.sort(key=re.Match.start)
    return [
        match
        for before, match in zip((None, *found), found, strict=False)
        if before is None or match.start() >= before.end()
    ]


def _is_of_classifier(text: str, match: re.Match[str]) -> bool:
    """True where a Classified By line says its label twice, or names the order that its reasons are of."""
    if match[0][0] in "Cc":
        return match[0][:2] != "C " and match.start() < LONGEST_LABEL
    return match[0][0] in "Ee" and not text[match.end() : match.end() + 8].lstrip(" :;.").upper().startswith(
        ("DECL", "N/A")
    )


def _is_lowered(text: str) -> bool:
    """True where a newspaper printed the line's label or class line in small letters."""
    if text[1] == " " and text[1:6].islower():
        return True
    if text[0] not in _LOWERED_FIRST or text[:4].isupper():
        return False
    found = read_label_loosely(text)
    return found is not None and found[0] in _IN_CAPITALS
