"""Mutated telegrams against the laws of reading; `make fuzz` runs it for a while."""
