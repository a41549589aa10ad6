"""Write the reference pages that are made from tables; `make docs` runs this, and a test compares what is committed.

One function makes one page as text; PAGES says which file holds it.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import click

from reftel.cli.app import app
from reftel.codes import (
    captions,
    classification_reasons,
    eo_codes,
    example_telegrams,
    executive_orders,
    finding_examples,
    finding_rules,
    offices,
    operating_signals,
    precedences,
    short_forms,
    span_kinds,
)
from reftel.codes.tables import rows, table_names
from reftel.corpus.documents.jsonl import ALIASES
from reftel.corpus.readers import readers
from reftel.corpus.unreadable import UNREADABLE
from reftel.matters import KINDS, RULES, Rule
from reftel.matters.answers.cues import ACTS_ON, ANSWER_CUES, DEFERRALS
from reftel.matters.consultations.rules import CONSULTATION_RULES
from reftel.matters.prose.phrasing import Pattern
from reftel.matters.requests.own_asks import OWN_ASKS
from reftel.matters.requests.reported_asks import REPORTED_ASKS, SPOKEN_ASKS
from reftel.search.query.fields import HAS, SORTS, fields
from reftel.telegram.schema import record_schema
from reftel.web.pages.api.described import OPERATIONS
from reftel.wire.render.reading import LEFT_OUT
from reftel.wire.render.rules import BINDING, DRAFT_RULES, FREE, binding_findings

FOLDER: Final = Path(__file__).resolve().parent

INTRODUCTION: Final = """\
# Codes

<!-- Made by `make docs` from src/reftel/codes/data; change the tables, not this page. -->

Reftel reads telegrams with the help of tables. Reader, linter, explained view and this page use the same ones. They lie in
`src/reftel/codes/data/` as CSV, each row with its source; some rows are from official lists, some from general knowledge, and the column
says which. To correct one, change the row and its source, and run `make docs`.

