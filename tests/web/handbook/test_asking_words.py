"""The box for one's own words: what was understood, what goes on from it, and help for a child before all else."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.cast import Cast, signed_in
from tests.web.handbook.test_asking import ASK, policy, read

from handrail.understanding import Chip, Reading, understand
from handrail.web import headers
from handrail.web.handbook.asking import forms
from handrail.web.handbook.asking.questions import words

LEAVER = "can i accept a friend req from a y11 leaver shes 17"
PARENT = "parent is slagging me off on facebook"
NUDE = "a girl in y8 has been sent a nude"
TRIP = "can i post a photo of the y4 trip with their names, the parents signed the form"
KEYS = "who has the minibus keys"


def typed(browser: Client, text: str, **more: str) -> str:
    """Give the page after somebody typed and sent."""
    return str(browser.post(ASK, {"words": text, **more}).content.decode())


def main(page: str) -> str:
    return page[page.index("<main") : page.index("</main")]


def confirmed(page: str, without: tuple[str, ...] = (), **more: str) -> str:
    """Give the address to which the confirming form leads, with some facts taken out."""
    form = re.search(r'<form method="get" action="([^"]*)">(.*?)</form>', page, re.DOTALL)
    assert form, "nothing to confirm"
    sent = []
    for tag in re.findall(r"<input [^>]*>", form[2]):
        name, value = (html.unescape(re.search(rf' {key}="([^"]*)"', tag)[1]) for key in ("name", "value"))  # type: ignore[index]
        if "hidden" in tag or (" checked" in tag and value not in without):
            sent.append((name, value))
    return f"{form[1]}?{urlencode([*sent, *more.items()])}"


def test_what_was_understood_is_shown_with_the_words_it_was_understood_from(cast: Cast) -> None:
    page = read(signed_in(cast.ada).post(ASK, {"words": LEAVER}))
    assert "Is this what you mean? Send, accept or keep a friend, follow or contact request" in page
    assert "Who is the other person? A former pupil from “y11 leaver” Change : Who is the other person?" in page
    assert "17 from “17” Change" in page
    assert "Yes, go on" in page


def test_what_was_understood_goes_on_as_facts_alone(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    address = confirmed(typed(browser, LEAVER))
    assert address == f"{ASK}connect/?with=former-pupil&age=17"
    assert "A former pupil Change" in read(browser.get(address))


def test_a_chip_is_taken_out_by_its_box(cast: Cast) -> None:
    page = typed(signed_in(cast.ada), LEAVER)
    assert confirmed(page, without=("17",)) == f"{ASK}connect/?with=former-pupil"


def test_a_chip_is_changed_and_the_others_stay(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    page = typed(browser, LEAVER)
    assert 'name="change" value="with"' in page
    changed = browser.get(confirmed(page, change="with")).content.decode()
    assert re.search(r'value="former-pupil" checked', changed)
    assert 'name="age" value="17"' in changed


def test_an_event_is_understood_as_well(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    page = typed(browser, PARENT)
    assert "slagging me off" in page
    answer = browser.get(confirmed(page))
    assert answer.status_code == 200
    assert "/ask/abuse-of-staff/" in answer.request["PATH_INFO"]


def test_other_meanings_can_be_chosen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    chips = (Chip("with", "parent", "parents"),)
    readings = (Reading("message", False, 9.0, chips), Reading("post", False, 8.0, ()))
    monkeypatch.setattr(words, "understand", lambda _: readings)
    browser, text = signed_in(cast.ada), "reply to parents"
    page = typed(browser, text)
    assert "Did you mean" in page
    assert confirmed(page) == f"{ASK}message/?with=parent"
    assert confirmed(typed(browser, text, meaning="post")) == f"{ASK}post/?"
    assert confirmed(typed(browser, text, meaning="no-such-thing")) == f"{ASK}message/?with=parent"


TRIP_CHIPS = (
    Chip("content", "image-of-pupil", "photo of the y4"),
    Chip("content", "names-pupil", "their names"),
    Chip("met", "parent-written-consent", "parents signed"),
)


def test_a_post_is_not_said_to_hold_nothing_else(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "understand", lambda _: (Reading("post", False, 9.0, TRIP_CHIPS),))
    browser = signed_in(cast.ada)
    address = confirmed(typed(browser, TRIP))
    told = "content=more&content=image-of-pupil&content=names-pupil&met=parent-written-consent"
    assert address == f"{ASK}post/?{told}"
    assert "perhaps more" in read(browser.get(address))


def test_all_chips_of_a_post_taken_out_leave_nothing_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "understand", lambda _: (Reading("post", False, 9.0, TRIP_CHIPS),))
    browser = signed_in(cast.ada)
    address = confirmed(typed(browser, TRIP), without=tuple(str(chip.value) for chip in TRIP_CHIPS))
    assert address == f"{ASK}post/?content=more"
    assert "perhaps more" not in read(browser.get(address))


@pytest.mark.parametrize("text", [KEYS, "😀😀", "qwrtz", "...", "<b>hm</b>", "“’”"])
def test_what_is_no_question_of_the_policy_is_said_to_be_none(cast: Cast, text: str) -> None:
    page = typed(signed_in(cast.ada), text)
    assert "We did not understand a question about the policy" in page
    assert "ask the school office" in page
    assert "Often asked" in page
    assert f"\n{html.escape(text)}</textarea>" in page


def test_questions_with_these_words_are_offered_where_nothing_was_understood(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "understand", lambda _: ())
    page = typed(signed_in(cast.ada), "befriend a former pupil")
    assert "Connecting: a former pupil" in page
    assert 'href="/schools/ashgrove/ask/connect/?with=former-pupil"' in page


def test_an_empty_box_asks_for_words(cast: Cast) -> None:
    page = typed(signed_in(cast.ada), "   ")
    assert "Type what you would like to do, or what has happened" in page
    assert "We did not understand" not in page


def test_words_that_are_too_long_are_all_still_there(cast: Cast) -> None:
    text = "may I post a picture of the trip? " * 100 + "The end"
    page = typed(signed_in(cast.ada), text)
    assert f"Use {forms.LONGEST:,} letters or fewer. You typed {len(text)}, and all are still there" in page
    assert f"\n{text}</textarea>" in page
    assert 'maxlength="' not in main(page)


def test_help_for_a_child_comes_before_anything_else(cast: Cast) -> None:
    page = main(typed(signed_in(cast.ada), NUDE))
    alarm = page.index('role="alert"')
    assert alarm < min(page.index(one) for one in ("Dev Dale", "tel:999", "<h1", "Is this what you mean?"))
    assert page.index("tel:999") < page.index("<h1")
    assert page.index("Dev Dale") < page.index("Person deputy dsl") < page.index("<h1")
    assert page.count("tel:999") == 1


def test_help_comes_first_also_where_the_words_are_too_long_or_no_question(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    for text in ("hes suicidal", "The trip was nice. " * 300 + NUDE):
        page = main(typed(browser, text))
        assert page.index("tel:999") < page.index("<h1"), text[:20]


def test_help_stays_first_on_the_pages_that_follow(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    address = confirmed(typed(browser, NUDE))
    assert address.endswith("&help=first") or "?help=first" in address
    page = browser.get(address).content.decode()
    assert main(page).index("tel:999") < main(page).index("<h1")
    links = re.findall(r'href="([?][^"]*)"', page) + re.findall(r'action="([^"]*keep/[^"]*)"', page)
    assert all("help=first" in link for link in links)
    form = browser.get(f"{ASK}connect/?help=first").content.decode()
    assert 'name="help" value="first"' in form
    assert main(form).count("tel:999") == 1


def test_other_words_carry_no_mark(cast: Cast) -> None:
    assert "help=" not in typed(signed_in(cast.ada), LEAVER)


def test_an_alarm_goes_along_into_questions_with_these_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "understand", lambda _: ())
    page = typed(signed_in(cast.ada), NUDE)
    found = page[page.index('id="unheard"') : page.index('id="common"')]
    assert found.count("?") == found.count("help=first") > 0


def test_what_is_shown_while_somebody_types_is_the_same_part_alone(cast: Cast) -> None:
    part = typed(signed_in(cast.ada), LEAVER, typing="yes").strip()
    assert part.startswith('<section class="handrail-heard"')
    assert confirmed(part) == f"{ASK}connect/?with=former-pupil&age=17"
    assert "csrf" not in part
    assert 'id="heard"' not in part


def test_while_somebody_types_help_for_a_child_stands_at_the_head(cast: Cast) -> None:
    part = typed(signed_in(cast.ada), NUDE, typing="yes").strip()
    assert part.startswith('<div class="handrail-risk handrail-risk--first" role="alert">')
    assert part.index("Dev Dale") < part.index("tel:999") < part.index("Is this what you mean?")


@pytest.mark.parametrize("text", ["", "qwrtz", KEYS, "word " * 900])
def test_while_somebody_types_nothing_is_said_of_what_is_not_understood(cast: Cast, text: str) -> None:
    assert typed(signed_in(cast.ada), text, typing="yes").strip() == ""


@pytest.mark.parametrize("more", [{}, {"typing": "yes"}])
def test_words_ask_the_database_at_most_ten_times(cast: Cast, more: dict[str, str]) -> None:
    browser = signed_in(cast.ada)
    typed(browser, NUDE)
    with CaptureQueriesContext(connection) as asked:
        typed(browser, NUDE, **more)
    assert len(asked) <= 10


def test_only_the_ask_page_may_send_from_a_script_and_only_to_us(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    told = browser.get(ASK).headers["Content-Security-Policy"].split("; ")
    assert set(told) == {*headers.policy().split("; "), "connect-src 'self'"}
    assert "connect-src" not in browser.get(f"{ASK}connect/").headers["Content-Security-Policy"]


def test_whoever_has_no_token_of_the_form_is_refused(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(cast.ada).cookies
    for more in ({}, {"typing": "yes"}):
        assert browser.post(ASK, {"words": LEAVER, **more}).status_code == 403


def test_people_of_another_school_are_told_nothing(cast: Cast) -> None:
    for more in ({}, {"typing": "yes"}):
        assert signed_in(cast.olga).post(ASK, {"words": NUDE, **more}).status_code == 404


def test_school_without_a_policy_understands_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handrail.web.handbook.models.EditionQuerySet.in_force", lambda _: None)
    page = typed(signed_in(cast.ada), NUDE, typing="yes")
    assert "No policy is in force" in page
    assert "tel:999" in page


def test_chips_of_every_kind_go_on_as_the_facts_they_are() -> None:
    opened = policy()
    for text in (LEAVER, PARENT, NUDE, TRIP, "ok to read the news on X at my desk at ten to nine"):
        heard = words.hear(text, opened, question=text)
        for one, reading in zip(heard.meanings, understand(text), strict=True):
            shown = {(stated.name, chip.words) for stated in one.stated for chip in stated.chips if chip.says}
            assert shown == {(chip.fact, chip.words) for chip in reading.chips}
