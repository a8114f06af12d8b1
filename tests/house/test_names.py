"""Names say what a thing is; every module says what it is for."""

import ast
import re

from tests.house.tree import modules, name, tree

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager", "handler"}
EMPTY_WORDS |= {"processor", "service", "services", "data", "info"}
DOMAIN = {
    "src/handrail/engine/study/faults/services.py": "the services that policies name, of which some have gone",
    "src/handrail/web/sqlite3/base.py": "Django looks for the connection of a database engine under this name",
}
"""Modules for which such a word is one of the domain's own, with the reason."""
EMPTY_ENDINGS = ("Util", "Utils", "Helper", "Manager", "Handler", "Processor", "Service", "Info")
FRAMEWORK = {
    "get_command": "click calls it",
    "get_user": "Django calls it",
    "get_help_text": "Django calls it",
    "get_absolute_url": "Django calls it",
    "get_queryset": "Django calls it",
    "get_context_data": "Django calls it",
    "get_form_kwargs": "Django calls it",
}
"""Names that a framework asks for."""
DOCSTRING = 6


def test_modules_have_names_that_say_something() -> None:
    named = {name(path): set(path.relative_to(path.parents[1]).with_suffix("").parts) for path in modules()}
    wrong = [path for path, parts in named.items() if EMPTY_WORDS & parts and path not in DOMAIN]
    assert not wrong, wrong


def test_functions_and_classes_have_names_that_say_something() -> None:
    wrong = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS):
                wrong.append(f"{name(path)}: {node.name}")
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                bare = node.name.lstrip("_")
                if bare.startswith(("get_", "do_")) and bare not in FRAMEWORK:
                    wrong.append(f"{name(path)}: {node.name}")
    assert not wrong, wrong


def test_every_module_says_what_it_is_for() -> None:
    wrong = [
        name(path)
        for path in modules()
        if not ast.get_docstring(tree(path)) and path.read_text(encoding="utf-8").strip()
    ]
    assert not wrong, wrong


def test_a_module_says_it_in_few_lines() -> None:
    """An example or a drawn tree, which stands in, does not count."""
    wrong = []
    for path in modules():
        prose = [line for line in (ast.get_docstring(tree(path)) or "").splitlines() if re.match(r"[^\s│├└]", line)]
        if len(prose) > DOCSTRING:
            wrong.append(name(path))
    assert not wrong, wrong


def test_everything_is_annotated() -> None:
    wrong = [
        f"{name(path)}: {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.returns is None
        if "web" not in path.parts
    ]
    assert not wrong, wrong
