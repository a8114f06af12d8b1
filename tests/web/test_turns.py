"""The lines before the app: who waits with whom, who never waits, and that whoever came first goes first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import pytest

from handrail.web.serving.turns import SHORT, Line, in_turn

FORM = "application/x-www-form-urlencoded"


def request(method: str = "GET", path: str = "/", body: bytes = b"", sort: str = FORM) -> dict[str, Any]:
    length = {"CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": sort} if body else {}
    return {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": BytesIO(body), **length}


READ, SEND = request(), request("POST", body=b"a=1")
SIGN_IN, FROM_PROVIDER = request("POST", "/accounts/login/", b"a=1"), request("GET", "/accounts/oidc/ms/callback/")
FILE = request("POST", body=b"a=1", sort="multipart/form-data; boundary=x")
LONG = request("POST", body=b"a" * (SHORT + 1))


class App:
    """Answers once it is let go on."""

    def __init__(self) -> None:
        self.inside, self.go_on = threading.Semaphore(0), threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.inside.release()
        self.go_on.wait(5)
        return [environ["wsgi.input"].read()]


def started(call: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("first", "second", "waits"),
    [
        (READ, READ, True),
        (SEND, SEND, True),
        (SEND, READ, False),
        (READ, SEND, False),
        (SIGN_IN, SEND, False),
        (SEND, SIGN_IN, False),
        (FROM_PROVIDER, READ, False),
        (FILE, SEND, False),
        (LONG, SEND, False),
    ],
)
def test_who_waits_for_whom(first: dict[str, Any], second: dict[str, Any], waits: bool) -> None:
    app = App()
    served = in_turn(app, at_once=1)
    threads = [started(lambda: served(dict(first), None))]
    assert app.inside.acquire(timeout=5)
    threads.append(started(lambda: served(dict(second), None)))
    assert app.inside.acquire(timeout=0.3 if waits else 5) is not waits
    app.go_on.set()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()


def test_a_form_is_read_before_its_turn_and_comes_whole() -> None:
    app = App()
    app.go_on.set()
    assert in_turn(app, at_once=1)(request("POST", body=b"name=value"), None) == [b"name=value"]


def test_a_request_that_fails_gives_its_turn_back() -> None:
    def failing(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        raise ValueError("broken")

    served = in_turn(failing, at_once=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            served(request(), None)


def test_whoever_came_first_goes_first() -> None:
    line, order = Line(1), []

    def take(number: int) -> None:
        with line:
            order.append(number)

    with line:
        threads = []
        for number in range(8):
            threads.append(started(lambda number=number: take(number)))  # type: ignore[misc]
            time.sleep(0.02)
    for thread in threads:
        thread.join(5)
    assert order == list(range(8))
