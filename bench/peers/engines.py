"""The peers, each with the two things that are measured: taking in a folder of texts, and answering a query.

They do much less than Reftel, which reads every field, keeps the originals, resolves references and suggests matters; the ratio
says what that costs. Each is set up as its own documentation recommends for bulk loading.
"""

import email.message
import email.policy
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import tantivy

from reftel.access import Viewer
from reftel.archive import Archive

SHOWN: Final = 20
_HEAP_BYTES: Final = 512 * 1024 * 1024
_BATCH: Final = 5_000


class Engine(Protocol):
    """One way to load and search."""

    name: str

    def is_here(self) -> bool:
        """Tell whether it is installed."""
        ...

    def prepare(self, folder: Path, target: Path) -> None:
        """Do what is not measured: bring the texts into the form that it takes."""
        ...

    def load(self, folder: Path, target: Path) -> None:
        """Take in every text of a folder."""
        ...

    def opened(self, target: Path) -> "Searcher":
        """Open what was loaded for searching."""
        ...


class Searcher(Protocol):
    """An open index."""

    def search(self, words: str) -> int:
        """Find telegrams with all words or the phrase, the best first; return how many of the first 20 there are."""
        ...


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of every file."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8", "replace")


class Reftel:
    """This project: the whole of `reftel add`."""

    name = "Reftel"

    def is_here(self) -> bool:
        """Tell whether it is installed."""
        return True

    def prepare(self, folder: Path, target: Path) -> None:
        """Nothing is needed."""

    def load(self, folder: Path, target: Path) -> None:
        """Run the command as a user would."""
        environment = os.environ | {"REFTEL_ARCHIVE": str(target)}
        subprocess.run(
            [sys.executable, "-m", "reftel", "add", str(folder)],
            check=True,
            env=environment,
            capture_output=True,
            text=True,
        )

    def opened(self, target: Path) -> Searcher:
        """Open the archive."""
        return _ReftelSearcher(Archive.open(target, read_only=True))


class _ReftelSearcher:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._viewer = Viewer.owner("bench")

    def search(self, words: str) -> int:
        return len(self._archive.search(self._viewer, words, limit=SHOWN).hits)


class Notmuch:
    """notmuch (Xapian), as mail: each telegram a message with its number as the subject."""

    name = "notmuch"

    def is_here(self) -> bool:
        """Tell whether it is installed."""
        return shutil.which("notmuch") is not None

    def prepare(self, folder: Path, target: Path) -> None:
        """Write one file a message, and notmuch's settings."""
        box = target / "mail" / "cur"
        box.mkdir(parents=True)
        (target / "config").write_text(
            f"[database]\npath={target / 'mail'}\n[user]\nname=Bench\nprimary_email=bench@example.org\n[new]\ntags=new\n",
            encoding="utf-8",
        )
        for name, text in texts(folder):
            message = email.message.EmailMessage(policy=email.policy.SMTP.clone(max_line_length=998, cte_type="8bit"))
            message["From"] = "bench@example.org"
            message["Date"] = datetime(2009, 1, 1, tzinfo=UTC)
            message["Message-ID"] = f"<{name}@example.org>"
            message["Subject"] = name
            message.set_content(text)
            (box / f"{name}:2,S").write_bytes(bytes(message))

    def load(self, folder: Path, target: Path) -> None:  # noqa: ARG002 - it reads what was prepared
        """Index all mail."""
        _notmuch(target, "new", "--quiet")

    def opened(self, target: Path) -> Searcher:
        """Answer by the command line, which is its usual way; its start is part of the answer."""
        return _NotmuchSearcher(target)


class _NotmuchSearcher:
    def __init__(self, target: Path) -> None:
        self._target = target

    def search(self, words: str) -> int:
        return len(json.loads(_notmuch(self._target, "search", f"--limit={SHOWN}", "--format=json", words)))


def _notmuch(target: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["notmuch", f"--config={target / 'config'}", *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


class Fts5:
    """SQLite FTS5 with its content, one transaction for each batch, merged at the end."""

    name = "SQLite FTS5"

    def is_here(self) -> bool:
        """Tell whether it is installed."""
        with sqlite3.connect(":memory:") as connection:
            return bool(connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])

    def prepare(self, folder: Path, target: Path) -> None:  # noqa: ARG002 - the texts are read as they are
        """Nothing but a place for the file is needed."""
        target.mkdir(parents=True)

    def load(self, folder: Path, target: Path) -> None:
        """Insert name and text."""
        with sqlite3.connect(target / "fts.db") as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("CREATE VIRTUAL TABLE telegrams USING fts5(name, text)")
            connection.executemany("INSERT INTO telegrams VALUES (?, ?)", texts(folder))
            connection.execute("INSERT INTO telegrams(telegrams) VALUES ('optimize')")

    def opened(self, target: Path) -> Searcher:
        """Open the file."""
        return _Fts5Searcher(sqlite3.connect(target / "fts.db"))


class _Fts5Searcher:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def search(self, words: str) -> int:
        ranked = "SELECT name, snippet(telegrams, 1, '<', '>', '…', 30) FROM telegrams WHERE telegrams MATCH ? ORDER BY rank LIMIT ?"
        self._connection.execute(ranked, (words, SHOWN)).fetchall()
        count: int = self._connection.execute(
            "SELECT count(*) FROM telegrams WHERE telegrams MATCH ?", (words,)
        ).fetchone()[0]
        return count


class BareTantivy:
    """Tantivy, the engine that Reftel uses, with one text field and nothing around it."""

    name = "bare Tantivy"

    def is_here(self) -> bool:
        """Tell whether it is installed: Reftel needs it."""
        return True

    def prepare(self, folder: Path, target: Path) -> None:  # noqa: ARG002 - the texts are read as they are
        """Nothing but a folder is needed."""
        target.mkdir(parents=True)

    def load(self, folder: Path, target: Path) -> None:
        """Add name and text with two threads, commit once."""
        index = tantivy.Index(self._schema(), path=str(target))
        writer = index.writer(heap_size=_HEAP_BYTES, num_threads=2)
        for name, text in texts(folder):
            document = tantivy.Document()
            document.add_text("name", name)
            document.add_text("text", text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def opened(self, target: Path) -> Searcher:
        """Open the index."""
        return _TantivySearcher(tantivy.Index.open(str(target)))

    @staticmethod
    def _schema() -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", stored=True)
        return builder.build()


class _TantivySearcher:
    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    def search(self, words: str) -> int:
        query = self._index.parse_query(words, ["text"], conjunction_by_default=True)
        found = self._searcher.search(query, SHOWN)
        snippets = tantivy.SnippetGenerator.create(self._searcher, query, self._index.schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address))
        return len(found.hits)


ENGINES: Final[tuple[Engine, ...]] = (Reftel(), BareTantivy(), Fts5(), Notmuch())
