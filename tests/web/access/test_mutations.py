"""Take each guard away in turn: some test of this file must then fail. A guard that nobody would miss is no guard.

`guards` finds them in the code, so a new one is taken away too; a view, an operation or a function of an `access`
module in which there is none, and a middleware of which nobody said what it is, fail here as well.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from tests.web.access import api_probes, guards
from tests.web.access.asking import actors, faults
from tests.web.access.guards import Guard
from tests.web.access.matrix import LEAVER, ROWS, STRANGER, VISITOR
from tests.web.access.probes import PROBES, Probe
from tests.web.cast import Cast

from handrail.web.people.refusals import Allowed
from handrail.web.people.roles import Role

ALL_PROBES: dict[str, Probe] = {**PROBES, **api_probes.PROBES}
PUT_TO_ROWS = (VISITOR, STRANGER, Role.STAFF, Role.HEAD, Role.VOLUNTEER, Role.PARENT, Role.GOVERNOR, Role.TRUST_OFFICER)
"""Who is put to the addresses behind which a guard is missing; the matrix has everybody."""

MIDDLEWARE = (
    "handrail.web.headers.security_headers",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "handrail.web.people.signing_in.middleware.session_limits",
    "handrail.web.people.signing_in.middleware.second_factor",
)
NO_GUARDS = {
    "handrail.web.problems.in_json": "words errors",
    "django.middleware.security.SecurityMiddleware": "HTTPS; `test_headers` has it",
    "whitenoise.middleware.WhiteNoiseMiddleware": "style sheet and fonts",
    "django.contrib.sessions.middleware.SessionMiddleware": "nothing works without",
    "django.middleware.common.CommonMiddleware": "slashes",
    "django.contrib.auth.middleware.AuthenticationMiddleware": "nothing works without",
    "django.contrib.messages.middleware.MessageMiddleware": "nothing works without",
    "allauth.account.middleware.AccountMiddleware": "nothing works without",
    "handrail.web.people.signing_in.middleware.busy_lane": "says to wait",
    "django.middleware.clickjacking.XFrameOptionsMiddleware": "for old browsers; `security_headers` says the same",
}
OPEN_VIEWS = {
    "people:account": "somebody's own name and roles",
    "api:document": "the same for everybody, and of no school",
}
"""Views behind which there is no guard but that of signing in, with the reason."""
BY_HANDRAIL = {
    "people.operations.make_trust": "by the terminal alone: `handrail setup`",
    "people.operations.make_school": "by the terminal alone: `handrail setup`",
    "people.operations.give_trust_role": "by the terminal alone: `handrail setup`",
    "people.rosters.operations.finish": "a job's, after `begin` was allowed",
    "people.rosters.operations.stop": "a job's, after `begin` was allowed",
    "people.rosters.operations.sweep": "a job's, each night",
    "people.tokens.operations.count_use": "the reading of a token",
    "people.tokens.operations.digest_of": "changes nothing",
}
"""Operations that nobody of a school is asked about, with the reason."""
HELD_TWICE: dict[str, tuple[str, ...]] = {
    # The school of the address, and what is read there: both are narrowed to the person.
    "handbook.api.questions._answer #0": ("handbook.api.questions._edition #0",),
    "handbook.api.questions.read_policy #0": ("handbook.api.questions._edition #0",),
    "handbook.asking.keeping_views._answer #0": ("handbook.asking.keeping_views._answer #1",),
    "handbook.asking.keeping_views.keep #0": (
        "handbook.asking.views.standing_for #0",
        "handbook.asking.operations.keep #0",
    ),
    "handbook.asking.views.question #0": ("handbook.asking.views.standing_for #0",),
    "handbook.rulings.views.ask #0": (
        "handbook.asking.views.standing_for #0",
        "handbook.asking.operations.keep #0",
        "handbook.rulings.operations.ask #0",
    ),
    "handbook.rulings.views.asked #0": ("handbook.rulings.views.asked #1",),
    "handbook.rulings.views.rule #0": ("handbook.rulings.views.rule #1",),
    "handbook.rulings.views.ruling #0": ("handbook.rulings.views.ruling #1",),
    "handbook.rulings.views._to_change #0": ("handbook.rulings.views._to_change #1",),
    "people.views.listing #3": ("people.views.listing #2",),
    # Narrowed by a plain condition as well: the trust of the address, who sent a file, who may adopt, whose.
    "oversight.trust.views.health #0": (),
    "handbook.signing.training.views.training #2": (),
    "people.rosters.waiting.waiting #0": (),
    "handbook.waiting.schools_of #0": (),
}
"""Guards that nobody misses while another stands behind them: with those gone, too, somebody does."""
OTHER_ACCESS = {"school_for"}
"""Functions of `access` that give something else than an answer: `guards` takes away each of their uses."""


@pytest.fixture(scope="module")
def browsers(cast_of_module: Cast, django_db_blocker: object) -> dict[str, Client]:
    """Give browsers for the addresses behind which a guard is missing."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        everybody = actors(cast_of_module)
        for browser in everybody.values():
            browser.get("/nowhere/")
    return {name: browser for name, browser in everybody.items() if name in PUT_TO_ROWS and name != LEAVER}


