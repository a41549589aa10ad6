"""Readers of collections: an input becomes items with provenance."""
