"""Find every guard of the web app by looking at its code, and take one away at a time.

A guard is a line that refuses (`.or_raise()`, `require_fresh_sign_in`), a condition that raises `Refused` or
`Throttled`, a read that is narrowed to what somebody may see (`visible_to` and its like, `school_for`), a condition in
the reading of a token, and each function of an `access` module. Nothing here is a list of them.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, get_resolver

import handrail.web
from handrail.web.api import api
from handrail.web.people.models import School

PLACE = Path(handrail.web.__file__).parent
LINES = ("or_raise", "require_fresh_sign_in")
REFUSALS = ("Refused", "Throttled")
TOKENS = "authenticate"
NOT_LOADED = ("manage.py", "wsgi.py", "gunicorn.py", "demo")
"""What starts something when it is imported, or exists in the demo alone."""
NEVER = ast.Constant(False)


class Guard(NamedTuple):
    """One guard: its name, the function that it is in, and which of the guards there it is."""

    name: str
    function: FunctionType
    number: int


@cache
def modules() -> tuple[ModuleType, ...]:
    """Give every module of the web app, but migrations."""
    paths = [path.relative_to(PLACE.parent.parent) for path in sorted(PLACE.rglob("*.py"))]
    wanted = [path for path in paths if not {"migrations", *NOT_LOADED} & set(path.parts)]
    return tuple(importlib.import_module(".".join(path.with_suffix("").parts)) for path in wanted)


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Give the functions and methods of a module as they were written, without what decorators put around them."""
    for thing in vars(module).values():
        inner = inspect.unwrap(thing) if callable(thing) else None
        if isinstance(inner, FunctionType) and inner.__module__ == module.__name__:
            yield inner
        elif isinstance(thing, type) and thing.__module__ == module.__name__ and not issubclass(thing, QuerySet):
            methods = (one for one in vars(thing).values() if isinstance(one, FunctionType))
            yield from (one for one in methods if one.__code__.co_filename == module.__file__)  # not a dataclass's own


@cache
def scopes() -> dict[tuple[type, str], Callable[..., Any]]:
    """Give the reads that are narrowed to a person: methods of a QuerySet of ours that take one first."""
    found = {}
    for module in modules():
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, QuerySet) and kind.__module__ == module.__name__:
                for name, method in vars(kind).items():
                    if callable(method) and list(inspect.signature(method).parameters)[1:2] == ["person"]:
                        found[kind, name] = method
    return found


def access_functions() -> Iterator[tuple[ModuleType, FunctionType]]:
    """Give every public function of an `access` module."""
    for module in modules():
        if module.__name__.endswith(".access"):
            yield from ((module, one) for one in functions(module) if not one.__name__.startswith("_"))


@cache
def guards() -> tuple[Guard, ...]:
    """Give every guard that stands in a function, but those of `access`, which are taken away whole."""
    found = []
    for module in modules():
        for function in functions(module) if not module.__name__.endswith(".access") else ():
            place = f"{module.__name__.removeprefix('handrail.web.')}.{function.__name__}"
            found += [Guard(f"{place} #{number}", function, number) for number in range(count(function))]
    return tuple(found)


class Taker(ast.NodeTransformer):
    """Counts guards, and takes away those of some numbers."""

    def __init__(self, function: FunctionType, numbers: Collection[int] = ()) -> None:
        self.function, self.numbers, self.seen = function, numbers, -1

    def _is_it(self) -> bool:
        self.seen += 1
        return self.seen in self.numbers

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and _called(node.value) in LINES and self._is_it():
            return ast.Expr(ast.Constant(None))
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in {name for _, name in scopes()}:
            return ast.Call(ast.Attribute(node.func.value, "all", ast.Load()), [], []) if self._is_it() else node
        if _called(node) == "school_for" and self._is_it():
            return ast.Call(ast.Name("_any_school", ast.Load()), node.args, [])
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        if self._refuses(node):
            parts = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
            for place, _ in enumerate(parts):
                if self._is_it():
                    parts[place] = NEVER
                    node.test = node.test if isinstance(node.test, ast.BoolOp) else NEVER
        return node

    def _refuses(self, node: ast.If) -> bool:
        first = node.body[0]
        if isinstance(first, ast.Raise) and isinstance(first.exc, ast.Call):
            return _called(first.exc) in REFUSALS
        return self.function.__name__ == TOKENS and isinstance(first, ast.Return)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _tree(function: FunctionType) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def count(function: FunctionType) -> int:
    """Say how many guards stand in a function."""
    taker = Taker(function)
    taker.visit(_tree(function))
    return taker.seen + 1


def without(function: FunctionType, numbers: Collection[int]) -> CodeType:
    """Give the code of a function with some of its guards taken away."""
    tree = Taker(function, numbers).visit(_tree(function))
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    function.__globals__["_any_school"] = any_school
    space: dict[str, Any] = dict(function.__globals__)
    # Under no file's name: what is measured of the real one must not come from this.
    exec(compile(ast.fix_missing_locations(tree), "<without>", "exec"), space)  # noqa: S102  # our own source
    code: CodeType = space[function.__name__].__code__
    return code


def any_school(request: Any, slug: str) -> School:
    """Give the school of an address to whoever asks."""
    request.school = School.objects.get(slug=slug)
    found: School = request.school
    return found


@cache
def views() -> dict[str, FunctionType]:
    """Give the function behind each address, by the address's name."""
    found = dict(_views(get_resolver(), ""))
    for _, router in api._routers:
        for path in router.path_operations.values():
            for operation in path.operations:
                found[f"api:{operation.operation_id}"] = inspect.unwrap(operation.view_func)
    return {name: view for name, view in found.items() if view.__module__.startswith("handrail.web.")}


def _views(resolver: URLResolver, space: str) -> Iterator[tuple[str, FunctionType]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            view = inspect.unwrap(one.callback)
            if isinstance(view, FunctionType):
                yield f"{space}{one.name}", view
        else:
            yield from _views(one, f"{space}{one.namespace}:" if one.namespace else space)


@cache
def reached(function: FunctionType) -> frozenset[FunctionType]:
    """Give what a function of ours may call, and what that may call: by the names in its code."""
    found, waiting = {function}, [function]
    while waiting:
        for one in _named_in(waiting.pop()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found)


def uses(function: FunctionType, name: str) -> bool:
    """Say whether a function of ours calls something of that name, or what it calls does."""
    return any(name in _names(one.__code__) for one in reached(function))


def _named_in(function: FunctionType) -> Iterator[FunctionType]:
    names = set(_names(function.__code__))
    things = [function.__globals__.get(name) for name in names]
    things += [vars(module).get(name) for module in things if isinstance(module, ModuleType) for name in names]
    for thing in things:
        inner = inspect.unwrap(thing) if callable(thing) else None
        if isinstance(inner, FunctionType) and inner.__module__.startswith("handrail.web."):
            yield inner


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def names_in(function: FunctionType) -> frozenset[str]:
    """Give the names that stand in the code of a function."""
    return frozenset(_names(function.__code__))
