"""The reference web: who cites whom, and what is cited but not held."""
