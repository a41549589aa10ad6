"""Closed vocabularies with their sources and years: data tables, read once, and the questions one asks of them."""

from reftel.codes.vocabulary import Classification, Precedence, ReferenceKind, TagKind, TelegramKind

__all__ = ["Classification", "Precedence", "ReferenceKind", "TagKind", "TelegramKind"]
