"""On the smallest phone: a teacher types a question in their own words, puts right what was understood, and goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from handrail.understanding import understand
from tests.browser.conftest import sign_in
from tests.browser.test_every_page import axe_faults

pytestmark = pytest.mark.enable_socket

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
SCHOOL, TEACHER = "thistlemoor", "ravi.summerlee@thistlemoor.example"
LEAVER = "can i accept a friend req from a y11 leaver shes 17"
PARENT = "parent is slagging me off on facebook"
NUDE = "a girl in y8 has been sent a nude"
QUESTIONS = Path(__file__).parents[2] / "bench" / "understanding" / "questions.jsonl"
BOX, REGION, ALARM = "textarea[name=words]", "[data-heard]", "[data-alarm] [role=alert]"


@pytest.fixture
def ask(visit: Callable[..., Any]) -> Callable[..., Any]:
    """Open the Ask page as a teacher."""

    def opened(**options: Any) -> Any:
        page = visit(**{**PHONE, **options})
        sign_in(page, TEACHER, f"/schools/{SCHOOL}/ask/")
        page.goto(f"/schools/{SCHOOL}/ask/")
        return page

    return opened


def type_in(page: Any, text: str) -> None:
    page.click(BOX)
    page.locator(BOX).press_sequentially(text, delay=5)


def press(page: Any, text: str) -> None:
    page.click(f"main button:has-text('{text}')")
    page.wait_for_load_state()


def is_for_everybody(page: Any) -> None:
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def to_the_verdict(page: Any) -> None:
    """Answer what is asked of somebody who left the school, and read the verdict."""
    assert "How old is that person" in page.inner_text("main")
    page.fill("main form[method=get] input[type=number]", "15")
    press(page, "Go on")
    assert "Not allowed" in page.inner_text(".handrail-verdict >> nth=0")
    assert "A former pupil" in page.inner_text(".handrail-said")


def test_teacher_types_takes_a_chip_out_and_reaches_the_verdict(ask: Callable[..., Any]) -> None:
    page = ask()
    type_in(page, LEAVER)
    page.wait_for_selector(f"{REGION} >> text=Is this what you mean?")
    shown = page.inner_text(REGION)
    assert "A former pupil" in shown
    assert "from “y11 leaver”" in shown
    assert page.evaluate("[document.activeElement.name, scrollY]") == ["words", 0]
    assert page.get_attribute(REGION, "aria-live") == "polite"
    is_for_everybody(page)
    page.get_by_label("17").uncheck()
    press(page, "Yes, go on")
    assert page.url.endswith(f"/schools/{SCHOOL}/ask/connect/?with=former-pupil")
    to_the_verdict(page)


def test_it_works_without_script(ask: Callable[..., Any]) -> None:
    page = ask(java_script_enabled=False)
    page.fill(BOX, LEAVER)
    press(page, "Ask")
    assert page.url.endswith("/ask/#heard")
    assert page.input_value(BOX) == LEAVER
    page.get_by_label("17").uncheck()
    press(page, "Change: Who is the other person?")
    assert page.get_by_label("A former pupil", exact=True).is_checked()
    press(page, "Go on")
    to_the_verdict(page)


def test_another_meaning_is_chosen_without_script(ask: Callable[..., Any]) -> None:
    rows = map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    text = next(row["text"] for row in rows if row["part"] == "dev" and len(understand(row["text"])) == 2)
    page = ask(java_script_enabled=False)
    page.fill(BOX, text)
    press(page, "Ask")
    first, second = page.inner_text(".handrail-heard__says"), page.inner_text(f"{REGION} .handrail-asks button")
    page.get_by_role("button", name=second).click()
    page.wait_for_load_state()
    assert page.inner_text(".handrail-heard__says") == second
    assert page.inner_text(f"{REGION} .handrail-asks button") == first
    assert page.input_value(BOX) == text


def test_a_child_at_risk_comes_first_and_stays_first(ask: Callable[..., Any]) -> None:
    page = ask()
    type_in(page, NUDE)
    page.wait_for_selector(f"{ALARM} >> text=A child may be at risk")
    shown = page.inner_text("main")
    assert shown.index("999") < shown.index("Is this what you mean?")
    assert page.evaluate("[document.activeElement.name, scrollY]") == ["words", 0]
    is_for_everybody(page)
    page.press(BOX, "Enter")
    page.wait_for_selector("h1 + *")
    page.wait_for_url("**/ask/#heard")
    assert page.title().startswith("A child may be at risk")
    assert page.evaluate("document.querySelector('main').firstElementChild.getAttribute('role')") == "alert"
    assert page.locator("[role=alert] a[href='tel:999']").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    is_for_everybody(page)
    press(page, "Yes, go on")
    assert "help=first" in page.url
    shown = page.inner_text("main")
    assert shown.index("999") < shown.index(page.inner_text("h1"))
    is_for_everybody(page)


def test_an_alarm_is_called_out_once_and_goes_with_its_words(ask: Callable[..., Any]) -> None:
    page = ask()
    page.fill(BOX, NUDE)
    page.wait_for_selector(ALARM)
    page.evaluate("document.querySelector('[data-alarm] [role=alert]').dataset.same = 'yes'")
    with page.expect_response("**/ask/"):
        page.fill(BOX, f"{NUDE} on snapchat")
    page.wait_for_timeout(200)
    assert page.locator(ALARM).get_attribute("data-same") == "yes"
    page.fill(BOX, LEAVER)
    page.locator(ALARM).wait_for(state="detached")


def test_keyboard_alone_takes_a_chip_out_and_goes_on(ask: Callable[..., Any]) -> None:
    page = ask(viewport={"width": 1280, "height": 900}, is_mobile=False, has_touch=False)
    type_in(page, PARENT)
    page.wait_for_selector(f"{REGION} >> text=Is this what you mean?")
    is_for_everybody(page)
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "parent"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # goes on as the button does
    page.wait_for_url("**/ask/abuse-of-staff/**")
    assert "target=staff" in page.url
    assert "by=parent" not in page.url


def test_what_is_shown_follows_the_words(ask: Callable[..., Any]) -> None:
    page = ask()
    page.fill(BOX, LEAVER)
    page.wait_for_selector(f"{REGION} >> text=A former pupil")
    page.fill(BOX, PARENT)
    page.wait_for_selector(f"{REGION} >> text=slagging me off")
    assert "A former pupil" not in page.inner_text(REGION)
    page.fill(BOX, "who has the minibus keys")
    page.locator(".handrail-heard").wait_for(state="detached")
    assert page.inner_text(REGION).strip() == ""


def test_a_slow_answer_never_takes_the_place_of_a_newer_one(ask: Callable[..., Any]) -> None:
    page, waiting = ask(), []
    page.route("**/ask/", lambda route: route.continue_() if waiting else waiting.append(route))
    page.fill(BOX, LEAVER)
    page.wait_for_timeout(800)
    assert len(waiting) == 1
    page.fill(BOX, PARENT)
    page.wait_for_selector(f"{REGION} >> text=slagging me off")
    with suppress(Exception):  # the page has given that request up
        waiting[0].continue_()
    page.wait_for_timeout(500)
    assert "A former pupil" not in page.inner_text(REGION)


def test_where_the_network_fails_nothing_is_said_and_the_button_is_there(ask: Callable[..., Any]) -> None:
    page = ask()
    page.route("**/ask/", lambda route: route.abort())
    for text in (LEAVER, NUDE):
        page.fill(BOX, text)
        page.wait_for_timeout(800)
        assert page.inner_text(REGION).strip() == ""
        assert page.locator("main [role=alert]").count() == 0
    page.fill(BOX, LEAVER)
    page.unroute("**/ask/")
    press(page, "Ask")
    assert "A former pupil" in page.inner_text(REGION)
