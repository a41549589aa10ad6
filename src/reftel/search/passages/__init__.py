"""Where a query is met within a text: hits, marks and snippets."""
