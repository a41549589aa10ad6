"""Writing telegrams: a value becomes a text, or the list of its faults."""
