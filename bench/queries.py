"""The queries that are timed: of every kind, over words that any collection of telegrams has."""

WORDS = "government minister meeting agreement elections trade security visit economic military police energy water budget treaty".split()
PAIRS = tuple(zip(WORDS, WORDS[1:] + WORDS[:1], strict=True))
TAGS = "PREL PGOV ECON ETRD MARR PHUM".split()


def mixed_queries() -> list[str]:
    """Return about two hundred different queries, from one word to all fields at once."""
    return [
        *WORDS,
        *(f"{one} {other}" for one, other in PAIRS),
        *(f"{one} OR {other}" for one, other in PAIRS),
        *(f"{one} -{other}" for one, other in PAIRS),
        *(f'"the {one}"' for one in WORDS),
        *(f'"{one} {other}"~10' for one, other in PAIRS),
        *(f"{one[:4]}*" for one in WORDS),
        *(f"{one[:2]}{one[3:]}~1" for one in WORDS if len(one) > 5),
        *(f"tag:{tag}" for tag in TAGS),
        *(f"tag:{tag} classification:C {word}" for tag, word in zip(TAGS, WORDS, strict=False)),
        *(f"subject:{word} since:2000" for word in WORDS[:6]),
        *(f"comment:{word} year:2003..2008" for word in WORDS[:6]),
        *(f"{one} {other} year:2007..2009" for one, other in PAIRS),
        *(f'"{one} {other}" OR tag:{tag}' for (one, other), tag in zip(PAIRS, TAGS * 3, strict=False)),
        *(f"summary:{word} -enclosure:{word}" for word in WORDS[:12]),
        *(f"({one} OR {other}) precedence:IMMEDIATE" for one, other in PAIRS[:12]),
        *("", "has:request", "to:secstate -tag:PGOV", "station:STATE guidance", "date:2006-01..2006-06 minister"),
    ]
