"""Signing in by password and code: who gets in, who does not, and what a leaver or a changed role means at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.web.cast import SECRET, Cast, make_person, signed_in

from handrail.web import clock
from handrail.web.people import first, operations
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

PASSWORD = "seven odd otters juggle"  # noqa: S105


@pytest.fixture(autouse=True)
def _no_counts_yet(db: None) -> None:
    cache.clear()


def with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def send_password(person: Person, password: str = PASSWORD) -> tuple[Client, str]:
    browser = Client()
    response = browser.post(reverse("account_login"), {"login": person.email, "password": password})
    return browser, response.headers.get("Location", "")


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_teacher_gets_in_with_a_password(cast: Cast) -> None:
    browser, goal = send_password(with_password(cast.ada))
    assert goal == "/"
    assert "Ada Ashby" in browser.get("/").content.decode()


def test_address_is_known_in_any_case(cast: Cast) -> None:
    with_password(cast.ada)
    response = Client().post(reverse("account_login"), {"login": str(cast.ada.email).upper(), "password": PASSWORD})
    assert response.headers["Location"] == "/"


def test_wrong_password_and_unknown_address_look_the_same(cast: Cast) -> None:
    with_password(cast.ada)
    pages = [
        Client().post(reverse("account_login"), {"login": address, "password": "not the one at all"}).content.decode()
        for address in (cast.ada.email, "nobody@ashgrove.example")
    ]
    shown = [page.split("<main")[1].split('<form method="post"')[0] for page in pages]
    assert shown[0] == shown[1]
    assert "There is a problem" in shown[0]


def test_head_needs_password_and_code(cast: Cast) -> None:
    browser, goal = send_password(with_password(cast.carol))
    assert goal == reverse("mfa_authenticate")
    assert browser.get("/").status_code == 302, "the password alone is not enough"
    assert browser.post(goal, {"code": code()}).headers["Location"] == "/"
    assert browser.get("/").status_code == 200


def test_recovery_code_works_once(cast: Cast) -> None:
    codes = RecoveryCodes(
        Authenticator.objects.get(user=cast.carol, type=Authenticator.Type.RECOVERY_CODES)
    ).get_unused_codes()
    with_password(cast.carol)
    goals = []
    for _ in range(2):
        browser, goal = send_password(cast.carol)
        goals.append(browser.post(goal, {"code": codes[0]}).headers.get("Location"))
    assert goals == ["/", None]


def test_secret_of_an_authenticator_app_lies_encrypted(cast: Cast) -> None:
    kept = Authenticator.objects.get(user=cast.carol, type=Authenticator.Type.TOTP)
    assert SECRET not in str(kept.data)


def test_head_without_second_factor_reaches_only_its_page(cast: Cast) -> None:
    newcomer = make_person("Nell New", cast.school, Role.DSL, enrolled=False)
    browser = signed_in(newcomer)
    enrol = reverse("mfa_activate_totp")
    for path in ("/", reverse("handbook:read", args=["ashgrove"]), reverse("account_change_password")):
        assert browser.get(path).headers["Location"] == enrol
    assert browser.get(reverse("mfa_index")).headers["Location"] == enrol


def test_privileged_person_cannot_drop_the_second_factor(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    session = browser.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()
    browser.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=cast.carol, type=Authenticator.Type.TOTP).exists()


def test_leaver_is_out_with_the_next_request(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert browser.get("/").status_code == 200
    operations.record_leaver(person=Person.objects.get(pk=cast.ada.pk), school=cast.school, by=cast.carol)
    assert browser.get("/").status_code == 302
    _, goal = send_password(with_password(cast.ada))
    assert goal == reverse("account_inactive")


def test_changed_role_counts_with_the_next_request(cast: Cast) -> None:
    governor = cast.by_role[Role.GOVERNOR]
    browser, people = signed_in(governor), reverse("people:list", args=["ashgrove"])
    assert browser.get(people).status_code == 403
    held = operations.give_role(person=governor, role=Role.STAFF, school=cast.school, by=cast.carol)
    assert browser.get(people).status_code == 200
    operations.end_role(holding=held, by=cast.carol)
    assert browser.get(people).status_code == 403


def test_session_ends_after_twelve_hours_however_busy(cast: Cast) -> None:
    browser, begun = signed_in(cast.ada), clock.now()
    for minutes in range(0, 12 * 60 + 60, 30):
        with clock.frozen(begun + timedelta(minutes=minutes)):
            status = browser.get("/").status_code
    assert status == 302


def test_session_ends_when_it_is_left_alone_for_an_hour(cast: Cast) -> None:
    browser, _ = send_password(with_password(cast.ada))
    begun = clock.now()
    for minutes, status in ((4, 200), (50, 200), (104, 200), (166, 302)):
        with clock.frozen(begun + timedelta(minutes=minutes)):
            assert browser.get("/").status_code == status, minutes


def test_a_page_soon_after_another_writes_nothing(cast: Cast) -> None:
    browser, _ = send_password(with_password(cast.ada))
    for minutes, writes in ((0, False), (4, False), (6, True)):
        with clock.frozen(clock.now() + timedelta(minutes=minutes)), CaptureQueriesContext(connection) as asked:
            browser.get("/")
        assert any("UPDATE" in one["sql"] for one in asked.captured_queries) is writes, minutes


def test_reset_link_works_once_and_does_not_skip_the_second_factor(cast: Cast) -> None:
    way = first.link(cast.carol).removeprefix("http://127.0.0.1:8000")
    browser = Client()
    form = browser.get(way).headers["Location"]
    chosen = {"password1": PASSWORD, "password2": PASSWORD}
    assert browser.post(form, chosen).headers["Location"] == reverse("mfa_authenticate")
    assert "does not work any more" in Client().get(way).content.decode()


def test_reset_says_the_same_to_everybody_and_mails_only_who_is_known(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    goals = {
        Client().post(reverse("account_reset_password"), {"email": address}).headers["Location"]
        for address in (cast.ada.email, "nobody@ashgrove.example")
    }
    assert goals == {reverse("account_reset_password_done")}
    assert [letter.to for letter in mailoutbox] == [[cast.ada.email]]


def test_short_and_common_passwords_are_refused(cast: Cast) -> None:
    browser = Client()
    form = browser.get(first.link(cast.ada).removeprefix("http://127.0.0.1:8000")).headers["Location"]
    for weak in ("short", "passwordpassword", "123456789012345678", "Ashgrove School 1"):
        page = browser.post(form, {"password1": weak, "password2": weak})
        assert page.status_code == 200, weak


def test_guessing_is_slowed_down(cast: Cast) -> None:
    with_password(cast.ada)
    said = [
        Client().post(reverse("account_login"), {"login": cast.ada.email, "password": f"guess number {n}"})
        for n in range(12)
    ]
    assert any("Too many" in one.content.decode() or one.status_code == 429 for one in said)


def test_sessions_can_be_ended_elsewhere(cast: Cast) -> None:
    here, _ = send_password(with_password(cast.ada))
    elsewhere, _ = send_password(cast.ada)
    here.post(reverse("usersessions_list"))
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_nobody_can_sign_up(cast: Cast) -> None:
    assert Client().get("/accounts/signup/").status_code == 404


def test_person_who_teaches_and_has_a_child_here_is_one_person(cast: Cast) -> None:
    again = operations.add_person(
        name="Ada Ashby", email=str(cast.ada.email).upper(), school=cast.school, role=Role.PARENT, by=TERMINAL
    )
    assert again == cast.ada
    assert {held.role for held in again.holdings.today()} == {"staff", "parent"}
