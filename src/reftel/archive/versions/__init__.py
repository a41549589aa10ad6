"""Texts as versions of telegrams: identity, grouping, the choice of the best, dates, lists."""
