"""The pages, one module each: a handler that asks the archive, and the frozen value that its template prints."""