def noticed(cast: Cast, browsers: dict[str, Client], missing: FunctionType | None = None, *names: str) -> str:
    """Run what could notice that something is missing, the likeliest first, and give what did.

    What is missing is a function, or what stands under some names in the code, such as a model and its method.
    """
    behind = {title for title, view in guards.views().items() if missing in guards.reached(view)}
    if names:
        behind = {title for title, view in guards.views().items() if all(guards.uses(view, one) for one in names)}
    for row in ROWS:
        if row.name in behind:
            cast.forget()
            with transaction.atomic():
                found = next(faults(cast, [row], browsers, methods=("GET", "POST")), "")
                transaction.set_rollback(True)
            if found:
                return found
    sought, of_programs = {missing.__name__} if missing else set(names), "tokens" in getattr(missing, "__module__", "")
    for title in sorted(
        ALL_PROBES,
        key=lambda one: (one not in behind, not sought & mentioned(ALL_PROBES[one]), ("api" in one) != of_programs),
    ):
        cast.forget()
        try:
            with transaction.atomic():
                ALL_PROBES[title](cast)
        except Exception as fault:  # noqa: BLE001  # a test that breaks is one that fails
            return f"{title}: {fault!r}"
    return ""


def mentioned(probe: Any) -> set[str]:
    """Give the names that stand in the code of a probe, also in what it was made of."""
    found = set(_names(probe.__code__))
    for cell in probe.__closure__ or ():
        if isinstance(cell.cell_contents, FunctionType):
            found |= mentioned(cell.cell_contents)
    return found


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def test_nothing_is_noticed_while_all_guards_stand(cast: Cast) -> None:
    for name, probe in ALL_PROBES.items():
        cast.forget()
        try:
            probe(cast)
        except AssertionError as fault:
            pytest.fail(f"{name}: {fault}")


@pytest.mark.parametrize("guard", guards.guards(), ids=lambda guard: guard.name)
def test_a_guard_is_missed(
    guard: Guard, cast: Cast, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bool(_noticed_without(cast, browsers, monkeypatch, guard)) is (guard.name not in HELD_TWICE)


@pytest.mark.parametrize("name", [name for name, others in HELD_TWICE.items() if others])
def test_a_guard_behind_which_others_stand_is_missed_with_them(
    name: str, cast: Cast, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {guard.name: guard for guard in guards.guards()}
    assert _noticed_without(cast, browsers, monkeypatch, known[name], *(known[one] for one in HELD_TWICE[name]))


def _noticed_without(
    cast: Cast, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch, first: Guard, *others: Guard
) -> str:
    numbers = defaultdict(list)
    for guard in (first, *others):
        numbers[guard.function].append(guard.number)
    taken = {function: guards.without(function, those) for function, those in numbers.items()}
    for function, code in taken.items():
        monkeypatch.setattr(function, "__code__", code)
    return noticed(cast, browsers, first.function)


FUNCTIONS = [(module, one) for module, one in guards.access_functions() if one.__name__ not in OTHER_ACCESS]


@pytest.mark.parametrize(("module", "function"), FUNCTIONS, ids=[f"{m.__name__}.{f.__name__}" for m, f in FUNCTIONS])
def test_a_function_of_access_is_missed(
    module: ModuleType, function: FunctionType, cast: Cast, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, function.__name__, lambda *_, **__: Allowed())
    assert noticed(cast, browsers, function)


def _everything(self: Any, *_: Any) -> Any:
    return self.all()


@pytest.mark.parametrize("scope", guards.scopes(), ids=lambda scope: f"{scope[0].__name__}.{scope[1]}")
def test_a_scope_is_missed(
    scope: tuple[type, str], cast: Cast, browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*scope, _everything)
    assert noticed(cast, browsers, None, scope[0].__name__.removesuffix("QuerySet"), scope[1])


@pytest.mark.parametrize("dotted", MIDDLEWARE)
def test_a_middleware_is_missed(dotted: str, cast: Cast, browsers: dict[str, Client], settings: Any) -> None:
    remaining = [one for one in settings.MIDDLEWARE if one != dotted]
    assert len(remaining) == len(settings.MIDDLEWARE) - 1
    with override_settings(MIDDLEWARE=remaining):
        assert noticed(cast, browsers)


def test_every_middleware_is_a_guard_or_is_said_to_be_none(settings: Any) -> None:
    assert sorted(settings.MIDDLEWARE) == sorted([*MIDDLEWARE, *NO_GUARDS])


def test_every_view_has_a_guard_or_is_said_to_be_open() -> None:
    found = {
        name
        for name, view in guards.views().items()
        if not any(guards.count(one) for one in guards.reached(view) if not one.__module__.endswith(".access"))
    }
    assert found == set(OPEN_VIEWS)


def test_every_operation_asks_who_may_or_is_said_to_be_handrails_own() -> None:
    found = set()
    for module in guards.modules():
        place = module.__name__.removeprefix("handrail.web.")
        if place.endswith(".operations") and place.partition(".")[0] not in ("ledger", "jobs"):
            public = [one for one in guards.functions(module) if not one.__name__.startswith("_")]
            found |= {f"{place}.{one.__name__}" for one in public if not any(map(guards.count, guards.reached(one)))}
    assert found == set(BY_HANDRAIL)


def test_every_function_of_access_says_whether_somebody_may() -> None:
    found = {
        f.__name__ for _, f in guards.access_functions() if "Refusal" not in str(inspect.signature(f).return_annotation)
    }
    assert found == OTHER_ACCESS
