"""Imports point one way. Read from the syntax trees, so that imports inside functions count too."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "reftel"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"codes"}),
    frozenset({"telegram"}),
    frozenset({"references", "access"}),
    frozenset({"wire", "matters"}),
    frozenset({"corpus"}),
    frozenset({"search"}),
    frozenset({"archive"}),
    frozenset({"exports", "samples"}),
    frozenset({"web"}),
    frozenset({"config"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
"""Lowest first; rooms of one layer are siblings and do not import one another."""

HEIGHT = {room: height for height, layer in enumerate(LAYERS) for room in layer}
PURE = frozenset({"errors", "codes", "telegram", "references", "access", "wire", "matters"})
NOT_IN_PURE_ROOMS = frozenset(
    "asyncio builtins concurrent ctypes fcntl glob http io logging mmap multiprocessing os pathlib pickle platform random secrets "
    "select selectors shelve shutil signal socket sqlite3 ssl subprocess sys tempfile threading time urllib uuid zoneinfo "
    "sqlalchemy tantivy litestar click rich zstandard uvicorn jinja2 selectolax importlib".split()
)
"""Modules by which a room could reach a file, a clock, chance, the network or a database."""

ALLOWED_IN_CODES = frozenset({"importlib.resources", "importlib.resources.abc", "io.StringIO"})
CLOCKS = frozenset({"now", "today", "utcnow", "fromtimestamp"})
CALLS = frozenset({"open", "input", "print", "exec", "eval", "__import__"})


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a name: `target` is dotted, `is_late` says that it runs only when a function does."""

    source: str
    target: str
    line: int
    is_late: bool
    is_for_types: bool


def module_name(path: Path) -> str:
    parts = ("reftel", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(module: str) -> Iterator[Import]:
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    yield from _walk(tree, module, is_late=False, is_for_types=False)


def _walk(node: ast.AST, module: str, *, is_late: bool, is_for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(module, alias.name, child.lineno, is_late, is_for_types)
        elif isinstance(child, ast.ImportFrom):
            base = _base(child, module)
            for alias in child.names:
                yield Import(module, f"{base}.{alias.name}", child.lineno, is_late, is_for_types)
        else:
            guarded = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
            late = is_late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(child, module, is_late=late, is_for_types=is_for_types or guarded)


def _base(node: ast.ImportFrom, module: str) -> str:
    if not node.level:
        return node.module or ""
    is_package = FILES[module].name == "__init__.py"
    above = module.split(".")[: None if is_package and node.level == 1 else -(node.level - is_package)]
    return ".".join([*above, *([node.module] if node.module else [])])


def room_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "reftel" and len(parts) > 1 else None


INSIDE = [name for name in FILES if room_of(name) is not None]


def test_every_room_has_its_layer() -> None:
    assert {room_of(name) for name in INSIDE} <= set(HEIGHT)


@pytest.mark.parametrize("module", INSIDE)
def test_imports_point_downwards(module: str) -> None:
    own = room_of(module)
    assert own is not None
    upward = [
        f"line {found.line}: {found.target}"
        for found in imports_of(module)
        if (room := room_of(found.target)) is not None and room != own and HEIGHT.get(room, len(LAYERS)) >= HEIGHT[own]
    ]
    assert upward == []


@pytest.mark.parametrize("module", INSIDE)
def test_nobody_inside_imports_the_package_root(module: str) -> None:
    rooted = [
        f"line {found.line}: {found.target}"
        for found in imports_of(module)
        if found.target == "reftel"
        or (found.target.startswith("reftel.") and found.target.count(".") == 1 and room_of(found.target) not in HEIGHT)
    ]
    assert rooted == []


@pytest.mark.parametrize("module", [name for name in INSIDE if room_of(name) in PURE])
def test_pure_rooms_reach_nothing_outside(module: str) -> None:
    allowed = ALLOWED_IN_CODES if room_of(module) == "codes" else frozenset()
    reaching = [
        f"line {found.line}: {found.target}"
        for found in imports_of(module)
        if found.target.split(".")[0] in NOT_IN_PURE_ROOMS
        and not any(found.target == name or found.target.startswith(f"{name}.") for name in allowed)
    ]
    assert reaching == []


@pytest.mark.parametrize("module", [name for name in INSIDE if room_of(name) in PURE])
def test_pure_rooms_read_no_clock_and_open_nothing(module: str) -> None:
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    clocks = [node.lineno for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS]
    opened = [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id in CALLS]
    assert (clocks, opened) == ([], [])


def _edges() -> dict[str, set[str]]:
    """Return module → the modules that it loads while it is being loaded itself."""
    return {
        module: {
            target
            for held in imports_of(module)
            if not held.is_late and not held.is_for_types
            for target in _loaded(module, held.target)
        }
        for module in FILES
    }


def _loaded(module: str, dotted: str) -> Iterator[str]:
    """Yield what an import of `dotted` loads: the module itself, or the one that holds the name."""
    if dotted in FILES:
        yield dotted
    package = dotted.rpartition(".")[0]
    # A package above the module is being loaded already; only a name that its own lines define would be missing.
    is_being_loaded = module.startswith(f"{package}.") and dotted in FILES
    if package in FILES and not is_being_loaded:
        yield package


def find_cycle(edges: dict[str, set[str]]) -> list[str]:
    """Return one cycle as a list of its nodes, empty where there is none."""
    done: set[str] = set()

    def visit(node: str, path: list[str]) -> list[str]:
        if node in path:
            return path[path.index(node) :]
        if node in done:
            return []
        for target in sorted(edges.get(node, ())):
            cycle = visit(target, [*path, node])
            if cycle:
                return cycle
        done.add(node)
        return []

    return next((cycle for node in sorted(edges) if (cycle := visit(node, []))), [])


def test_no_import_cycles_while_modules_load() -> None:
    assert find_cycle(_edges()) == []


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, ["b", "c"]),
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"a"}}, ["a"]),
    ],
    ids=["two of three", "none", "itself"],
)
def test_cycles_are_found(edges: dict[str, set[str]], cycle: list[str]) -> None:
    assert find_cycle(edges) == cycle


def test_late_and_relative_imports_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "def f():\n    from . import labels\n    from ..wire import parse\n    import os.path\n", encoding="utf-8"
    )
    monkeypatch.setitem(FILES, "reftel.access.invented", path)
    seen = [(found.target, found.is_late) for found in imports_of("reftel.access.invented")]
    assert seen == [("reftel.access.labels", True), ("reftel.wire.parse", True), ("os.path", True)]
