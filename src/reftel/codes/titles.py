"""Words that make up an officer's title in a Classified By line."""

from functools import cache

from reftel.codes.tables import rows


@cache
def officer_titles() -> frozenset[str]:
    """Return the words, in capitals, of which titles consist ("DEPUTY", "CHIEF", "OF", "MISSION")."""
    return frozenset(row["word"] for row in rows("officer_titles.csv"))
