"""The index by Tantivy, behind the seam of `search.index`."""
