"""Files and functions stay small enough to be read at one sitting. Each exemption says why."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.house.tree import ROOT, SOURCE, files, modules, name, tree

FILE, FUNCTION, PACKAGE, TARGETS, TEMPLATE = 350, 45, 15, 12, 150
SHORTER = {"views.py": 25, "operations.py": 30}
"""Functions of these modules: a view translates HTTP, an operation is one change."""
TYPICAL_FILE, TYPICAL_FUNCTION = 100, 8
"""Medians. 90 lines are aimed at."""

EXEMPT: dict[str, str] = {
    "src/handrail/cli": "a module a command, each loaded when it is called",
    "src/handrail/engine": "one idea a module; reading a file has a folder of its own; the rest is one chain",
    "src/handrail/web": "settings, addresses and doors, where Django wants them, beside the ground of every app",
    "src/handrail/screening": "a detector a module, so that each is read and measured by itself",
}
"""File, `file:function` or folder, with the reason. One that is not needed any more must go."""


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring_lines(node)


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how long its docstring is: a doctest makes a function longer, not harder to read."""
    first = node.body[0]
    is_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return (first.end_lineno or first.lineno) - first.lineno + 1 if is_docstring else 0


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long() -> Iterator[str]:
    python = [*modules(), *files(".py", under=ROOT / "tests"), *files(".py", under=ROOT / "bench")]
    yield from (name(path) for path in python if lines(path) > FILE and not path.name.startswith("settings"))
    for path in modules():
        limit = SHORTER.get(path.name, FUNCTION)
        yield from (f"{name(path)}:{function}" for function, length in functions(path) if length > limit)
    yield from (name(path) for path in files(".html", under=SOURCE) if lines(path) > TEMPLATE)
    folders = Counter(path.parent for path in modules() if path.name != "__init__.py")
    yield from (name(folder) for folder, count in folders.items() if count > PACKAGE)


def test_nothing_is_too_long_without_a_reason() -> None:
    found = set(too_long())
    assert not found - set(EXEMPT), f"too long: {sorted(found - set(EXEMPT))}"
    assert not set(EXEMPT) - found, f"not too long any more, take them out of the list: {sorted(set(EXEMPT) - found)}"


def test_the_typical_file_and_function_are_short() -> None:
    assert median(lines(path) for path in modules()) <= TYPICAL_FILE
    assert median(length for path in modules() for _, length in functions(path)) <= TYPICAL_FUNCTION


def test_the_makefile_has_few_targets() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(targets) <= TARGETS, targets


def test_decisions_are_short() -> None:
    long = [name(path) for path in files(".md", under=ROOT / "docs" / "decisions") if lines(path) > 40]
    assert not long, long
