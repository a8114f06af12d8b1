"""The permission matrix: who gets what answer at every address, by every method, at their own school and another.

`ROWS` is the reviewed table. An address of the resolver that has no row here fails `test_matrix`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.access import handbook_rows, signing_rows
from tests.web.cast import Cast
from tests.web.handbook.making import hartest, in_force, publish, with_document

from handrail.web.people.calendar import operations as calendar
from handrail.web.people.calendar.models import Period
from handrail.web.people.models import Holding, School
from handrail.web.people.roles import PRIVILEGED_ROLES, TRUST_ROLES, WORKING_ROLES, Role
from handrail.web.people.rosters import operations as rosters
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.planning.steps import Plan, Step, new_id
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens import operations as tokens
from handrail.web.people.tokens.models import Token

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
READS = frozenset({"GET", "HEAD", "OPTIONS"})

VISITOR, LEAVER, STRANGER = "visitor", "leaver", "head of another school"
EVERY_ROLE = frozenset(Role)
WORKING = WORKING_ROLES | TRUST_ROLES
MANAGERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.IT_ADMINISTRATOR, Role.TRUST_OFFICER})
RECORD_READERS = frozenset({Role.HEAD, Role.DATA_PROTECTION_LEAD})
ASKER, HEAD = frozenset({Role.STAFF}), frozenset({Role.HEAD})
ADOPTERS = frozenset({Role.HEAD, Role.CHAIR, Role.TRUST_OFFICER})
ENROLLED = PRIVILEGED_ROLES
"""Who signs in with a second step, in the tests."""
OK, LOGIN, GONE, REFUSED, NOT_SO = 200, "login", 404, 403, 405

Answer = int | str
Arguments = Callable[[Cast, School], list[Any]]


def _school(cast: Cast, school: School) -> list[Any]:
    return [school.slug]


def _member(cast: Cast, school: School) -> list[Any]:
    person = cast.by_role[Role.VOLUNTEER] if school == cast.school else cast.oscar
    return [school.slug, person.pk]


def _holding(cast: Cast, school: School) -> list[Any]:
    person = cast.by_role[Role.VOLUNTEER] if school == cast.school else cast.oscar
    return [school.slug, Holding.objects.get(person=person, school=school).pk]


def _roster(cast: Cast, school: School) -> list[Any]:
    found = Roster.objects.filter(school=school).first()
    return [school.slug, (found or make_roster(school)).pk]


def make_roster(school: School) -> Roster:
    """Send a file to a school, with a plan that nobody has agreed to."""
    roster = rosters.receive(school=school, sort="staff", content=b"Name\nZoe Zed\n", by=TERMINAL)
    plan = Plan([Step("new", "Zoe Zed", deeds={"person": [[new_id(), "Zoe Zed", None]]})])
    words = {"chosen": {"name": "Name"}, "lists_everybody": False, "by": TERMINAL}
    return rosters.keep_plan(roster=roster, plan=plan, **words)


def _period(cast: Cast, school: School) -> list[Any]:
    found = Period.objects.filter(school=school).first()
    return [school.slug, (found or make_period(school)).pk]


def make_period(school: School) -> Period:
    """Put a term into the calendar of a school."""
    first, last = date(2026, 9, 1), date(2026, 12, 18)
    return calendar.add_period(school=school, sort="term", name="Autumn", first=first, last=last, by=TERMINAL)


def _edition(cast: Cast, school: School) -> list[Any]:
    return [school.slug, in_force(school).pk]


def _two_editions(cast: Cast, school: School) -> list[Any]:
    return [school.slug, publish(school, hartest()).pk]


def _document(cast: Cast, school: School) -> list[Any]:
    return [school.slug, with_document(in_force(school)).edition_id]


def _nothing(cast: Cast, school: School) -> list[Any]:
    return []


def _trust(cast: Cast, school: School) -> list[Any]:
    return [cast.trust.slug]


def _trust_school(cast: Cast, school: School) -> list[Any]:
    return [cast.trust.slug, school.slug]


def _token(cast: Cast, school: School) -> list[Any]:
    return [make_token(cast).pk]


def make_token(cast: Cast) -> Token:
    """Make a token of the data protection lead."""
    owner = cast.by_role[Role.DATA_PROTECTION_LEAD]
    found = Token.objects.filter(person=owner).first()
    return found or tokens.make_token(name="A program", scopes=["ask"], days=30, by=owner)[0]


@dataclass(frozen=True)
class Row:
    """One address: for each method that it knows, who may; the others of the school are refused."""

    name: str
    get: frozenset[str] | None = None
    post: frozenset[str] | None = None
    arguments: Arguments = _school
    of_school: bool = True
    post_answer: int = OK
    refused: int = REFUSED
    """What whoever may not is told: of some things not even that they are there."""


@dataclass(frozen=True)
class SignInRow:
    """An address of signing in: what reading and sending give a visitor, a teacher, and a head with a second factor."""

    name: str
    visitor: tuple[Answer, Answer]
    teacher: tuple[Answer, Answer]
    head: tuple[Answer, Answer]
    arguments: tuple[str, ...] = ()


ROWS: tuple[Row, ...] = (
    Row("home", get=EVERY_ROLE, arguments=_nothing, of_school=False),
    Row("people:account", get=EVERY_ROLE, arguments=_nothing, of_school=False),
    Row("people:tokens", get=EVERY_ROLE, post=ENROLLED, arguments=_nothing, of_school=False),
    Row(
        "people:token-end",
        post=frozenset({Role.DATA_PROTECTION_LEAD}),
        arguments=_token,
        of_school=False,
        post_answer=302,
        refused=GONE,
    ),
    Row("people:list", get=WORKING),
    Row("people:add", get=MANAGERS, post=MANAGERS),
    Row("people:person", get=WORKING, arguments=_member),
    Row("people:give-role", post=MANAGERS, arguments=_member, post_answer=302),
    Row("people:telephone", get=MANAGERS, post=MANAGERS, arguments=_member, post_answer=302),
    Row("people:leaver", get=MANAGERS, post=MANAGERS, arguments=_member, post_answer=302),
    Row("people:end-role", post=MANAGERS, arguments=_holding, post_answer=302),
    Row("people:pupils", get=WORKING | {Role.PARENT}),
    Row("people:rosters", get=MANAGERS, post=MANAGERS),
    Row("people:roster", get=MANAGERS, arguments=_roster),
    Row("people:roster-columns", get=MANAGERS, post=MANAGERS, arguments=_roster),
    Row("people:roster-begin", post=MANAGERS, arguments=_roster, post_answer=302),
    Row("people:roster-discard", post=MANAGERS, arguments=_roster, post_answer=302),
    Row("people:calendar", get=EVERY_ROLE),
    Row("people:calendar-add", get=MANAGERS, post=MANAGERS),
    Row("people:calendar-change", get=MANAGERS, post=MANAGERS, arguments=_period),
    Row("people:calendar-remove", post=MANAGERS, arguments=_period, post_answer=302),
    Row("asking:ask", get=EVERY_ROLE, post=EVERY_ROLE),
    Row("asking:question", get=EVERY_ROLE, arguments=handbook_rows.question),
    Row("asking:keep", post=EVERY_ROLE, arguments=handbook_rows.question, post_answer=302),
    Row("asking:kept", get=EVERY_ROLE),
    Row("asking:kept-answer", get=ASKER, arguments=handbook_rows.kept, refused=GONE),
    Row("asking:send", post=ASKER, arguments=handbook_rows.kept, post_answer=302, refused=GONE),
    Row("asking:delete", get=ASKER, post=ASKER, arguments=handbook_rows.kept, post_answer=302, refused=GONE),
    Row("rulings:ask", post=EVERY_ROLE, arguments=handbook_rows.unregulated, post_answer=302),
    Row("rulings:list", get=EVERY_ROLE),
    Row("rulings:asked", get=ASKER | HEAD, arguments=handbook_rows.asked, refused=GONE),
    Row("rulings:rule", post=HEAD, arguments=handbook_rows.asked, refused=GONE),
    Row("rulings:ruling", get=ASKER | HEAD, arguments=handbook_rows.ruling, refused=GONE),
    Row("rulings:publish", post=HEAD, arguments=handbook_rows.ruling, refused=GONE),
    Row("rulings:prolong", post=HEAD, arguments=handbook_rows.ruling, refused=GONE),
    Row("rulings:end", post=HEAD, arguments=handbook_rows.ruling, post_answer=302, refused=GONE),
    Row("handbook:read", get=EVERY_ROLE),
    Row("handbook:adopt", get=ADOPTERS, post=ADOPTERS),
    Row("handbook:editions", get=EVERY_ROLE),
    Row("handbook:publish", get=ADOPTERS, post=ADOPTERS),
    Row("handbook:edition", get=EVERY_ROLE, arguments=_edition),
    Row("handbook:difference", get=EVERY_ROLE, arguments=_two_editions),
    Row("handbook:pdf", get=EVERY_ROLE, arguments=_edition),
    Row("handbook:document", get=ADOPTERS, post=ADOPTERS, arguments=_edition),
    Row("handbook:document-file", get=EVERY_ROLE, arguments=_document),
    Row("handbook:sign", get=signing_rows.SIGNERS, arguments=signing_rows.to_be_signed),
    Row("handbook:check", get=signing_rows.SIGNERS, post=signing_rows.SIGNERS, arguments=signing_rows.to_be_signed),
    Row("handbook:signatures", get=signing_rows.READERS, arguments=signing_rows.to_be_signed),
    Row("handbook:sheet", get=signing_rows.READERS, arguments=signing_rows.to_be_signed),
    Row("handbook:paper", get=signing_rows.OFFICE, post=signing_rows.OFFICE, arguments=signing_rows.to_be_signed),
    Row("handbook:signature", get=signing_rows.READERS | {Role.STAFF}, arguments=signing_rows.signed, refused=GONE),
    Row("handbook:certificate", get=signing_rows.READERS | {Role.STAFF}, arguments=signing_rows.signed, refused=GONE),
    Row("handbook:scan", get=signing_rows.READERS, arguments=signing_rows.on_paper),
    Row("handbook:training", get=signing_rows.SIGNERS | signing_rows.READERS),
    Row(
        "handbook:training-record",
        get=signing_rows.TRAINERS,
        post=signing_rows.TRAINERS,
        arguments=signing_rows.training_ordered,
    ),
    Row(
        "handbook:training-certificate",
        get=signing_rows.TRAINING_READERS | {Role.STAFF},
        arguments=signing_rows.training_taken,
        refused=GONE,
    ),
    Row(
        "handbook:training-take-back",
        post=signing_rows.TRAINERS,
        arguments=signing_rows.training_taken,
        post_answer=302,
    ),
    Row("oversight:record", get=RECORD_READERS),
    Row("oversight:copy", post=RECORD_READERS),
    Row("trust:schools", get=TRUST_ROLES, arguments=_trust, of_school=False),
    Row("trust:compare", get=TRUST_ROLES, arguments=_trust, of_school=False),
    Row("trust:signatures", get=TRUST_ROLES, arguments=_trust, of_school=False),
    Row("trust:health", get=TRUST_ROLES, arguments=_trust_school, of_school=False),
)

AGAIN, HOME = "sign in again", "home"
PAGE, NO_SEND = (200, 200), (200, 405)
CLOSED = (LOGIN, LOGIN)
SIGN_IN_ROWS: tuple[SignInRow, ...] = (
    SignInRow("account_login", PAGE, (HOME, HOME), (HOME, HOME)),
    SignInRow("account_logout", (HOME, HOME), (200, HOME), (200, HOME)),
    SignInRow("account_inactive", NO_SEND, NO_SEND, NO_SEND),
    SignInRow("account_reauthenticate", CLOSED, PAGE, PAGE),
    SignInRow("account_change_password", CLOSED, PAGE, PAGE),
    SignInRow("account_set_password", CLOSED, (302, 302), (302, 302)),
    SignInRow("account_reset_password", PAGE, PAGE, PAGE),
    SignInRow("account_reset_password_done", NO_SEND, NO_SEND, NO_SEND),
    SignInRow("account_reset_password_from_key", PAGE, PAGE, PAGE, ("abc", "def-123")),
    SignInRow("account_reset_password_from_key_done", NO_SEND, NO_SEND, NO_SEND),
    SignInRow("mfa_index", (LOGIN, LOGIN), NO_SEND, NO_SEND),
    SignInRow("mfa_authenticate", CLOSED, (HOME, HOME), (HOME, HOME)),
    SignInRow("mfa_reauthenticate", CLOSED, (AGAIN, AGAIN), PAGE),
    SignInRow("mfa_activate_totp", CLOSED, PAGE, (302, 302)),
    SignInRow("mfa_deactivate_totp", CLOSED, (404, 404), PAGE),
    SignInRow("mfa_view_recovery_codes", CLOSED, (404, 405), NO_SEND),
    SignInRow("mfa_generate_recovery_codes", CLOSED, PAGE, (200, 302)),
    SignInRow("mfa_download_recovery_codes", CLOSED, (404, 405), NO_SEND),
    SignInRow("usersessions_list", CLOSED, (200, 302), (200, 302)),
    SignInRow("openid_connect_login", (404, 404), (404, 404), (404, 404), ("unknown",)),
    SignInRow("openid_connect_callback", (404, 405), (404, 405), (404, 405), ("unknown",)),
    SignInRow("socialaccount_login_cancelled", NO_SEND, NO_SEND, NO_SEND),
    SignInRow("socialaccount_login_error", (401, 405), (401, 405), (401, 405)),
    SignInRow("socialaccount_signup", CLOSED, CLOSED, CLOSED),
)


def names() -> Iterator[str]:
    """Give the name of every address that the app has."""
    yield from _names(get_resolver(), "")


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}"
        else:
            yield from _names(one, f"{space}{one.namespace}:" if one.namespace else space)
