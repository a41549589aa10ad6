"""A passage as a quotation with its footnote, in Markdown."""

import re
from typing import Final

import msgspec

from reftel.errors import NotFound
from reftel.exports.chicago import note
from reftel.exports.facts import Facts
from reftel.telegram import Block, Enclosure, Telegram, anchors_of, walk

_ACTIVE: Final = re.compile(r"([\\`*_{}\[\]<>#+|~$&!])|(?m:^)(\s*)([-=:]|\d+(?=[.)]))")
"""What Markdown would read as a sign of its own: emphasis, links, HTML, headings, lists."""


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A passage to quote: its words with the portion mark before them, where it stands and whose words it is, the footnote."""

    words: str
    place: str
    note: str


def quoted(telegram: Telegram, facts: Facts, anchor: str) -> Quoted:
    """Return a paragraph ("p4") or another block ("b7-2") as it is quoted; raises `NotFound`.

    The footnote says where the words stand and, inside an enclosure, whose they are.
    """
    block, within = _find(telegram, anchor)
    words = " ".join(getattr(block, "text", "").split())
    mark = getattr(block, "portion", None)
    portion = f"({mark}) " if mark else ""
    place = _passage(block, within, anchor)
    return Quoted(words=portion + words, place=place, note=note(facts, passage=place))


def facts_of_passage(telegram: Telegram, facts: Facts, anchor: str) -> Facts:
    """Return the facts of a telegram as those of one of its passages ("p4"); raises `NotFound`."""
    wanted = anchor.lstrip("#")
    link = f"{facts.link}#{wanted}" if facts.link else None
    passage = _passage(*_find(telegram, wanted), wanted)
    return msgspec.structs.replace(facts, passage=passage, anchor=wanted, link=link)


def quotation(telegram: Telegram, facts: Facts, anchor: str) -> str:
    """Return a paragraph or another block as a block quotation with a footnote, in Markdown; raises `NotFound`."""
    passage, label = quoted(telegram, facts, anchor), _label(facts)
    return f"> {_escaped(passage.words)}[^{label}]\n\n[^{label}]: {_escaped(passage.note)}\n"


def _find(telegram: Telegram, anchor: str) -> tuple[Block, Enclosure | None]:
    wanted = anchor.lstrip("#")
    anchors = anchors_of(telegram.body)
    for path, block, within in walk(telegram.body):
        if anchors[path] == wanted and not isinstance(block, Enclosure):
            return block, within
    known = ", ".join(name for name in anchors.values() if name.startswith("p")) or "none that is numbered"
    raise NotFound(f"Passage {wanted!r}", next_step=f"The telegram has these: {known}.")


def _passage(block: Block, within: Enclosure | None, anchor: str) -> str:
    return ", ".join(part for part in (_place(block, anchor), _voice(within)) if part)


def _place(block: Block, anchor: str) -> str:
    number = getattr(block, "number", None)
    return f"para. {number}" if number is not None else f"passage {anchor.lstrip('#')}"


def _voice(within: Enclosure | None) -> str:
    if within is None:
        return ""
    return f"words of {within.voice}" if within.voice else f"in the {within.kind} that it encloses"


def _label(facts: Facts) -> str:
    return re.sub(r"[^a-z0-9]", "", (facts.number or facts.version_id).lower())


def _escaped(text: str) -> str:
    return _ACTIVE.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
