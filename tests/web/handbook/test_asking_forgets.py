"""Words that somebody types are shown to them once. After that they are in no row, session, log, address or cookie."""

from __future__ import annotations

import io
import logging
import re

import pytest
from django.contrib.sessions.models import Session
from tests.web.cast import Cast, signed_in
from tests.web.handbook.test_asking import ASK
from tests.web.handbook.test_asking_words import confirmed
from tests.web.test_canary import tables_with

from handrail.web.handbook.asking.models import KeptAnswer

CANARIES = ("zaphkiel", "quuxley", "wibblethorpe")
TYPED = "can i accept a friend req from Zaphkiel Quuxley, a y11 leaver of Wibblethorpe, shes 17 and wants to die"
UNHEARD = "Zaphkiel has the minibus keys of Quuxley and Wibblethorpe"
AMISS = "Zaphkiel Quuxley of Wibblethorpe " * 100


def holds(text: str) -> bool:
    return any(canary in text.lower() for canary in CANARIES)


def test_words_are_nowhere_once_they_are_confirmed(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser = signed_in(cast.ada)
    for text in (TYPED, UNHEARD, AMISS):
        for more in ({}, {"typing": "yes"}, {"meaning": "connect"}):
            page = browser.post(ASK, {"words": text, **more}).content.decode()
            assert not holds("".join(re.findall(r'(?:href|action|value)="([^"]*)"', page)))
    address = confirmed(browser.post(ASK, {"words": TYPED}).content.decode())
    pages = [browser.get(address), browser.get(f"{address}&change=with"), browser.get(ASK)]
    pages.append(browser.post(address.replace("/?", "/keep/?"), follow=True))
    assert all(page.status_code == 200 for page in pages)
    assert not holds("".join(page.content.decode() for page in pages))
    assert not holds(address + "".join(str(page.headers) for page in pages) + str(browser.cookies))
    assert KeptAnswer.objects.get(person=cast.ada).facts == {"role": "staff", "with": "former-pupil", "age": 17}
    assert not [name for canary in CANARIES for form in (canary, canary.title()) for name in tables_with(form)]
    assert not holds("".join(str(session.get_decoded()) for session in Session.objects.all()))
    assert not holds("".join(record.getMessage() for record in caplog.records))


def test_a_page_with_words_is_kept_by_no_browser(cast: Cast) -> None:
    for more in ({}, {"typing": "yes"}):
        answer = signed_in(cast.ada).post(ASK, {"words": TYPED, **more})
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_fault_while_words_are_read_tells_the_log_nothing_of_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(text: str) -> None:
        raise ValueError(text)

    written = io.StringIO()
    monkeypatch.setattr(logging.getLogger("django.request").handlers[0], "stream", written)
    monkeypatch.setattr("handrail.web.handbook.asking.questions.words.understand", fails)
    answer = signed_in(cast.ada).post(ASK, {"words": TYPED})
    assert answer.status_code == 500
    assert not holds(answer.content.decode())
    assert "ValueError" in written.getvalue()
    assert not holds(written.getvalue())
