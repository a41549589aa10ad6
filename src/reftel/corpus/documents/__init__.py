"""Readers of single inputs: a text, a page."""
