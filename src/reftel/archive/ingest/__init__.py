"""Taking in texts: parsed in parallel, written by one, in batches that are whole or not at all."""
