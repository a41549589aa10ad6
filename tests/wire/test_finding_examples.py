"""Each finding has its example: an invented telegram in which it comes, and the same one mended, in which it does not."""

import msgspec
import pytest

from reftel.codes import example_telegrams, finding_examples, finding_rules
from reftel.telegram import Published
from reftel.wire import check, crosscheck, parse

PUBLISHED = {"library page": "unclassified", "row of a table": "telegram"}
"""What a publisher says, and the telegram that it is said of."""


def findings_of(name: str, text: str) -> list[str]:
    if name not in PUBLISHED:
        return [finding.code for finding in check(text)]
    fields = dict(line.split(":", 1) for line in text.splitlines())
    said = {field: value.strip() for field, value in fields.items()}
    telegram = example_telegrams()[PUBLISHED[name]]
    around = len(said.pop("around"))
    published = msgspec.convert(said | {many: said.get(many, "").split() for many in ("tags", "references")}, Published)
    return [f.code for f in crosscheck(parse(telegram), published, (0, len(telegram)), len(telegram) + around)]


def changed(code: str) -> tuple[str, str]:
    name = finding_examples()[code][0].telegram
    text = example_telegrams()[name]
    for example in finding_examples()[code]:
        assert text.count(example.right) == 1, example.right
        text = text.replace(example.right, example.wrong)
    return name, text


@pytest.mark.parametrize("name", [name for name in example_telegrams() if name != "repeated"])
def test_the_telegrams_of_the_examples_have_no_findings(name: str) -> None:
    assert findings_of(name, example_telegrams()[name]) == []


def test_a_repeated_block_is_all_that_is_found_in_the_repeated_one() -> None:
    assert findings_of("repeated", example_telegrams()["repeated"]) == ["RT501"]


def test_every_finding_has_its_example() -> None:
    of_joining = {code for code in finding_rules() if code.startswith("RT52")}  # these come of several texts
    assert list(finding_examples()) == [code for code in finding_rules() if code not in of_joining]


@pytest.mark.parametrize("code", finding_examples())
def test_the_changed_telegram_has_this_finding_and_no_other(code: str) -> None:
    name, text = changed(code)
    before = findings_of(name, example_telegrams()[name])
    assert code not in before
    assert set(findings_of(name, text)) - set(before) == {code}
