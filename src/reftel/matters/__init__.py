"""Statements and matters: what was asked, promised and reported, and what came of it."""
