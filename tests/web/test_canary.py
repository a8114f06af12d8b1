"""Names go into the rows that need them and nowhere else: not into the ledger, the log, addresses or jobs."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.urls import reverse
from tests.web.cast import Cast, signed_in

from handrail.web.people import operations
from handrail.web.people.roles import Role

CANARY = "Zaphira"
MAY_HOLD = {"people_person", "people_pupil", "account_emailaddress", "django_session"}
"""The tables that the data map allows; a session holds the message that somebody was added, until it is shown."""


def tables_with(text: str) -> set[str]:
    """Give the tables of which some row holds a text."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # names of our own tables
            if any(text in str(value) for row in cursor.fetchall() for value in row):
                found.add(table)
    return found


def test_names_stay_where_they_belong(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser, addresses = signed_in(cast.carol), []
    sent = {"name": f"{CANARY} Canary", "email": f"{CANARY}@ashgrove.example", "role": Role.STAFF.value}
    answer = browser.post(reverse("people:add", args=["ashgrove"]), sent)
    addresses.append(answer.headers["Location"])
    operations.add_pupil(school=cast.school, given_name=CANARY, family_name="Child", by=cast.carol)
    for path in (f"/schools/ashgrove/people/?q={CANARY}", f"/schools/ashgrove/pupils/?q={CANARY}", addresses[0]):
        page = browser.get(path)
        assert CANARY in page.content.decode()
    browser.get(f"/nowhere/{CANARY}/")
    assert tables_with(CANARY) | tables_with(CANARY.lower()) <= MAY_HOLD
    told = [record.getMessage() for record in caplog.records if "/nowhere/" not in record.getMessage()]
    assert not [line for line in told if CANARY.lower() in line.lower() and not line.startswith("(0.")]
    assert CANARY not in "".join(addresses)
