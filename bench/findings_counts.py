"""Count over a folder of telegrams how many have each finding: `python -m bench.findings_counts FOLDER`."""

import sys
from collections import Counter
from pathlib import Path

from reftel.codes import finding_rules
from reftel.corpus import Rejected, parse_item, read


def counts(folder: Path) -> tuple[int, Counter[str]]:
    """Return how many telegrams were read and, by code, in how many of them the finding came."""
    found: Counter[str] = Counter()
    total = 0
    for item in read([folder]):
        if not isinstance(item, Rejected):
            total += 1
            found.update({finding.code for finding in parse_item(item).findings})
    return total, found


def main() -> None:
    total, found = counts(Path(sys.argv[1]))
    print(f"{total} telegrams")
    for code, rule in finding_rules().items():
        print(f"{code}  {found[code]:6}  {found[code] / max(total, 1):6.1%}  {rule.severity:7}  {rule.title}")


if __name__ == "__main__":
    main()
