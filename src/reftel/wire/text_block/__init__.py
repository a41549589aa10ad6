"""The text block: class line, captions, passing lines, E.O., TAGS, SUBJECT, REF, Classified By."""