Markings are history. What a caption or an order meant is explained here so that old telegrams can be read; nothing here is advice on
handling anything.
"""

ABOUT: Final = {
    "captions.csv": "captions, and whether they restrict",
    "countries.csv": "adjectives of countries, to tell whose words an enclosed text holds",
    "eo_codes.csv": "codes of the E.O. line",
    "executive_orders.csv": "executive orders on classification",
    "findings.csv": "rules whose breach is a finding",
    "findings_examples.csv": "for each finding what makes it, in an invented telegram",
    "findings_telegrams.csv": "the invented telegrams that these examples change",
    "identifiers.csv": "forms of identifiers in collections, with the canonical one",
    "officer_titles.csv": "words of titles in Classified By lines",
    "offices.csv": "office symbols",
    "operating_signals.csv": "operating signals",
    "origins.csv": "origins that do not follow from the designator",
    "posts.csv": "stations: designator, place, routing indicators",
    "posts_invented.csv": "stations of the examples",
    "precedences.csv": "precedences",
    "reasons.csv": "reasons of classification",
    "routing_indicators.csv": "routing indicators and who is behind them",
    "routing_indicators_invented.csv": "routing indicators of the examples",
    "short_forms.csv": "short forms that telegrams do not explain",
    "span_kinds.csv": "kinds of lines and elements, for the explained view",
    "stations_aliases.csv": "other spellings of stations",
    "tags_geo.csv": "geographic TAGS with their years",
    "tags_geo_invented.csv": "geographic TAGS of the examples",
    "tags_org.csv": "organization TAGS",
    "tags_program.csv": "program TAGS",
    "tags_subject.csv": "subject TAGS",
}


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """Make a Markdown table; pipes in cells are escaped, absent values stay empty."""
    lines = [_line(head), _line(["---"] * len(head)), *(_line(cells) for cells in body)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|").replace("<", "&lt;") for cell in cells) + " |"


def codes_page() -> str:
    """Make the page of the code tables."""
    sections = (
        ("The tables", _tables()),
        ("Precedence", _precedences()),
        ("Captions", _captions()),
        ("Executive orders", _orders()),
        ("Codes of the E.O. line", _eo_codes()),
        ("Reasons of classification", _reasons()),
        ("Operating signals", _signals()),
        ("Office symbols", _offices()),
        ("Short forms in the prose", _short_forms()),
        ("Subject TAGS", _named("tags_subject.csv")),
        ("Program TAGS", _named("tags_program.csv")),
        ("Geographic TAGS", _geographic()),
    )
    return INTRODUCTION + "".join(f"\n## {title}\n\n{text}" for title, text in sections)


def _tables() -> str:
    return table(("file", "what"), ((f"`{name}`", ABOUT[name]) for name in table_names()))


def _precedences() -> str:
    return table(
        ("prosign", "word", "to be handled in", "use"),
        ((row.prosign, row.name, row.objective, row.usage) for row in precedences()),
    )


def _captions() -> str:
    lead = "A caption that restricts narrows the circle of readers; access rules count it as a control.\n\n"
    return lead + table(
        ("caption", "kind", "restricts", "meaning", "source"),
        (
            (f"`{row.caption}`", row.kind, "yes" if row.restricts else "", row.meaning, row.source)
            for row in captions().values()
        ),
    )


def _short_forms() -> str:
    lead = "The reading view tells them once a telegram, unless it does so itself; one that is also a word, not between capitals.\n\n"
    return lead + table(
        ("form", "stands for", "also a word", "source"),
        ((f"`{row.form}`", row.meaning, "yes" if row.is_word else "", row.source) for row in short_forms().values()),
    )


def _orders() -> str:
    return table(
        ("E.O.", "from", "to", "what it brought", "source"),
        (
            (
                row.number,
                row.in_force_from.isoformat(),
                row.in_force_to.isoformat() if row.in_force_to else "",
                row.meaning,
                row.source,
            )
            for row in executive_orders()
        ),
    )


def _eo_codes() -> str:
    return table(
        ("E.O.", "code", "meaning", "source"), ((r.number, f"`{r.code}`", r.meaning, r.source) for r in eo_codes())
    )


def _reasons() -> str:
    return table(
        ("reason", "what is protected", "source"), ((r.reason, r.meaning, r.source) for r in classification_reasons())
    )


def _signals() -> str:
    return table(
        ("signal", "where", "meaning", "source"),
        ((f"`{row.signal}`", row.line, row.meaning, row.source) for row in operating_signals()),
    )


def _offices() -> str:
    return table(("symbol", "office"), ((f"`{row.symbol}`", row.name) for row in offices()))


def _named(name: str) -> str:
    return table(
        ("code", "name", "years", "the same as"),
        ((f"`{row['tag']}`", row["name"], _years(row), row["same_as"]) for row in rows(name)),
    )


def _geographic() -> str:
    lead = (
        "The same two letters stood for different countries in different years; the borders between the three eras (about 1980 and "
        "2015) are inexact. QM, QO, QQ and QT belong to the invented countries of the examples.\n\n"
    )
    held: dict[str, list[str]] = {}
    for row in (*rows("tags_geo.csv"), *rows("tags_geo_invented.csv")):
        held.setdefault(row["tag"], []).append(f"{row['name'] or 'a region'} ({_years(row)})")
    return lead + table(
        ("code", "stands for"), ((f"`{code}`", "; ".join(names)) for code, names in sorted(held.items()))
    )


def _years(row: dict[str, str]) -> str:
    return f"{row['valid_from']}–{row['valid_to']}"


FINDINGS: Final = """\
# Findings

<!-- Made by `make docs` from src/reftel/codes/data/findings.csv and span_kinds.csv; change the tables, not this page. -->

`reftel check` prints what is wrong or odd in a telegram; the same findings stand in its record and on its page. A code never changes its
meaning. An **error** contradicts the format, a **warning** should be looked at, a **note** explains. Notes alone do not make
`reftel check` fail.

