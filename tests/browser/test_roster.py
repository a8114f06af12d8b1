"""A roster in a real browser: the page of columns, the list of what would change, and the calendar, for everybody."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import sign_in
from tests.browser.house import House
from tests.browser.test_every_page import axe_faults, keyboard_faults

pytestmark = pytest.mark.enable_socket

HEAD = "desmond.achterberg@saltmarrow.example"  # whom no other test signs in: a code works once in half a minute
FILES = "/schools/saltmarrow/people/files/"
PUPILS = "Adm No;Legal Forename;Legal Surname;DOB;NC Year\nB1;Zoë;Browser;03/04/2018;Year 3\nB2;Seán;Browser;soon;4\n"


@pytest.fixture(scope="module")
def head(chromium: Any, house: House) -> Any:
    """The session of a head, signed in once."""
    context = chromium.new_context(base_url=house.address)
    sign_in(context.new_page(), HEAD)
    state = context.storage_state()
    context.close()
    return state


def looked_at(page: Any) -> None:
    """Insist that the page is for everybody, wide and narrow."""
    page.set_viewport_size({"width": 1280, "height": 900})
    assert axe_faults(page) == []
    assert keyboard_faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert axe_faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} scrolls {wide} px sideways"


def press(page: Any, words: str) -> None:
    page.click(f"main button:has-text('{words}')")
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_pupils_from_a_file(visit: Callable[..., Any], head: Any, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts, storage_state=head)
    page.goto(FILES)
    page.check("input[value=pupils]")
    name = "Zoë" if scripts else "Chloë"
    text = PUPILS.replace("Zoë", name).replace("B1", f"B1{scripts}").replace("B2", f"B2{scripts}")
    page.set_input_files("input[type=file]", {"name": "x.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")})
    press(page, "Look at the file")
    assert page.input_value("select[name=family]") == "Legal Surname"
    assert page.input_value("select[name=reference]") == "Adm No"
    if scripts:
        looked_at(page)
    press(page, "Show what would change")
    page.click("text=Show who are refused")
    assert "“soon” is not a date" in page.inner_text("main table")
    page.click("text=Show who are new")
    assert f"{name} Browser" in page.inner_text("main table")
    if scripts:
        looked_at(page)
    press(page, "Write it")
    until = time.monotonic() + 30
    while "Done" not in page.inner_text("main .govuk-tag"):
        assert time.monotonic() < until, "the worker did not write it"
        time.sleep(0.5)
        page.click("text=Look again")
        page.wait_for_load_state()
    page.goto(f"/schools/saltmarrow/pupils/?q={name}")
    assert f"{name} Browser" in page.inner_text("main table")


def test_calendar_is_kept(visit: Callable[..., Any], head: Any) -> None:
    page = visit(storage_state=head)
    page.goto("/schools/saltmarrow/calendar/add/")
    looked_at(page)
    page.fill("input[name=name]", "Spring term")
    page.fill("input[name=first]", "2027-01-04")
    page.fill("input[name=last]", "2027-03-25")
    press(page, "Save")
    page.goto("/schools/saltmarrow/calendar/?year=2026")
    looked_at(page)
    page.click("text=Spring term")
    looked_at(page)
    press(page, "Take it out of the calendar")
    page.goto("/schools/saltmarrow/calendar/?year=2026")
    assert "Spring term" not in page.inner_text("main")
