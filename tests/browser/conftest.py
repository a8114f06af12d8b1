"""A browser and a house for it to visit; skipped where there is no Chromium."""

from __future__ import annotations

import base64
import hmac
import os
import shutil
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.house import PASSWORD, SECRET, House, open_house

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SignIn = Callable[[Any, str], None]


@pytest.fixture(scope="session", autouse=True)
def _needs_chromium() -> None:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running Handrail with five schools."""
    opened = open_house(tmp_path_factory.mktemp("house"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, house: House) -> Iterator[Callable[..., Any]]:
    """Open a page in a window of its own; every complaint of the browser fails the test at the end."""
    complaints: list[str] = []
    contexts = []

    def opened(**options: Any) -> Any:
        context = chromium.new_context(
            base_url=house.address, locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce", **options
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: complaints.append(told.text) if "Content Security" in told.text else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Any, email: str, path: str = "/") -> None:
    """Sign in by password, and by a code where one is asked for."""
    page.goto(f"/accounts/login/?next={path}")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form:has(input[name=password]) button[type=submit]")
    page.wait_for_load_state()
    if "2fa/authenticate" in page.url:
        give_code(page)
    if "2fa/authenticate" in page.url:  # a code works once: somebody else of this run had it, so take the next one
        page.wait_for_timeout((31 - time.time() % 30) * 1000)
        give_code(page)
    assert "2fa/authenticate" not in page.url, "the code was refused"


def give_code(page: Any) -> None:
    """Give the six digits of this half minute."""
    page.fill("input[name=code]", code())
    page.click("main button:has-text('Sign in')")
    page.wait_for_load_state()


def code(secret: str = SECRET) -> str:
    """Give the six digits that an authenticator app would show now (RFC 6238)."""
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), moment, "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
