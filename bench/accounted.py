"""Every character accounted for: the share of each kind of span over a collection, and how many findings there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import items
from reftel.codes import finding_rules
from reftel.wire import parse


@dataclass(frozen=True, slots=True)
class Accounted:
    """What the spans of a collection cover, in characters, and its findings; `telegrams` counts its texts."""

    telegrams: int
    characters: int
    kinds: Counter[str]
    findings: Counter[str]
    with_finding: Counter[str]

    def share(self, kind: str) -> float:
        """Return the share of one kind in all characters."""
        return self.kinds[kind] / max(self.characters, 1)


def account(path: Path) -> Accounted:
    """Read a collection with spans and count; stops where the spans of a text do not join to the whole of it."""
    kinds: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    with_finding: Counter[str] = Counter()
    texts = items(path)
    for item in texts:
        telegram = parse(item.text, item.extent, spans=True)
        spans = telegram.spans or ()
        require_whole(((span.start, span.end) for span in spans), len(item.text))
        for span in spans:
            kinds[span.kind] += span.end - span.start
        findings.update(finding.code for finding in telegram.findings)
        with_finding.update({finding.code for finding in telegram.findings})
    return Accounted(len(texts), sum(kinds.values()), kinds, findings, with_finding)


def require_whole(spans: Iterable[tuple[int, int]], length: int) -> None:
    """Stop the bench where spans leave a gap, overlap, or do not end where the text does."""
    at = 0
    for start, end in spans:
        if start != at or end < start:
            raise SystemExit(f"The spans do not join: one ends at {at}, the next begins at {start}.")
        at = end
    if at != length:
        raise SystemExit(f"The spans end at {at} of {length} characters.")


def title_of(code: str) -> str:
    """Return what a finding is called."""
    return finding_rules()[code].title