Every finding has an example of both verdicts: a stretch of an invented telegram in which it comes, and the same stretch in which it does
not. The tests read both. The telegrams themselves stand at the [end](#the-telegrams-of-the-examples).

Some rules of the trade cannot be checked in one text and are no findings: that the first paragraph of a FLASH telegram says why, that a
reply carries the level of what it answers, that a text goes over no circuit below its level, that only the originator changes a level, and
how many characters a line of the text should have (writers were told 55; published copies wrap otherwise). A summary is asked for in long
telegrams, but pages cannot be counted in copies.
"""


def findings_page() -> str:
    """Make the page of findings and of the kinds of spans."""
    rules = finding_rules().values()
    summary = table(
        ("code", "severity", "title"), ((f"[{r.code}](#{r.code.lower()})", r.severity, r.title) for r in rules)
    )
    details = "".join(
        f"\n### {r.code}\n\n**{r.title}** ({r.severity}). {r.explanation}\n\n> {_example(r.message)}\n\n"
        f"{_verdicts(r.code)}\nSource: {r.source}.\n"
        for r in rules
    )
    kinds = table(
        ("kind", "name", "what it is", "source"),
        ((f"`{k.kind}`", k.name, k.explanation, k.source) for k in span_kinds().values()),
    )
    lead = "Every character of a text belongs to one of these."
    telegrams = "".join(
        f"\n### {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in example_telegrams().items()
    )
    return (
        f"{FINDINGS}\n{summary}\n## Each finding\n{details}\n## The telegrams of the examples\n{telegrams}\n"
        f"## Kinds of spans\n\n{lead}\n\n{kinds}"
    )


def _verdicts(code: str) -> str:
    """Show what makes a finding and the same place without it: the lines of the example telegram that the changes touch."""
    changes = finding_examples().get(code)
    if changes is None:
        return "Comes only where sections or copies that arrived apart are joined.\n"
    text = example_telegrams()[changes[0].telegram]
    wrong = text
    for change in changes:
        wrong = wrong.replace(change.right, change.wrong)
    fires, quiet = _differing(wrong, text)
    return f"Comes (in the example *{changes[0].telegram}*):\n\n```text\n{fires}\n```\n\nDoes not come:\n\n```text\n{quiet}\n```\n"


def _differing(one: str, other: str) -> tuple[str, str]:
    """Return the stretch in which two texts differ, in whole lines with a line before and after, of each."""
    first, second = one.splitlines(), other.splitlines()
    groups = list(SequenceMatcher(None, first, second, autojunk=False).get_grouped_opcodes(1))
    stretches = [(g[0][1], g[-1][2], g[0][3], g[-1][4]) for g in groups]
    return (
        "\n...\n".join("\n".join(first[a:b]) for a, b, _, _ in stretches),
        "\n...\n".join("\n".join(second[c:d]) for _, _, c, d in stretches),
    )


def _example(message: str) -> str:
    """Show a message's placeholders as an ellipsis."""
    return re.sub(r"\{[a-z]+\}", "…", message)


MATTER_RULES: Final = """\
# Rules that suggest

<!-- Made by `make docs` from src/reftel/matters; change the tables, not this page. -->

What a rule reads out of a text is a suggestion, shown with its passage and its rule, until a person confirms or dismisses it
([how](../how-to/judge-a-suggestion.md), and [what is inferred](../explanation/matters.md)). Rules read sentence by sentence, keep to one
voice, and never read across the border of an enclosed text. A rule's version rises whenever the same text may give something else.

How often each rule is right, and where it is not, was measured on ninety telegrams labelled by hand:
[what we get wrong](what-we-get-wrong.md).
"""


def matter_rules_page() -> str:
    """Make the page of the rules that suggest requests, answers and consultations."""
    sections = (
        ("Rules", _rules(RULES)),
        ("What the sender asks", _patterns(OWN_ASKS)),
        ("What others ask, as reported", _patterns(REPORTED_ASKS)),
        ("What an enclosed text asks", _patterns(SPOKEN_ASKS)),
        ("What answers", _patterns((*ANSWER_CUES, *DEFERRALS, *ACTS_ON))),
        ("Consultations", _rules(CONSULTATION_RULES)),
        ("States of a matter", _states()),
    )
    return MATTER_RULES + "".join(f"\n## {title}\n\n{text}" for title, text in sections)


def _rules(rules: Iterable[Rule]) -> str:
    return table(
        ("rule", "version", "what it reads", "example", "source"),
        ((f"`{r.name}`", str(r.version), r.meaning, r.example, r.source) for r in rules),
    )


def _patterns(patterns: Iterable[Pattern]) -> str:
    return table(
        ("wording", "what it says", "example", "source"),
        ((f"`{p.name}`", p.meaning, p.example, p.source) for p in patterns),
    )


def _states() -> str:
    return table(
        ("kind", "state", "meaning", "moved by"),
        ((kind.name, f"`{s.name}`", s.wording, s.moved_by) for kind in KINDS for s in kind.states),
    )


RENDERING: Final = """\
# Rendering

<!-- Made by `make docs` from src/reftel/wire; change the tables, not this page. -->

`reftel render FILE.json` writes the telegram of a [record](record.md), and `reftel.render(telegram)` that of a value: the
transmission heading, the text block, the body, the signature, and BT, validation number and `NNNN`. Either a valid telegram comes
out, or nothing and a list of everything that is wrong, each with the path of its field and the code of its rule (`ExceptionGroup` of
`DraftError` in Python, one line each and exit code 1 on the command line).

## What is written

* **Heading**: the format lines that the record holds, in the order of ACP 127. Without `transmission` it begins with the date-time
  group. The drafting block stands above it.
* **Text block**: class line with spaced letters, captions one a line, passing lines, E.O., TAGS by commas, SUBJECT, REF with one
  label a line and (NOTAL), Classified By. Values of one line are folded at 55 characters.
* **Body**: `text` as it is, line breaks and all, after number and portion mark. Headings are underlined; one that follows no finished
  sentence has a rule above too. Enclosures stand between `BEGIN TEXT OF …:` and `END TEXT OF ….`, named by their kind and, where an
  adjective of the tables names it, by the country whose words they are.
* **Sections**: with `sections` the class line says `SECTION 01 OF 03`, and a page line begins each further one, before a numbered
  paragraph or, in a short text, in the middle of a sentence. With `repeated_heading` the block stands again in each section, or twice
  where there are none.

Lines hold 69 characters at most. What a paragraph holds is never broken anew: a longer line is a fault.

## The laws

What is written is read again before it is handed out. So for every valid telegram `parse(render(t))` has the content of `t`, and
writing what was read is a fixed point: `render(parse(render(parse(x))))` is `render(parse(x))`. No part of the content are:

"""

RENDERING_RULES: Final = """
## Rules that a writer must keep

Every finding of reading that is an error or a warning is a fault in writing, and so are those below. The rule is one and the same; its
sentence and source stand with the [findings](findings.md).
"""


def rendering_page() -> str:
    """Make the page of what is written and which rules hold."""
    left_out = "".join(f"* `{field}`: {reason}\n" for field, reason in LEFT_OUT.items())
    rules = finding_rules()
    findings = table(("code", "rule"), ((f"`{code}`", rules[code].title) for code in binding_findings()))
    free = "".join(f"* `{code}`: {reason}\n" for code, reason in FREE.items())
    notes = "".join(f"* `{code}`: {reason}\n" for code, reason in BINDING.items())
    own = table(
        ("code", "rule", "what is said", "source"),
        ((f"`{r.code}`", r.title, _example(r.message), r.source) for r in DRAFT_RULES.values()),
    )
    return (
        f"{RENDERING}{left_out}{RENDERING_RULES}\n{findings}\nNotes that bind a writer all the same:\n\n{notes}\nWarnings that do "
        f"not:\n\n{free}\n## Rules of writing alone\n\n{own}"
    )


COMMANDS: Final = """\
# The command line

<!-- Made by `make docs` from the commands' own help; change the commands, not this page. -->

`reftel COMMAND --help` prints the same.

**Which archive.** `-a/--archive`, before or after the command; else `$REFTEL_ARCHIVE`; else the nearest parent folder with a
`reftel.toml`; else `./demo-archive`, with a notice.

**Exit codes.** 0 done · 1 findings or refused inputs · 2 usage · 3 not found or denied (they look the same) · 4 ambiguous · 5 the archive
is at fault · 70 a fault of Reftel's own · 130 stopped by Ctrl-C.

**Output.** Tables and colours on a terminal, plain text into a pipe; `NO_COLOR` is honoured. Control characters in telegrams are made
visible before they reach a terminal. Faults are one sentence on the error stream, with the next step.

**Settings.** `REFTEL_ARCHIVE` names the archive, `NO_COLOR` switches colours off,
`REFTEL_TRACEBACK=1` prints the details of a fault. There are no others.
"""


def cli_page() -> str:
    """Make the page of the commands from their help."""
    root = click.Context(app, info_name="reftel", terminal_width=100, help_option_names=["-h", "--help"])
    return COMMANDS + "".join(_command(name, root) for name in app.list_commands(root))


def _command(name: str, parent: click.Context) -> str:
    """Make the section of one command, and those of its subcommands."""
    group = parent.command
    command = group.get_command(parent, name) if isinstance(group, click.Group) else None
    if command is None:
        raise LookupError(name)
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    text = f"\n## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        text += "".join(_command(inner, context) for inner in command.list_commands(context))
    return text


def schema_page() -> str:
    """Make the schema of the record with spans, as `reftel schema --spans` prints it."""
    return json.dumps(record_schema(spans=True), indent=2, ensure_ascii=False) + "\n"


def query_language_page() -> str:
    """Write the tables of the query language into its page; what stands around them is written by hand."""
    page = (FOLDER / "reference" / "query-language.md").read_text(encoding="utf-8")
    for name, made in _query_tables().items():
        block = re.compile(rf"(<!-- table: {name} -->\n)(?:\|.*\n)*")
        page, count = block.subn(lambda match, made=made: match[1] + made, page)  # type: ignore[misc]
        if count != 1:
            raise click.ClickException(f"query-language.md needs one place for the table {name}, and has {count}.")
    return page


def _query_tables() -> dict[str, str]:
    states = {state.name: state.wording for kind in KINDS for state in kind.states}
    return {
        "fields": table(
            ("field", "also", "kind", "meaning", "example", "since"),
            (
                (_code(f.name), ", ".join(map(_code, f.also)), f.kind, f.meaning, _code(f.example), f.since or "")
                for f in fields()
            ),
        ),
        "has": table(("word", "meaning"), ((_code(word), meaning) for word, meaning in HAS.items())),
        "sort": table(("word", "order"), ((_code(word), meaning) for word, meaning in SORTS.items())),
        "state": table(
            ("word", "meaning"), ((_code(word), meaning) for word, meaning in (states | VERDICT_WORDS).items())
        ),
    }


VERDICT_WORDS: Final = {
    "suggested": "nobody has said anything of it",
    "confirmed": "a person has confirmed it",
    "dismissed": "a person has dismissed it",
    "recorded": "a person put it down",
}


def _code(text: str) -> str:
    return f"`{text}`"


READERS_INTRODUCTION: Final = """\
# What is read

<!-- Made by `make docs` from the readers in src/reftel/corpus; change them, not this page. -->

The content of an input decides what it is, not its name. Readers are asked in this order;
[plug-ins](../how-to/write-a-reader.md) come before plain text. Each text that is kept names the extractor that made it
of the stored bytes.
"""

JSONL_INTRODUCTION: Final = """\
## JSON Lines

On each line one object. `text` must be there and hold a telegram; the other fields are what the publisher says, and none
is needed. Under several names the first that holds something counts. TAGS and references are lists, or one string with
commas or bars. A record of `reftel parse --jsonl --text` is such a line: of it `text` and `published` count, and all else
is read anew. A record without its text is refused;
a line of another kind that gives a number and something more, but no text, is a card.
"""


def readers_page() -> str:
    """The page of inputs, from the readers and what is known to be unreadable."""
    names = [
        (reader.name, reader.what, reader.holds.value, ", ".join(f"`{e}`" for e in reader.extractors))
        for reader in readers()
    ]
    parts = [
        READERS_INTRODUCTION,
        table(("reader", "recognises", "holds", "extractors"), names),
        JSONL_INTRODUCTION,
        table(
            ("field", "names"), [(f"`{field}`", ", ".join(f"`{n}`" for n in held)) for field, held in ALIASES.items()]
        ),
        "## What is known and refused\n\nEach is refused by name, with what to do about it.\n",
        table(("kind", "what to do"), [(kind.reason, kind.next_step) for kind in UNREADABLE]),
    ]
    return "\n".join(parts)


API_INTRODUCTION: Final = """\
# The JSON API

<!-- Made by `make docs` from src/reftel/web/pages/api/described.py; change that, not this page. -->

`reftel serve` answers below `/api/1`. `GET /api/1/openapi.json` is the whole description (OpenAPI 3.1), with the shape of every answer; the
number rises when something changes on which a program may rest. There is one reader, who owns the archive; the room answers to the names
of this machine alone unless it was told others.

* Answers are JSON in UTF-8. Each carries an `ETag`; with `If-None-Match` what is unchanged is not sent again (304).
* Faults are `application/problem+json` (RFC 9457): `{type, title, status, detail}`, one sentence with what to do about it.
* Lists are cut by `limit` and `offset`, or by `page`; each says its `total`.
* What is sent is JSON of at most 200,000 bytes, and of no other kind; a page of another site cannot send it.

```python
import json
from urllib.request import Request, urlopen

ROOM = "http://127.0.0.1:8417/api/1"


def asked(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(ROOM + path, data, {"Content-Type": "application/json"})) as answer:
        return json.load(answer)


for hit in asked("/search?q=lightship")["hits"]:
    print(hit["mrn"], hit["subject"])
for request in asked("/matters?kind=request&state=no_trace")["matters"]:
    print(request["asks"], "waits for", request["owes"])
first = asked("/matters?limit=1")["matters"][0]["id"]
asked(f"/matters/{first}", {"deed": "remark", "note": "looked at"})
```
"""


def api_page() -> str:
    """The page of the API, from the table that its description is made of."""
    parts = [API_INTRODUCTION]
    for tag in dict.fromkeys(operation.tag for operation in OPERATIONS):
        parts.append(f"## {tag.capitalize()}\n")
        rows = [
            (
                f"`{one.method.upper()} {one.path}`",
                one.summary,
                ", ".join(f"`{name}` ({words})" for name, words in one.query),
                ", ".join(f"`{field}`" for field in one.body.__struct_fields__) if one.body else "",  # type: ignore[attr-defined]
            )
            for one in OPERATIONS
            if one.tag == tag
        ]
        parts.append(table(("what", "gives", "asked with", "sent"), rows))
    return "\n".join(parts)


PAGES: Final[dict[str, Callable[[], str]]] = {
    "reference/codes.md": codes_page,
    "reference/findings.md": findings_page,
    "reference/rendering.md": rendering_page,
    "reference/cli.md": cli_page,
    "reference/readers.md": readers_page,
    "reference/query-language.md": query_language_page,
    "reference/matter-rules.md": matter_rules_page,
    "reference/api.md": api_page,
    "reference/telegram.schema.json": schema_page,
}


def main() -> None:
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
