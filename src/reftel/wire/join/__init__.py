"""Joining sections that arrive apart."""
