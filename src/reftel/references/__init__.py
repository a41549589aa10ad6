"""Mentions of other telegrams: finding them in a string, resolving them with a lookup that is handed in."""
