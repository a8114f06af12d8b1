"""No page asks the database more than ten times, however long its list is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.access.matrix import ROWS, Row
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import in_force, to_sign, with_document

from handrail.web.handbook.signing import check
from handrail.web.people import operations
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

MOST = 10
READ = [row for row in ROWS if row.get]


@pytest.mark.parametrize("row", READ, ids=lambda row: row.name)
def test_page_asks_at_most_ten_times(row: Row, cast: Cast) -> None:
    for number in range(30):
        name = f"Extra {number}"
        operations.add_person(name=name, email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)
        operations.add_pupil(school=cast.school, given_name="Pupil", family_name=name, by=TERMINAL)
    url = reverse(row.name, args=row.arguments(cast, cast.school))
    for role in (Role.HEAD, Role.TRUST_OFFICER, Role.STAFF):
        browser = signed_in(cast.by_role[role])
        browser.get(url)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(url)
        assert len(asked) <= MOST, "\n".join(one["sql"][:150] for one in asked.captured_queries)


def test_a_signature_takes_at_most_ten_and_the_disk_is_waited_for_once(cast: Cast) -> None:
    with_document(in_force(cast.school))
    to, browser = to_sign(cast.school), signed_in(cast.ada)
    asked = check.questions(to.edition, cast.ada.pk)
    answers = {f"answer{number}": scene.right for number, scene in enumerate(asked, start=1)}
    way = reverse("handbook:check", args=["ashgrove"])
    browser.get(way)
    with CaptureQueriesContext(connection) as captured:
        assert browser.post(way, {**answers, "read": "on"}).status_code == 302
    said = [one["sql"] for one in captured.captured_queries]
    assert len([sql for sql in said if "SAVEPOINT" not in sql]) <= MOST, "\n".join(sql[:150] for sql in said)
    assert sum("RELEASE SAVEPOINT" in sql for sql in said) == 1, "one transaction, so one wait for the disk"
