"""What people read is in British English; nothing names the machine it was written on; schools stay in data."""

import ast
import re

from handrail import policies
from tests.house.tree import ROOT, files, modules, name, tree

AMERICAN = re.compile(
    r"\b(behaviors?|colors?|favorites?|honors?|centers?|organiz\w+|recogniz\w+|authoriz\w+|apologiz\w+|summariz\w+"
    r"|enroll?ments?|fulfill|judgment|program(?=s? of study)|math)\b",
    re.IGNORECASE,
)
A_MACHINE = re.compile(r"(?<![\w.])/(home|root|work|opt|mnt|Users)/\w")
TOUR = "src/handrail/cli/tour.py"
"""The one module that names schools: it shows real questions."""


def test_prose_is_british() -> None:
    wrong = [
        f"{name(path)}: {found.group()}"
        for path in [*files(".md", ".toml"), *files(".html")]
        if path.name != "CHANGELOG.md"
        for found in AMERICAN.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, wrong


def test_no_file_names_a_machine() -> None:
    wrong = [
        f"{name(path)}: {found.group()}"
        for path in [
            *files(".py", ".md", ".toml", ".txt", ".sh", ".cfg", ".html", ".json", ".jsonl"),
            ROOT / "Makefile",
        ]
        if name(path) != "tests/house/test_words.py"
        for found in A_MACHINE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, wrong


def test_no_school_is_written_in_python() -> None:
    """A school's rule is data: no module but the tour knows a school's name, save in the examples of a docstring."""
    wrong = []
    for path in modules():
        said = docstrings(tree(path))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in said:
                wrong += [f"{name(path)}: {school}" for school in policies.names() if school in node.value]
    assert not [row for row in wrong if not row.startswith(TOUR)], wrong


def docstrings(module: ast.Module) -> set[str]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {ast.get_docstring(node, clean=False) or "" for node in ast.walk(module) if isinstance(node, holders)}
