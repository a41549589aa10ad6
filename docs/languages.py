"""Bring the catalogues of the reading room up to date: `make lang` runs this, and a test compares what is committed.

Words are found where they are written: `{% trans %}`, `_()`, `plural()` in templates; `_()`, `N_()`, `ngettext()`, `plural()` in
modules. Messages are sorted and carry no places, so that two people who add words seldom meet in one line.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from reftel.web.language import DOMAIN, ENGLISH, LANGUAGES, LOCALES

WEB: Final = Path(__file__).resolve().parents[1] / "src" / "reftel" / "web"
TEMPLATES: Final = WEB / "templates"
SINGLE: Final = frozenset({"_", "N_", "gettext"})

Message = str | tuple[str, str]


def words_of_template(path: Path) -> Iterator[Message]:
    """Yield what a template says."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    tree = environment.parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield from _message(call.node.name, [_constant(argument) for argument in call.args])
    for one in tree.find_all(nodes.Filter):
        if one.name == "plural":
            yield from _message("plural", [None, *(_constant(argument) for argument in one.args)])


def _constant(node: nodes.Expr) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def words_of_module(path: Path) -> Iterator[Message]:
    """Yield what a module says; the syntax tree is read, so that words inside f-strings are found too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _message(node.func.id, [_literal(argument) for argument in node.args])


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _message(function: str, arguments: list[str | None]) -> Iterator[Message]:
    """Yield the message of a call, as `reftel.web.language` looks it up; calls with words that are not written there have none."""
    match function, arguments:
        case name, [str(text), *_] if name in SINGLE and text:
            yield text
        case "ngettext", [str(one), str(many), *_]:
            yield one, many
        case "plural", [_, str(one)]:
            yield f"%(n)s {one}", f"%(n)s {one}s"
        case "plural", [_, str(one), str(many), *_]:
            yield f"%(n)s {one}", f"%(n)s {many}"


def template() -> Catalog:
    """Return all words of the room, untranslated."""
    catalogue = _empty(ENGLISH)
    for path in sorted(TEMPLATES.iterdir()):
        for message in words_of_template(path):
            catalogue.add(message)
    for path in sorted(WEB.rglob("*.py")):
        for message in words_of_module(path):
            catalogue.add(message)
    return catalogue


def _empty(code: str) -> Catalog:
    return Catalog(locale=code, domain=DOMAIN, project="Reftel", charset="utf-8", fuzzy=False)


def path_of(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(code: str, words: Catalog) -> Catalog:
    """Return the catalogue of a language with all words of today and none of yesterday; new ones are empty, never guessed."""
    held = read_po(path_of(code).open("rb"), locale=code) if path_of(code).exists() else _empty(code)
    fresh = _empty(code)
    for message in words:
        if message.id:
            known = held.get(message.id if isinstance(message.id, str) else message.id[0])
            is_same = known is not None and isinstance(known.id, str) == isinstance(message.id, str)
            fresh.add(message.id, known.string if known is not None and is_same else None, flags=message.flags)
    return fresh


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue: sorted, without places and without the hour, so that the same words give the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(
            f"# Reftel: words of the reading room ({catalogue.locale}). `make lang` brings this up to date.\n".encode()
        )
        header = f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n"MIME-Version: 1.0\\n"\n'
        header += '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        header += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
        file.write(header.encode())
        write_po(file, catalogue, sort_output=True, no_location=True, omit_header=True, width=0)


def main() -> int:
    """Write all catalogues; say what waits for a translator, and count it as a fault."""
    words = template()
    write(words, LOCALES / f"{DOMAIN}.pot")
    waiting = 0
    for code in LANGUAGES:
        if code == ENGLISH:
            continue
        catalogue = updated(code, words)
        write(catalogue, path_of(code))
        empty = [m.id for m in catalogue if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))]
        waiting += len(empty)
        print(f"{path_of(code)}: {len(catalogue)} messages, {len(empty)} to translate")
        for one in empty:
            print(f"  {one}")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
