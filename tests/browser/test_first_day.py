"""From `handrail setup` on an empty database to a working school with its staff, in a browser and without an editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import code
from tests.browser.house import PASSWORD, House, open_empty_house
from tests.browser.test_every_page import axe_faults

pytestmark = pytest.mark.enable_socket

STAFF = """Forename,Surname,Work Email
Wanda,Whitlow,wanda@example.org
Tomos,Tarn,tomos@example.org
Broken,,not an address
"""


@pytest.fixture(scope="module")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    house, link = open_empty_house(tmp_path_factory.mktemp("new-house"))
    yield house, link
    house.close()


def press(page: Any, words: str) -> None:
    page.click(f"main button:has-text('{words}'), main a:has-text('{words}')")
    page.wait_for_load_state()


def test_head_comes_to_a_working_school(new_house: tuple[House, str], chromium: Any, tmp_path: Path) -> None:
    house, link = new_house
    context = chromium.new_context(base_url=house.address, viewport={"width": 390, "height": 800}, locale="en-GB")
    page = context.new_page()
    choose_password(page, link)
    assert "Set up your second step" in page.inner_text("h1"), "nothing before the second step"
    page.goto("/")
    assert "Set up your second step" in page.inner_text("h1")
    assert axe_faults(page) == []
    page.fill("input[name=code]", code(page.inner_text("#secret").strip()))
    press(page, "Switch it on")
    assert "Recovery codes" in page.inner_text("h1")
    assert axe_faults(page) == []
    page.goto("/")
    press(page, "Put a policy in force")
    page.click("main input[type=radio] >> nth=0")
    press(page, "Put it in force today")
    assert page.locator(".handrail-clause").count() > 20
    import_staff(page, tmp_path)
    page.goto("/schools/example-primary-school/people/")
    names = page.inner_text("main table")
    assert "Wanda Whitlow" in names
    assert "Tomos Tarn" in names
    assert "Broken" not in names
    context.close()


def choose_password(page: Any, link: str) -> None:
    page.goto(link)
    page.fill("input[name=password1]", PASSWORD)
    page.fill("input[name=password2]", PASSWORD)
    press(page, "Use this password")


def import_staff(page: Any, folder: Path) -> None:
    """Send a file, look at its columns and at what would change, and have it written."""
    file = folder / "staff.csv"
    file.write_text(STAFF, encoding="utf-8")
    page.goto("/schools/example-primary-school/people/files/")
    page.check("input[name=sort][value=staff]")
    page.set_input_files("input[type=file]", str(file))
    page.click("main form:has(input[type=file]) button[type=submit]")
    page.wait_for_load_state()
    assert "Which column is which?" in page.inner_text("h1")
    assert axe_faults(page) == []
    press(page, "Show what would change")
    page.click("main a:has-text('are refused')")
    page.wait_for_load_state()
    assert page.inner_text("main table tbody th").strip() == "4", "the line of the broken row is named"
    assert axe_faults(page) == []
    press(page, "Write it")
    for _ in range(60):
        if "Wanda" in page.inner_text("main") and "being written" not in page.inner_text("main"):
            break
        page.wait_for_timeout(500)
        page.reload()
