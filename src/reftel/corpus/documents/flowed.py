"""Text in the form `format=flowed` (RFC 3676): lines that end with a blank go on in the next one."""

from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = "-- "


def unflow(text: str, *, delete_space: bool) -> str:
    """Return the text with its flowed lines joined; `delete_space` is the parameter `DelSp=yes`.

    Lines are joined within one depth of quotation only; the blank that a sender stuffs before a line is taken off.
    """
    return "".join(_joined(text, delete_space=delete_space))


def _joined(text: str, *, delete_space: bool) -> Iterator[str]:
    pending: list[str] = []
    pending_depth = 0
    for line in text.splitlines(keepends=True):
        depth, content, end = _split(line)
        is_flowed = content.endswith(" ") and content != _SIGNATURE
        if pending and (depth != pending_depth or content == _SIGNATURE):
            yield _line(pending_depth, pending, "\n")
            pending = []
        if is_flowed:
            pending.append(content[:-1] if delete_space else content)
            pending_depth = depth
        else:
            yield _line(depth, [*pending, content], end)
            pending = []
    if pending:
        yield _line(pending_depth, pending, "")


def _split(line: str) -> tuple[int, str, str]:
    """Return the depth of quotation, what the line says, and its end."""
    content = line.rstrip("\r\n")
    end = line[len(content) :]
    bare = content.lstrip(">")
    depth = len(content) - len(bare)
    return depth, bare.removeprefix(" "), end


def _line(depth: int, pieces: list[str], end: str) -> str:
    return (">" * depth + " " if depth else "") + "".join(pieces) + end
