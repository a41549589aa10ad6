"""Giving the paragraphs their roles: a heading covers what follows it, a label its paragraph and, up to its closing words, more."""

from collections.abc import Sequence

from reftel.telegram import Role
from reftel.wire.block_drafts import BlockDraft, TextDraft
from reftel.wire.roles import ends_role, has_end, has_inline_comment, roles_of_label


def assign_roles(blocks: Sequence[BlockDraft], text: str) -> None:
    """Set the roles of the top-level paragraphs; what stands inside an enclosure is somebody else's and gets none."""
    texts = [block for block in blocks if isinstance(block, TextDraft)]
    joined = [block.join(text) for block in texts]
    covered: list[Role] = []
    for index, block in enumerate(texts):
        words = joined[index]
        if block.is_heading:
            covered = list(roles_of_label(words, is_heading=True))
            continue
        own = roles_of_label(words[:160], is_heading=False)
        block.roles = [role for role in Role if role in covered or role in own]
        if Role.COMMENT not in block.roles and has_inline_comment(words):
            block.roles.append(Role.COMMENT)
        covered = _still_open(covered, own, words, texts[index + 1 :], joined[index + 1 :])


def _still_open(
    covered: Sequence[Role],
    own: Sequence[Role],
    words: str,
    later: Sequence[TextDraft],
    later_words: Sequence[str],
) -> list[Role]:
    """Return the roles that go on after a paragraph: those of a heading, and labels whose closing words come later."""
    upper = words.upper()
    closing = has_end(upper)
    still = [role for role in covered if not (closing and ends_role(role, upper))]
    for role in own:
        is_closed = closing and ends_role(role, upper)
        if role not in still and not is_closed and _closes_later(role, later, later_words):
            still.append(role)
    return still


def _closes_later(role: Role, later: Sequence[TextDraft], later_words: Sequence[str]) -> bool:
    """True where the closing words come before another heading or another label of the same role."""
    for block, words in zip(later, later_words, strict=True):
        if block.is_heading:
            return False
        upper = words.upper()
        if has_end(upper) and ends_role(role, upper):
            return True
        if role in roles_of_label(words[:160], is_heading=False):
            return False
    return False
