"""Matters: what rules suggest, what people said of it, and what answered what."""
