"""The body: paragraphs, headings, enclosures, roles, the ending."""
