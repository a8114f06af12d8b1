"""Five people of five schools sign in, read their policy, and find the rest closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import sign_in
from tests.browser.house import HERE

pytestmark = pytest.mark.enable_socket

# A name, an address, the school, a word that its policy alone has, and whether they may add people.
WALKERS = (
    ("Philippa Oakenfold", "philippa.oakenfold@quillbridge.example", "quillbridge", True),
    ("Marian Tuckwell", "marian.tuckwell@wrenhollow.example", "wrenhollow", True),
    ("Nadia Fenwright", "nadia.fenwright@saltmarrow.example", "saltmarrow", False),
    ("Gwenllian Harcastle", "gwenllian.harcastle@thistlemoor.example", "thistlemoor", True),
)
SLUGS = ("quillbridge", "wrenhollow", "saltmarrow", "thistlemoor", "little-fennimore")


def look_around(page: Any, name: str, school: str, manages: bool) -> None:
    assert f"Hello, {name}" in page.inner_text("h1")
    page.click("text=Read the policy >> nth=0")
    page.wait_for_load_state()
    assert page.url.endswith(f"/schools/{school}/policy/")
    assert page.locator(".handrail-clause").count() > 20
    for other in set(SLUGS) - {school}:
        assert page.goto(f"/schools/{other}/policy/").status == 404
        assert page.goto(f"/schools/{other}/people/").status == 404
    assert page.goto(f"/schools/{school}/people/add/").status == (200 if manages else 403)


@pytest.mark.parametrize(("name", "email", "school", "manages"), WALKERS, ids=[walker[2] for walker in WALKERS])
def test_walk_by_password_and_code(
    visit: Callable[..., Any], name: str, email: str, school: str, manages: bool
) -> None:
    page = visit()
    sign_in(page, email)
    look_around(page, name, school, manages)


def test_walk_by_single_sign_on(visit: Callable[..., Any]) -> None:
    if not (HERE / "oidc" / "node_modules").is_dir():
        pytest.skip("the provider is not installed: npm ci --ignore-scripts in tests/browser/oidc")
    page = visit()
    page.goto("/accounts/login/")
    page.click("text=Sign in with the school account")
    at_provider(page, "joseph")
    look_around(page, "Joseph Abara-Lyle", "little-fennimore", False)


def test_stranger_of_the_provider_does_not_get_in(visit: Callable[..., Any]) -> None:
    if not (HERE / "oidc" / "node_modules").is_dir():
        pytest.skip("the provider is not installed: npm ci --ignore-scripts in tests/browser/oidc")
    page = visit()
    page.goto("/accounts/login/")
    page.click("text=Sign in with the school account")
    at_provider(page, "nobody.known")
    assert "We do not know you yet" in page.inner_text("h1")
    assert "/accounts/login/" in page.goto("/").url


def at_provider(page: Any, name: str) -> None:
    """Sign in at the provider, and agree."""
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", "anything")
    page.click("button[type=submit]")
    page.wait_for_load_state()
    page.click("button[type=submit]")
    page.wait_for_url("**/127.0.0.1:*/**")
    page.wait_for_load_state()


def test_everything_works_without_script(visit: Callable[..., Any]) -> None:
    page = visit(java_script_enabled=False)
    sign_in(page, "idris.penhallow@wrenhollow.example")
    page.click("nav >> text=Read the policy")
    page.fill("input[name=q]", "photograph")
    page.click("text=Find >> nth=-1")
    assert "photograph" in page.inner_text("[role=status]")
    page.goto("/")
    page.click("text=Sign out")
    assert "/accounts/login/" in page.goto("/").url
