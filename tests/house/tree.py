"""The project's files as the house tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "handrail"
LEFT_OUT = {"__pycache__", "node_modules", ".git", ".venv", "build", "dist"}


def files(*endings: str, under: Path = ROOT) -> Iterator[Path]:
    """Yield the project's files with one of the endings, in order; never what a tool has made."""
    for path in sorted(under.iterdir()):
        if path.is_dir():
            if (
                path.name not in LEFT_OUT
                and not path.name.endswith(("_cache", ".egg-info"))
                and path.name != ".hypothesis"
            ):
                yield from files(*endings, under=path)
        elif path.suffix in endings:
            yield path


def name(path: Path) -> str:
    """Return a file's path as the lists of exemptions write it."""
    return path.relative_to(ROOT).as_posix()


def modules() -> list[Path]:
    """Return every module of the package; migrations are written by Django."""
    return [path for path in files(".py", under=SOURCE) if path.parent.name != "migrations"]


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(path: Path) -> str:
    """Return the name under which a module is imported."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def own_imports(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every module of ours that is imported within a node, with its line."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            named = [alias.name for alias in child.names]
        elif isinstance(child, ast.ImportFrom) and child.module:
            # `from handrail.web import people` names a package by its last part
            named = [f"{child.module}.{alias.name}" for alias in child.names]
        else:
            continue
        yield from ((one, child.lineno) for one in named if one.partition(".")[0] == "handrail")
