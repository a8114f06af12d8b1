"""What every answer tells the browser, whatever its status."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.web.cast import Cast, signed_in

from handrail.web.home import views as home

WANTED = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _fails(*_: Any) -> None:
    raise RuntimeError("told by a test")


def _broken(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> HttpResponse:
    monkeypatch.setattr(home, "APPS", [type("App", (), {"waiting": staticmethod(_fails)})])
    return signed_in(cast.ada).get("/")


def _guessed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> HttpResponse:
    browser, path = Client(), reverse("account_reset_password")
    for _ in range(40):
        answer = browser.post(path, {"email": "somebody@ashgrove.example"})
    return answer


ANSWERS: dict[int, Callable[[Cast, pytest.MonkeyPatch], HttpResponse]] = {
    200: lambda cast, _: signed_in(cast.ada).get("/"),
    302: lambda cast, _: Client().get("/"),
    400: lambda cast, _: Client().get("/", headers={"host": "evil.example"}),
    403: lambda cast, _: signed_in(cast.ada).get(reverse("people:add", args=["ashgrove"])),
    404: lambda cast, _: Client().get("/nowhere/"),
    405: lambda cast, _: signed_in(cast.ada).delete("/"),
    429: _guessed,
    500: _broken,
}


@pytest.mark.parametrize("status", ANSWERS)
def test_headers_are_on_every_answer(status: int, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ANSWERS[status](cast, monkeypatch)
    assert answer.status_code == status
    for name, start in WANTED.items():
        assert answer.headers[name].startswith(start), name
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_headers_are_on_files_too() -> None:
    answer = Client().get("/static/handrail/handrail.css")
    assert b"".join(answer.streaming_content)  # type: ignore[arg-type]  # read to its end, the file is closed
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_page_of_a_fault_tells_nothing_of_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _broken(cast, monkeypatch).content.decode()
    assert "Something went wrong" in page
    assert "told by a test" not in page


def test_refusal_carries_its_sentence(cast: Cast) -> None:
    page = signed_in(cast.ada).get(reverse("people:add", args=["ashgrove"])).content.decode()
    assert "Only the headteacher, a deputy" in page


def test_other_school_looks_like_no_school_at_all(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    pages = [browser.get(reverse("people:list", args=[slug])).content for slug in ("birchwood", "nowhere-at-all")]
    shown = [page.decode().split("<main")[1] for page in pages]
    assert shown[0] == shown[1]


def test_cookies_are_kept_from_scripts_and_other_sites(cast: Cast) -> None:
    cookies = Client().get(reverse("account_login")).cookies.values()
    assert cookies
    for cookie in cookies:
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_elsewhere(goal: str, cast: Cast) -> None:
    cast.ada.set_password("seven odd otters juggle")
    cast.ada.save()
    sent = {"login": cast.ada.email, "password": "seven odd otters juggle", "next": goal}
    assert Client().post(reverse("account_login"), sent).headers["Location"] == "/"
