"""On a phone: a teacher of each school asks about a pupil, gets that school's answer, and one of them a ruling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import sign_in

pytestmark = pytest.mark.enable_socket

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ACTION = "Send, accept or keep a friend, follow or contact request"

# A school, its teacher, the two answers given, the verdict and a clause that stands behind it.
WALKS = (
    (
        "quillbridge", "tobias.merriwick@quillbridge.example",
        ("A pupil at the school", "No"), "Not allowed", "personal-use.3",
    ),
    ("wrenhollow", "idris.penhallow@wrenhollow.example", ("A pupil at the school", "No"), "Not allowed", "staff.1"),
    ("saltmarrow", "nadia.fenwright@saltmarrow.example", ("A pupil at the school", "change: No"), "Not allowed", "28"),
    ("thistlemoor", "ravi.summerlee@thistlemoor.example", ("A former pupil", "15"), "Not allowed", "guidance.12"),
)  # fmt: skip
# The fifth school's answer changes with the ruling that its teacher gets, so the two are one walk.
RULED = (
    "little-fennimore", "farida.quarrington@little-fennimore.example",
    ("A pupil at the school", "Yes"), "Allowed once something is in place", "5.1",
)  # fmt: skip
HEAD = "bettina.crowhurst@little-fennimore.example"


def begin(page: Any, school: str) -> None:
    """Find the question among all that the policy answers."""
    page.goto(f"/schools/{school}/ask/")
    assert page.locator("a[href='tel:999']").count() >= 1
    group = page.locator(f"details:has(a:text-is('{ACTION}'))").first
    group.locator("summary").click()
    group.locator(f"a:text-is('{ACTION}')").first.click()
    page.wait_for_load_state()


def reply(page: Any, said: str) -> None:
    """Answer the question on the page, or change what was taken from one's roles."""
    if said.startswith("change: "):
        page.click("dl a:has-text('Are you yourself a parent or carer')")
        page.wait_for_load_state()
        said = said.removeprefix("change: ")
    if said.isdigit():
        page.fill("main form[method=get] input[type=number]", said)
    else:
        page.get_by_label(said, exact=True).check()
    page.click("main button:has-text('Go on')")
    page.wait_for_load_state()
    assert page.locator("a[href^='tel:01632']").count() >= 1


@pytest.mark.parametrize(("school", "email", "replies", "verdict", "clause"), WALKS, ids=[walk[0] for walk in WALKS])
def test_same_question_has_the_answer_of_each_school(
    visit: Callable[..., Any], school: str, email: str, replies: tuple[str, ...], verdict: str, clause: str
) -> None:
    page = visit(**PHONE)
    sign_in(page, email)
    ask(page, school, replies, verdict)
    see_clause(page, clause)


def ask(page: Any, school: str, replies: tuple[str, ...], verdict: str) -> None:
    begin(page, school)
    for said in replies:
        reply(page, said)
    assert verdict in page.inner_text(".handrail-verdict >> nth=0")


def see_clause(page: Any, clause: str) -> None:
    """Follow the link of a clause to its place in the policy."""
    page.locator(f".handrail-why a[href$='#clause-{clause}']").first.click()
    page.wait_for_load_state()
    assert page.locator(f"[id='clause-{clause}']").is_visible()


def test_teacher_asks_the_head_and_sees_the_ruling(visit: Callable[..., Any]) -> None:
    school, email, replies, verdict, clause = RULED
    teacher = visit(**PHONE)
    sign_in(teacher, email)
    ask(teacher, school, replies, verdict)
    asked_at = teacher.url
    see_clause(teacher, clause)
    teacher.goto(asked_at)
    teacher.fill("textarea[name=note]", "It is for the choir.")
    teacher.click("main button:has-text('Ask the headteacher')")
    teacher.wait_for_load_state()
    assert "It waits for the headteacher" in teacher.inner_text("main")
    question = teacher.url

    head = visit(**PHONE)
    sign_in(head, HEAD)
    assert head.locator("main a:has-text('Answer a question')").count() >= 2
    head.goto(question)
    assert "It is for the choir." in head.inner_text("main")
    head.get_by_label("Yes, on conditions", exact=True).check()
    head.fill("textarea[name=conditions]", "Only until the summer concert.")
    head.click("main button:has-text('Make this ruling')")
    head.wait_for_load_state()
    assert "By ruling: yes, on conditions" in head.inner_text("main")

    teacher.goto("/")
    teacher.click("main a:has-text('Your question was answered') >> nth=0")
    teacher.wait_for_load_state()
    assert "Only until the summer concert." in teacher.inner_text("main")
    teacher.goto(asked_at)
    reply(teacher, "17")  # with the agreement in place the policy wants to know more
    shown = teacher.inner_text("main")
    assert "By ruling: yes, on conditions" in shown
    assert "Only until the summer concert." in shown
    assert verdict not in teacher.inner_text(".handrail-verdict >> nth=0")
    assert "Ask the headteacher" not in shown


def test_teacher_signs_after_the_check(visit: Callable[..., Any]) -> None:
    school, email, *_ = RULED
    page = visit(**PHONE)
    sign_in(page, email)
    page.goto("/")
    page.click("main a:has-text('sign the policy') >> nth=0")
    page.wait_for_load_state()
    assert "SHA-256" in page.inner_text("main")
    page.click("main a:has-text('I have read it')")
    page.wait_for_load_state()
    page.get_by_label("I have read").check()
    asked = page.locator("main fieldset").count()
    assert asked >= 2
    explained = 0
    for tried in range(1, 6):  # whoever knows no answer finds it: each wrong one is explained with its clause
        for number in range(asked):
            question = page.locator("main fieldset").nth(number)
            wrong = question.locator(".govuk-error-message")
            if tried == 1 or wrong.count():
                explained += wrong.count()
                assert not wrong.count() or "clause" in wrong.inner_text().lower()
                choices = question.locator("input[type=radio]")
                choices.nth((tried - 1) % choices.count()).check()
        page.click("main button:has-text('Sign the policy')")
        page.wait_for_load_state()
        if "You have signed the policy" in page.inner_text("main"):
            break
    shown = page.inner_text("main")
    assert "You have signed the policy" in shown
    assert explained >= 1
    page.goto("/")
    assert page.locator("main a:has-text('sign the policy')").count() == 0
    page.goto(f"/schools/{school}/policy/sign/check/")
    assert page.locator("main form:has(button:has-text('Sign the policy'))").count() == 0


def test_asking_works_without_script(visit: Callable[..., Any]) -> None:
    page = visit(java_script_enabled=False, **PHONE)
    sign_in(page, WALKS[1][1])
    begin(page, "wrenhollow")
    for said in WALKS[1][2]:
        reply(page, said)
    page.click("main button:has-text('Keep this answer')")
    page.wait_for_load_state()
    assert "Your answer is kept" in page.inner_text("main")
