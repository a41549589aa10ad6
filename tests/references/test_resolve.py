from reftel.references import Resolved, resolve
from reftel.telegram import Key, Reference


class Shelf:
    def find(self, key: Key) -> tuple[str, ...]:
        return ("3f2a000000000001",) if key.serial == 12 else ()


def test_held_absent_and_without_a_key() -> None:
    held = Reference(label="A", text="VERRIN 12", key=Key(year=2006, station="VERRIN", serial=12))
    absent = Reference(label="B", text="VERRIN 13", key=Key(year=2006, station="VERRIN", serial=13))
    paper = Reference(label="C", text="BREAM LETTER")
    assert list(resolve((held, absent, paper), Shelf())) == [
        Resolved(reference=held, held=("3f2a000000000001",)),
        Resolved(reference=absent, held=()),
        Resolved(reference=paper, held=()),
    ]
