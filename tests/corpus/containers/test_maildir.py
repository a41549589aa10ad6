"""A Maildir: its mails are read, what is still being written and what the server keeps beside them is not."""

from pathlib import Path

from reftel.corpus import Item, parse_item, read
from tests.corpus.conftest import SECOND
from tests.corpus.mails import mail


def test_a_maildir_is_read(tmp_path: Path) -> None:
    box = tmp_path / "box"
    for folder in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (box / folder).mkdir(parents=True)
    (box / "cur" / "1142330760.M1.quay:2,S").write_bytes(mail())
    (box / "new" / "1142330761.M1.quay").write_bytes(mail(SECOND))
    (box / "tmp" / "1142330762.M1.quay").write_bytes(mail("half a"))
    (box / ".Sent" / "cur" / "1142330763.M1.quay:2,").write_bytes(mail("Noon.\n"))
    (box / "dovecot.index.cache").write_bytes(bytes(range(256)))
    (box / "maildirfolder").write_bytes(b"")
    found = list(read([box]))
    assert all(isinstance(item, Item) for item in found)
    assert [(Path(i.source.path).name.split(".")[0], parse_item(i).mrn) for i in found if isinstance(i, Item)] == [
        ("1142330763", None),
        ("1142330760", "06PORTALDER412"),
        ("1142330761", "06PORTALDER415"),
    ]
