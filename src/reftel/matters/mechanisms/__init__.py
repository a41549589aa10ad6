"""Mechanisms: standing bodies and cycles between states that a text names or proposes."""
