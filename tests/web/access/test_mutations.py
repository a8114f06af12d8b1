"""Take each guard away in turn: some test of this file must then fail. A guard that nobody would miss is no guard.

A guard is a call of `.or_raise()` or `require_fresh_sign_in` in a view or an operation, a function of an
`access` module, a `visible_to` of a model, or a middleware. New ones are found by themselves.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.test import override_settings
from tests.web.access.probes import PROBES
from tests.web.cast import Cast

from handrail.web.handbook import access as handbook_access
from handrail.web.handbook import operations as handbook_operations
from handrail.web.handbook import views as handbook_views
from handrail.web.handbook.asking import access as asking_access
from handrail.web.handbook.asking import keeping_views as asking_keeping_views
from handrail.web.handbook.asking import operations as asking_operations
from handrail.web.handbook.asking import views as asking_views
from handrail.web.handbook.asking.models import KeptAnswerQuerySet
from handrail.web.handbook.editions import operations as editions_operations
from handrail.web.handbook.editions import views as editions_views
from handrail.web.handbook.models import EditionQuerySet
from handrail.web.handbook.rulings import access as rulings_access
from handrail.web.handbook.rulings import operations as rulings_operations
from handrail.web.handbook.rulings import views as rulings_views
from handrail.web.handbook.rulings.models import AskedQuerySet, RulingQuerySet
from handrail.web.handbook.signing import access as signing_access
from handrail.web.handbook.signing import operations as signing_operations
from handrail.web.handbook.signing import views as signing_views
from handrail.web.handbook.signing.models import SignatureQuerySet, TrainingQuerySet
from handrail.web.handbook.signing.training import access as training_access
from handrail.web.handbook.signing.training import operations as training_operations
from handrail.web.handbook.signing.training import views as training_views
from handrail.web.oversight.trust import access as trust_access
from handrail.web.oversight.trust import views as trust_views
from handrail.web.people import access as people_access
from handrail.web.people import operations as people_operations
from handrail.web.people import views as people_views
from handrail.web.people.calendar import access as calendar_access
from handrail.web.people.calendar import operations as calendar_operations
from handrail.web.people.calendar import views as calendar_views
from handrail.web.people.calendar.models import PeriodQuerySet
from handrail.web.people.models import HoldingQuerySet, PersonQuerySet, PupilQuerySet, SchoolQuerySet
from handrail.web.people.refusals import Allowed
from handrail.web.people.rosters import access as rosters_access
from handrail.web.people.rosters import operations as rosters_operations
from handrail.web.people.rosters import views as rosters_views
from handrail.web.people.rosters.models import RosterQuerySet
from handrail.web.people.tokens import access as tokens_access
from handrail.web.people.tokens import operations as tokens_operations
from handrail.web.people.tokens import views as tokens_views
from handrail.web.people.tokens.models import TokenQuerySet

GUARDED = (
    people_views,
    people_operations,
    handbook_views,
    handbook_operations,
    asking_views,
    asking_keeping_views,
    asking_operations,
    rulings_views,
    rulings_operations,
    editions_views,
    editions_operations,
    signing_views,
    signing_operations,
    training_views,
    training_operations,
    rosters_views,
    rosters_operations,
    calendar_views,
    calendar_operations,
    trust_views,
    tokens_views,
    tokens_operations,
)
ACCESS = (
    people_access,
    handbook_access,
    signing_access,
    training_access,
    asking_access,
    rulings_access,
    rosters_access,
    calendar_access,
    trust_access,
    tokens_access,
)
SCOPES = (
    SchoolQuerySet,
    PersonQuerySet,
    HoldingQuerySet,
    PupilQuerySet,
    EditionQuerySet,
    SignatureQuerySet,
    TrainingQuerySet,
    KeptAnswerQuerySet,
    AskedQuerySet,
    RulingQuerySet,
    RosterQuerySet,
    PeriodQuerySet,
    TokenQuerySet,
)
CALLS = ("or_raise", "require_fresh_sign_in")
MIDDLEWARE = (
    "handrail.web.headers.security_headers",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "handrail.web.people.signing_in.middleware.session_limits",
    "handrail.web.people.signing_in.middleware.second_factor",
)


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Give the functions of a module as they were written, without what decorators put around them."""
    for thing in vars(module).values():
        inner = inspect.unwrap(thing) if callable(thing) else None
        if isinstance(inner, FunctionType) and inner.__module__ == module.__name__:
            yield inner


def guards() -> Iterator[tuple[str, FunctionType, int]]:
    """Give each guarding line: its name, the function it is in, and which of the guards there it is."""
    for module in GUARDED:
        for function in functions(module):
            tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
            for number in range(sum(_is_guard(node) for node in ast.walk(tree))):
                yield f"{module.__name__.removeprefix('handrail.web.')}.{function.__name__} #{number}", function, number


def _is_guard(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        return False
    called = node.value.func
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) in CALLS


def without_guard(function: FunctionType, number: int) -> Any:
    """Give the code of a function with one guarding line taken out."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    found = [node for node in ast.walk(tree) if _is_guard(node)][number]
    found.value = ast.Constant(None)  # type: ignore[attr-defined]
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    space: dict[str, Any] = dict(function.__globals__)
    exec(compile(ast.fix_missing_locations(tree), inspect.getfile(function), "exec"), space)  # noqa: S102  # our own source
    return space[function.__name__].__code__


def survivors(cast: Cast) -> list[str]:
    """Run every probe, and give those that found something."""
    noticed = []
    for name, probe in PROBES.items():
        cast.forget()
        try:
            probe(cast)
        except AssertionError:
            noticed.append(name)
            break  # one is enough
    return noticed


def test_every_probe_passes_while_all_guards_stand(cast: Cast) -> None:
    for name, probe in PROBES.items():
        cast.forget()
        try:
            probe(cast)
        except AssertionError as fault:
            pytest.fail(f"{name}: {fault}")


GUARDS = list(guards())


@pytest.mark.parametrize(("function", "number"), [(f, n) for _, f, n in GUARDS], ids=[name for name, _, _ in GUARDS])
def test_a_line_that_guards_is_missed(
    function: FunctionType, number: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(function, "__code__", without_guard(function, number))
    assert survivors(cast)


FUNCTIONS = [
    (module, function.__name__)
    for module in ACCESS
    for function in functions(module)
    if function.__name__ != "school_for"
]


@pytest.mark.parametrize(("module", "name"), FUNCTIONS, ids=[f"{m.__name__}.{n}" for m, n in FUNCTIONS])
def test_a_function_of_access_is_missed(
    module: ModuleType, name: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, lambda *_, **__: Allowed())
    assert survivors(cast)


def _everything(self: Any, *_: Any) -> Any:
    return self.all()


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.__name__)
def test_a_scope_is_missed(scope: type, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "visible_to", _everything)
    assert survivors(cast)


@pytest.mark.parametrize("dotted", MIDDLEWARE)
def test_a_middleware_is_missed(dotted: str, cast: Cast, settings: Any) -> None:
    remaining = [one for one in settings.MIDDLEWARE if one != dotted]
    assert len(remaining) == len(settings.MIDDLEWARE) - 1
    with override_settings(MIDDLEWARE=remaining):
        assert survivors(cast)
