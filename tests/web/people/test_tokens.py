"""A token is made by its owner, shown once, kept as a digest, recorded without its name, and ended."""

from __future__ import annotations

import re

from django.urls import reverse
from tests.web.api.rows import API_ROWS, call
from tests.web.cast import Cast, signed_in

from handrail.web.ledger import streams, telling
from handrail.web.people.tokens.models import Token, Use

NEW = {"name": "The timetable program", "scopes": ["ask", "read-policies"], "days": "30"}


def make(cast: Cast) -> tuple[str, str]:
    page = signed_in(cast.carol).post(reverse("people:tokens"), NEW).content.decode()
    [secret] = re.findall(r'id="secret">(handrail_[\w-]{43})<', page)
    return secret, page


def test_a_new_token_is_shown_once_and_works(cast: Cast) -> None:
    secret, _ = make(cast)
    assert call(API_ROWS[0], secret).status_code == 200
    again = signed_in(cast.carol).get(reverse("people:tokens")).content.decode()
    assert secret not in again
    assert "The timetable program" in again
    assert "Last used on" in again


def test_the_secret_is_kept_nowhere(cast: Cast) -> None:
    secret, _ = make(cast)
    token = Token.objects.get()
    assert secret not in str(token.__dict__)
    assert len(token.digest) == 64
    payloads = "".join(streams.entries_of(school=cast.school).values_list("payload", flat=True))
    assert token.digest not in payloads
    assert "timetable" not in payloads


def test_making_and_ending_are_on_record(cast: Cast) -> None:
    make(cast)
    browser, token = signed_in(cast.carol), Token.objects.get()
    for _ in range(2):  # the second time changes nothing
        assert browser.post(reverse("people:token-end", args=[token.pk])).status_code == 302
    last = list(streams.entries_of(school=cast.school).order_by("-n")[:2])
    assert [entry.kind for entry in last] == ["tokens.token-ended", "tokens.token-made"]
    told = [one.sentence for one in telling.tell(last, school=cast.school)]
    assert told[0] == "Carol Cross ended an access token."
    assert told[1].startswith("Carol Cross made an access token")


def test_an_ended_token_is_dead_with_the_next_request(cast: Cast) -> None:
    secret, _ = make(cast)
    signed_in(cast.carol).post(reverse("people:token-end", args=[Token.objects.get().pk]))
    assert call(API_ROWS[0], secret).status_code == 401


def test_each_use_is_counted_in_one_row(cast: Cast) -> None:
    secret, _ = make(cast)
    for _ in range(3):
        call(API_ROWS[0], secret)
    assert Use.objects.get().used >= 1
    assert Use.objects.count() == 1


def test_nobody_sees_or_ends_the_token_of_another(cast: Cast) -> None:
    make(cast)
    assert "The timetable program" not in signed_in(cast.olga).get(reverse("people:tokens")).content.decode()
    ended = signed_in(cast.olga).post(reverse("people:token-end", args=[Token.objects.get().pk]))
    assert ended.status_code == 404


def test_whoever_has_no_second_step_is_led_to_it(cast: Cast) -> None:
    page = signed_in(cast.ada).get(reverse("people:tokens")).content.decode()
    assert reverse("mfa_activate_totp") in page
    assert signed_in(cast.ada).post(reverse("people:tokens"), NEW).status_code == 403


def test_a_token_without_a_scope_is_not_made(cast: Cast) -> None:
    page = signed_in(cast.carol).post(reverse("people:tokens"), {"name": "x", "days": "30"}).content.decode()
    assert "Choose at least one thing" in page
    assert not Token.objects.exists()
