"""One clause changes from Monday on: answers change then, people sign again, and an older answer reads as it did.

Ex-pupils could be friends from 18 on; from Monday it is 19. Everything here is done and seen through pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import hartest, publish, with_document
from tests.web.handbook.test_asking import read
from tests.web.handbook.test_signing import put_answers

from handrail.web import clock
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing.models import Signature
from handrail.web.people.models import Person

FRIDAY = datetime(2031, 11, 7, 12, tzinfo=UTC)
MONDAY = (FRIDAY + timedelta(days=3)).date()
AT = "/schools/ashgrove/"
ASKED = "connect/?with=former-pupil&age=18&family=no"
SIGN = f"{AT}policy/sign/"


@pytest.fixture
def hands(cast: Cast) -> Iterator[clock.FakeClock]:
    """A Friday: the edition in force says 18, Ada has signed it, and the head publishes the other from Monday on."""
    with clock.frozen(FRIDAY) as fake:
        with_document(publish(cast.school, hartest()))
        assert put_answers(signed_in(cast.ada), cast.ada, cast).status_code == 302
        _publish_from_monday(cast.carol)
        yield fake


def _publish_from_monday(head: Person) -> None:
    browser = signed_in(head)
    file = SimpleUploadedFile("policy.toml", hartest(ban_until=19).encode())
    away = browser.post(f"{AT}policy/editions/publish/", {"file": file, "since": MONDAY.isoformat()})
    assert away.status_code == 302, read(away)
    adopted = {"sort": "text", "body": "governors", "adopted_on": FRIDAY.date().isoformat()}
    assert browser.post(away.headers["Location"], adopted).status_code == 302


def _page(person: Person, address: str) -> str:
    return read(signed_in(person).get(f"{AT}{address}"))


def test_until_monday_nothing_changes(cast: Cast, hands: clock.FakeClock) -> None:
    hands.move_to(datetime(2031, 11, 9, 23, 59, 59, tzinfo=UTC))
    assert "Not covered" in _page(cast.ada, f"ask/{ASKED}")
    assert "not yet 18" in _page(cast.ada, "policy/")
    assert "Sign the policy" not in read(signed_in(cast.ada).get("/"))
    assert "To come" in _page(cast.carol, "policy/editions/")


def test_on_monday_the_answer_is_another(cast: Cast, hands: clock.FakeClock) -> None:
    hands.move_to(datetime(2031, 11, 10, 0, 0, tzinfo=UTC))
    shown = _page(cast.ada, f"ask/{ASKED}")
    assert "Not allowed" in shown
    assert "not yet 19" in shown
    assert "Not covered" in _page(cast.ada, f"ask/{ASKED.replace('18', '19')}")


def test_staff_are_asked_to_sign_again_and_see_just_that_clause(cast: Cast, hands: clock.FakeClock) -> None:
    hands.advance(timedelta(days=3))
    home = read(signed_in(cast.ada).get("/"))
    assert "Sign the policy again" in home
    assert "It has changed since you signed it" in home
    assert "Sign the policy again" not in read(signed_in(cast.carol).get("/"))
    page = signed_in(cast.ada).get(SIGN).content.decode()
    assert page.count('id="change-') == 1
    assert 'id="change-terms.8"' in page
    before_the_fold = read(signed_in(cast.ada).get(SIGN)).partition("The whole text")[0]
    assert "not yet 18. Added: 19." in before_the_fold.replace("Taken out: ", "")
    assert "Staff expectations" not in before_the_fold
    check = read(signed_in(cast.ada).get(f"{SIGN}check/"))
    assert "former pupil" in check.casefold()


def test_whoever_signs_again_has_signed_both(cast: Cast, hands: clock.FakeClock) -> None:
    hands.advance(timedelta(days=3))
    away = put_answers(signed_in(cast.ada), cast.ada, cast)
    assert "In force from 10 November 2031" in read(signed_in(cast.ada).get(away.headers["Location"]))
    assert "Sign the policy" not in read(signed_in(cast.ada).get("/"))
    signed = Signature.objects.filter(school=cast.school, person=cast.ada).order_by("signed_at")
    assert [one.edition.since for one in signed] == [FRIDAY.date(), MONDAY]
    assert len({one.rules for one in signed}) == 2


def test_an_answer_of_last_week_shows_the_edition_of_last_week(cast: Cast, hands: clock.FakeClock) -> None:
    keep = signed_in(cast.ada).post(f"{AT}ask/{ASKED.replace('/', '/keep/', 1)}")
    kept = keep.headers["Location"]
    assert "The same edition is in force today" in read(signed_in(cast.ada).get(kept))
    hands.advance(timedelta(days=3))
    shown = read(signed_in(cast.ada).get(kept))
    assert "Not covered" in shown
    assert "7 November 2031, 12:00" in shown
    assert "in force since 7 November 2031" in shown
    assert "Today the answer is a different one. Another edition of the policy is in force since 10 November" in shown
    old, new = Edition.objects.filter(school=cast.school, since__gte=FRIDAY.date()).order_by("since")
    assert "No longer in force" in _page(cast.ada, f"policy/editions/{old.pk}/")
    assert "not yet 18" in _page(cast.ada, f"policy/editions/{old.pk}/")
    assert "not yet 19" in _page(cast.ada, f"policy/editions/{new.pk}/")
