"""The query language: fields, values, limits, and the tree that a text becomes."""
