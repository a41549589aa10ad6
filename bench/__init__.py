"""Measurements of Reftel on real telegrams: parse rate, ingest rate, search latency."""
