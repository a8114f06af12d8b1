"""Imports point one way, and stand at the head of a module."""

import ast

import pytest

from tests.house.tree import dotted, modules, name, own_imports, tree

PURE = {"engine"}
BOTTOM = {"web.ledger", "web.jobs", "web.people"}
GROUND = {"web.choices", "web.clock", "web.crashpoints", "web.environment", "web.prepared", "web.problems"}
"""What every app of the web stands on: one idea each, and nothing of an app in them."""
FURNITURE = {"web.components", "web.frame", "web.keeping"}
"""What views draw every page with; it asks the apps what to show, and only views, never operations, use it."""
COMMON = {"engine", "policies", "screening", "reading", "understanding", "networks", *BOTTOM, *GROUND, *FURNITURE}

MAY_IMPORT = {
    "engine": set(),
    "policies": PURE,
    "screening": PURE,
    "reading": PURE,
    "understanding": PURE,
    "networks": PURE,
    "cli": {"engine", "policies", "screening", "reading", "understanding", "networks", "web.serving", *BOTTOM},
    "__main__": {"cli"},
    **dict.fromkeys(GROUND, GROUND),
    "web.ledger": GROUND,
    "web.jobs": {"web.ledger", *GROUND},
    "web.people": {"web.ledger", "web.jobs", *GROUND},
    "web.handbook": COMMON,
    "web.channels": COMMON | {"web.handbook"},
    "web.pictures": COMMON,
    "web.posts": COMMON | {"web.channels", "web.pictures", "web.handbook"},
    "web.declarations": COMMON | {"web.handbook"},
    "web.concerns": COMMON | {"web.posts", "web.declarations", "web.handbook"},
}
"""Who may import whom; a package may always import itself. What is not named here (settings, `home`,
`oversight` and the like) may import anything of ours but the command line."""


LATE = {
    "ready": "Django's own place for what must wait until every app is loaded",
    "src/handrail/cli/roster.py": "models can be imported once Django is set up, which the command does first",
}
"""Functions and modules in which an import may stand late, with the reason."""


def package(module: str) -> str:
    parts = module.split(".")[1:]
    return ".".join(parts[:2]) if parts[:1] == ["web"] else (parts or [""])[0]


def test_imports_point_one_way() -> None:
    wrong = []
    for path in modules():
        home = package(dotted(path))
        for imported, line in own_imports(tree(path)):
            target = package(imported)
            allowed = MAY_IMPORT.get(home)
            if target in ("", home) or (target != "cli" if allowed is None else target in allowed):
                continue
            wrong.append(f"{name(path)}:{line}: {home} may not import {imported}")
    assert not wrong, "\n".join(wrong)


def test_own_modules_are_imported_at_the_head() -> None:
    wrong = [
        f"{name(path)}:{line}: {imported} is imported within {function.name}"
        for path in modules()
        for function in ast.walk(tree(path))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for imported, line in own_imports(function)
        if function.name not in LATE and name(path) not in LATE
    ]
    assert not wrong, "\n".join(wrong)


def test_engine_needs_the_standard_library_alone() -> None:
    from_outside = {
        imported
        for path in modules()
        if package(dotted(path)) == "engine"
        for node in ast.walk(tree(path))
        for imported in top_names(node)
    }
    assert from_outside <= set(__import__("sys").stdlib_module_names) | {"handrail"}


@pytest.mark.parametrize("late", ["import_module", "__import__"])
def test_only_the_command_line_and_the_settings_load_late(late: str) -> None:
    loading = {
        package(dotted(path))
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute))
        if (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) == late
    }
    assert loading <= {"cli"}


def top_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.partition(".")[0]]
    return []
