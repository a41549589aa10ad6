"""The query language and its tree, and the index."""
