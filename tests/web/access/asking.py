"""Put the matrix to the app, cell by cell, and give the cells whose answer is not the one in the table.

Each cell is taken back. A read that writes elsewhere than to sessions, counters and the ledger is a fault too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.web.access.matrix import (
    AGAIN,
    GONE,
    HOME,
    LEAVER,
    LOGIN,
    METHODS,
    NOT_SO,
    READS,
    STRANGER,
    VISITOR,
    Row,
    SignInRow,
)
from tests.web.cast import Cast, signed_in

from handrail.web.people.models import Person
from handrail.web.people.roles import TRUST_ROLES

# What a read may write: the session with its last-seen time, the counters of rate limits, entries, and the time at
# which somebody looked at their recovery codes.
MAY_BE_WRITTEN = ("django_session", "cache", "ledger_", "usersessions_usersession", "mfa_authenticator")
WRITE = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?([a-z_]+)', re.IGNORECASE)

# Rows that belong to one school: a query that does not say of which one is a fault, whatever it then shows.
OF_ONE_SCHOOL = (
    "people_pupil", "people_yeargroup", "people_carer", "handbook_edition", "asking_keptanswer", "asking_sending",
    "rulings_asked", "rulings_ruling",
    "editions_document", "signing_signature", "signing_sheet", "signing_reminder", "signing_training",
    "calendar_period", "rosters_roster", "rosters_part", "rosters_identifier", "rosters_remembered",
)  # fmt: skip
READ = re.compile(rf'FROM "({"|".join(OF_ONE_SCHOOL)})"(.*)', re.IGNORECASE | re.DOTALL)


class Taken(Exception):
    """Leaves the transaction of one cell."""


def actors(cast: Cast) -> dict[str, Client]:
    """Give a browser for everybody: a visitor, one of each role, somebody who left, the head of the other school."""
    everybody: dict[str, Person | None] = {VISITOR: None, LEAVER: cast.eve, STRANGER: cast.olga, **cast.by_role}
    return {name: signed_in(person) for name, person in everybody.items()}


def faults(
    cast: Cast, rows: Iterable[Row], browsers: dict[str, Client], methods: Iterable[str] = METHODS
) -> Iterator[str]:
    """Give each cell of these rows that is not as the table has it."""
    for row in rows:
        places = (cast.school, cast.other) if row.of_school else (cast.school,)
        for place in places:
            url = reverse(row.name, args=row.arguments(cast, place))
            for name, browser in browsers.items():
                for method in methods:
                    wanted = expected(row, name, method, place == cast.school)
                    yield from ask(browser, method, url, wanted, f"{name}: {method} {row.name} at {place}")


def expected(row: Row, actor: str, method: str, own: bool) -> int | str:
    """Say what the table wants for one cell."""
    if actor in (VISITOR, LEAVER):
        return LOGIN
    at_home = (own != (actor == STRANGER)) or actor in TRUST_ROLES
    who = {"GET": row.get, "HEAD": row.get, "POST": row.post}.get(method)
    if who is None or (method == "HEAD" and row.post is not None and row.get is None):
        return NOT_SO
    if row.of_school and not at_home:
        return GONE
    role = "head" if actor == STRANGER else actor
    if role not in who:
        return row.refused
    return row.post_answer if method == "POST" else 200


def sign_in_faults(rows: Iterable[SignInRow], browsers: dict[str, Client]) -> Iterator[str]:
    """Give each cell of the sign-in rows that is not as the table has it."""
    for row in rows:
        url = reverse(row.name, args=row.arguments)
        for name, browser in browsers.items():
            cells = getattr(row, name)
            for method in METHODS:
                read, send = cells
                wanted = {"GET": read, "HEAD": read, "POST": send}.get(method, {read, send, NOT_SO} - {200})
                yield from ask(browser, method, url, wanted, f"{name}: {method} {row.name}")


def ask(browser: Client, method: str, url: str, wanted: Any, cell: str) -> Iterator[str]:
    """Put one cell to the app, take back what it did, and say what was wrong."""
    written: set[str] = set()
    kept = browser.cookies.copy()
    try:
        with transaction.atomic():
            with connection.execute_wrapper(watch(written)):
                response = browser.generic(method, url)
            raise Taken
    except Taken:
        browser.cookies = kept
    said = answers(response)
    if not said & (wanted if isinstance(wanted, set) else {wanted}):
        yield f"{cell}: wanted {wanted}, got {sorted(map(str, said))}"
    if method in READS and written:
        yield f"{cell}: a read wrote to {sorted(written)}"


def answers(response: HttpResponse) -> set[int | str]:
    """Give the status, and where a redirect leads in a word."""
    goal = response.headers.get("Location", "")
    words = {"/accounts/login/": LOGIN, "/accounts/reauthenticate/": AGAIN, "/accounts/2fa/reauthenticate/": AGAIN}
    said: set[int | str] = {response.status_code}
    said |= {word for start, word in words.items() if goal.startswith(start)}
    return said | ({HOME} if goal == "/" else set())


def watch(written: set[str]) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found and not found[1].startswith(MAY_BE_WRITTEN):
            written.add(found[1])
        unscoped = READ.search(sql)
        if unscoped and '"school_id"' not in unscoped[2].partition(" WHERE ")[2]:
            written.add(f"(nothing, but read {unscoped[1]} of every school)")
        return execute(sql, params, many, context)

    return wrapper
