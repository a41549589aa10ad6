"""Run every measurement and print one table."""

import os
import platform

from bench import ingest_rate, parse_rate, search_latency
from bench.corpora import items, text_collection
from bench.figures import table


def main() -> None:
    collection = text_collection()
    texts = items(collection)
    size = sum(len(item.data) for item in texts) / len(texts) / 1024
    print(f"{len(texts):,} telegrams of {size:.1f} KiB; Python {platform.python_version()}, {os.cpu_count()} cores\n")
    figures = [figure for part in (parse_rate, ingest_rate, search_latency) for figure in part.measure(collection)]
    print(table(figures))


if __name__ == "__main__":
    main()
