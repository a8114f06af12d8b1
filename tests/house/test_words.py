"""What people read is in British English; nothing names the machine it was written on; schools stay in data."""

import ast
import re
from collections.abc import Iterator

from handrail import policies
from tests.house.tree import ROOT, SOURCE, files, modules, name, tree

AMERICAN = re.compile(
    r"(?<!theme-)\b(behaviors?|colors?(?!-scheme)|favorites?|honors?|centers?|organiz\w+|recogniz\w+|authoriz\w+|apologiz\w+|summariz\w+"
    r"|enroll?ments?|fulfill|judgment|program(?=s? of study)|math)\b",
    re.IGNORECASE,
)
A_MACHINE = re.compile(r"(?<![\w.])/(home|root|work|opt|mnt|Users)/\w")
TOUR = "src/handrail/cli/tour.py"
"""The one module that names schools: it shows real questions."""


def test_prose_is_british() -> None:
    wrong = [
        f"{name(path)}: {found.group()}"
        for path in [*files(".md", ".html"), *files(".toml", under=SOURCE / "policies")]
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
    found = {f"{place}: {school}" for place, text in strings() for school in policies.names() if school in text}
    assert not [row for row in found if not row.startswith(TOUR)], found


def test_no_law_is_written_in_python() -> None:
    """What the law says and since when is data, with its source, in one file."""
    titles = [str(law["title"]) for law in policies.laws().values() if "title" in law]
    assert titles
    assert not {f"{place}: {title}" for place, text in strings() for title in titles if title in text}


def strings() -> Iterator[tuple[str, str]]:
    """Yield every string in a module of ours, save those that stand alone: docstrings."""
    for path in modules():
        alone = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                yield name(path), node.value
