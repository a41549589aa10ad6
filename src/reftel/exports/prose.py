"""The words of a telegram's paragraphs: evidence of how its names are written."""

from reftel.telegram import Paragraph, Telegram, walk


def prose_of(telegram: Telegram) -> str:
    """Return the words of all paragraphs."""
    return " ".join(block.text for _, block, _ in walk(telegram.body) if isinstance(block, Paragraph))
