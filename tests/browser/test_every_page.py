"""Every page in a real browser: axe finds nothing, nothing scrolls sideways at 320 px, the keyboard reaches everything.

320 px wide is also what a window of 1,280 px becomes at a zoom of 400 %. An address that is not in `PAGES` and not in
`NO_PAGE` fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import AXE, sign_in
from tests.browser.house import House

pytestmark = pytest.mark.enable_socket

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEAD, TEACHER, PARENT, VISITOR = "marian.tuckwell@wrenhollow.example", "idris.penhallow@wrenhollow.example", "", None
SCHOOL = "/schools/wrenhollow"
OTHER_HEAD, TRAINING = "desmond.achterberg@saltmarrow.example", "/schools/saltmarrow/policy/training/"
"""Of a school whose policy orders training."""
TRUST_OFFICER, TRUST = "emeka.vantongeren@copperleaf.example", "/trusts/copperleaf"

# Address name: who looks, and at what.
PAGES: dict[str, tuple[str | None, str]] = {
    "home": (HEAD, "/"),
    "people:account": (TEACHER, "/account/"),
    "people:list": (HEAD, f"{SCHOOL}/people/"),
    "people:add": (HEAD, f"{SCHOOL}/people/add/"),
    "people:person": (HEAD, f"{SCHOOL}/people/ > main table a >> nth=3"),
    "people:leaver": (HEAD, f"{SCHOOL}/people/ > main table a >> nth=3 > text=has left"),
    "people:pupils": (TEACHER, f"{SCHOOL}/pupils/"),
    "people:telephone": (HEAD, f"{SCHOOL}/people/ > main table a >> nth=3 > main a:has-text('the telephone number')"),
    "asking:ask": (TEACHER, f"{SCHOOL}/ask/"),
    "asking:question": (TEACHER, f"{SCHOOL}/ask/connect/?with=pupil"),
    "asking:kept": (TEACHER, f"{SCHOOL}/ask/kept/"),
    "asking:kept-answer": (TEACHER, f"{SCHOOL}/ask/kept/ > main .handrail-card a >> nth=0"),
    "asking:delete": (TEACHER, f"{SCHOOL}/ask/kept/ > main .handrail-card a >> nth=-1 > text=Delete this answer"),
    "rulings:list": (HEAD, f"{SCHOOL}/rulings/"),
    "rulings:asked": (HEAD, f"{SCHOOL}/rulings/ > main .handrail-card--waiting a >> nth=0"),
    "rulings:ruling": (HEAD, f"{SCHOOL}/rulings/ > main .handrail-card:not(.handrail-card--waiting) a >> nth=0"),
    "handbook:read": (TEACHER, f"{SCHOOL}/policy/"),
    "people:rosters": (HEAD, f"{SCHOOL}/people/files/"),
    "people:calendar": (TEACHER, f"{SCHOOL}/calendar/"),
    "people:calendar-add": (HEAD, f"{SCHOOL}/calendar/add/"),
    "oversight:record": (HEAD, f"{SCHOOL}/record/"),
    "trust:schools": (TRUST_OFFICER, f"{TRUST}/"),
    "trust:compare": (TRUST_OFFICER, f"{TRUST}/policies/?about=contact"),
    "trust:signatures": (TRUST_OFFICER, f"{TRUST}/signatures/"),
    "trust:health": (TRUST_OFFICER, f"{TRUST}/schools/wrenhollow/"),
    "people:tokens": (HEAD, "/account/tokens/"),
    "handbook:editions": (TEACHER, f"{SCHOOL}/policy/editions/"),
    "handbook:edition": (TEACHER, f"{SCHOOL}/policy/editions/ > main table a >> nth=-1"),
    "handbook:difference": (TEACHER, f"{SCHOOL}/policy/editions/ > text=See what changed >> nth=0"),
    "handbook:publish": (HEAD, f"{SCHOOL}/policy/editions/publish/"),
    "handbook:document": (HEAD, f"{SCHOOL}/policy/editions/ > main table a >> nth=0 > text=Say what people sign"),
    "handbook:sign": (TEACHER, f"{SCHOOL}/policy/sign/"),
    "handbook:check": (TEACHER, f"{SCHOOL}/policy/sign/check/"),
    "handbook:signatures": (HEAD, f"{SCHOOL}/policy/signatures/"),
    "handbook:sheet": (HEAD, f"{SCHOOL}/policy/signatures/sheet/"),
    "handbook:paper": (HEAD, f"{SCHOOL}/policy/signatures/paper/"),
    "handbook:signature": (HEAD, f"{SCHOOL}/policy/signatures/ > main table td a >> nth=0"),
    "handbook:training": (OTHER_HEAD, TRAINING),
    "handbook:training-record": (OTHER_HEAD, f"{TRAINING} > text=Record a training"),
    "handbook:adopt": (HEAD, f"{SCHOOL}/policy/adopt/"),
    "account_login": (VISITOR, "/accounts/login/"),
    "account_logout": (TEACHER, "/accounts/logout/"),
    "account_inactive": (VISITOR, "/accounts/inactive/"),
    "account_reauthenticate": (TEACHER, "/accounts/reauthenticate/"),
    "account_change_password": (TEACHER, "/accounts/password/change/"),
    "account_reset_password": (VISITOR, "/accounts/password/reset/"),
    "account_reset_password_done": (VISITOR, "/accounts/password/reset/done/"),
    "account_reset_password_from_key": (VISITOR, "/accounts/password/reset/key/abc-def-123/"),
    "account_reset_password_from_key_done": (VISITOR, "/accounts/password/reset/key/done/"),
    "mfa_index": (HEAD, "/accounts/2fa/"),
    "mfa_reauthenticate": (HEAD, "/accounts/2fa/reauthenticate/"),
    "mfa_activate_totp": (TEACHER, "/accounts/2fa/totp/activate/ > again"),
    "usersessions_list": (TEACHER, "/accounts/sessions/"),
    "socialaccount_login_cancelled": (VISITOR, "/accounts/oidc/cancelled/"),
    "socialaccount_login_error": (VISITOR, "/accounts/oidc/error/"),
    "openid_connect_login": (VISITOR, "/accounts/oidc/school/login/"),
    "mfa_generate_recovery_codes": (HEAD, "/accounts/2fa/recovery-codes/generate/ > again"),
}
MORE = {
    "a search by words": (TEACHER, f"{SCHOOL}/ask/ > main button:has-text('Ask')"),
    "an answer": (TEACHER, f"{SCHOOL}/ask/connect/?with=pupil&family=no"),
    "an answer with a precedent": (TEACHER, f"{SCHOOL}/ask/connect/?with=parent&family=no&known_personally=yes&age=40"),
    "an answer that depends": (TEACHER, f"{SCHOOL}/ask/connect/?with=pupil&family=%3F"),
    "a long list of contents": (TEACHER, f"{SCHOOL}/ask/post/"),
    "a question answered amiss": (TEACHER, f"{SCHOOL}/ask/connect/?put=with"),
    "a pathway": (TEACHER, f"{SCHOOL}/ask/cyberbullying/?by=pupil&outside_school=no"),
    "a ruling made amiss": (
        HEAD,
        f"{SCHOOL}/rulings/ > main .handrail-card--waiting a >> nth=0 > text=Make this ruling",
    ),
    "a training recorded amiss": (OTHER_HEAD, f"{TRAINING} > text=Record a training > main button"),
    "a policy without training": (TEACHER, f"{SCHOOL}/policy/training/"),
    "what is wrong with a check": (TEACHER, f"{SCHOOL}/policy/sign/check/ > main button"),
    "an error summary": (HEAD, f"{SCHOOL}/people/add/ > main button"),
    "a search": (TEACHER, f"{SCHOOL}/policy/?q=photograph"),
    "a search that finds nothing": (TEACHER, f"{SCHOOL}/policy/?q=xylophone"),
    "the policy in full": (TEACHER, f"{SCHOOL}/policy/?full"),
    "no second step, no token": (TEACHER, "/account/tokens/"),
    "a new token": (HEAD, "/account/tokens/ > token > again"),
    "nobody found": (HEAD, f"{SCHOOL}/people/?q=xylophone"),
    "no such page": (VISITOR, "/nowhere/"),
    "a refusal": (TEACHER, f"{SCHOOL}/people/add/"),
}
NO_PAGE = {
    "handbook:pdf": "is a file",
    "people:token-end": "takes a form alone",
    **dict.fromkeys(
        (
            "api:document",
            "api:read_token",
            "api:list_policies",
            "api:read_policy",
            "api:ask",
            "api:find_pathway",
            "api:list_answers",
            "api:list_rulings",
            "api:list_signatures",
        ),
        "is for programs",
    ),
    "asking:keep": "takes a form alone",
    "asking:send": "takes a form alone",
    "rulings:ask": "takes a form alone",
    "rulings:rule": "takes a form alone",
    "rulings:publish": "takes a form alone",
    "rulings:prolong": "takes a form alone",
    "rulings:end": "takes a form alone",
    "handbook:scan": "is a file",
    "handbook:certificate": "is a file",
    "handbook:training-certificate": "is a file",
    "handbook:training-take-back": "takes a form alone",
    "handbook:document-file": "is a file",
    "people:give-role": "takes a form alone",
    "people:end-role": "takes a form alone",
    "people:calendar-change": "is the page of calendar-add with what is there",
    "people:calendar-remove": "takes a form alone",
    "people:roster": "looked at on the first day (test_first_day)",
    "people:roster-columns": "looked at on the first day (test_first_day)",
    "people:roster-begin": "takes a form alone",
    "people:roster-discard": "takes a form alone",
    "oversight:copy": "is a file",
    "account_set_password": "leads on where there is a password",
    "mfa_authenticate": "seen by every walk of somebody with a second factor",
    "mfa_deactivate_totp": "nobody in the demo may; its page is two lines like the others",
    "mfa_view_recovery_codes": "needs codes, which a test in another process makes",
    "mfa_download_recovery_codes": "is a text file",
    "openid_connect_callback": "is where the provider leads back to",
    "socialaccount_signup": "leads on",
}


def test_every_address_is_looked_at_or_is_no_page() -> None:
    source = "import django; django.setup(); from tests.web.access.matrix import names; print('\\n'.join(names()))"
    told = subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "handrail.web.settings", "HANDRAIL_MODE": "development"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(told.stdout.split()) == set(PAGES) | set(NO_PAGE)


@pytest.fixture(scope="session")
def cookies(chromium: Any, house: House) -> Callable[[str | None], dict[str, Any] | None]:
    """Sign each person in once: a code works once in half a minute."""
    kept: dict[str, dict[str, Any]] = {}

    def state(email: str | None) -> dict[str, Any] | None:
        if email and email not in kept:
            context = chromium.new_context(base_url=house.address)
            sign_in(context.new_page(), email)
            kept[email] = context.storage_state()
            context.close()
        return kept[email] if email else None

    return state


def go(page: Any, way: str) -> None:
    """Walk to a page: an address, then what is to be clicked; `again` shows once more who one is."""
    address, *clicks = way.split(" > ")
    page.goto(address)
    for click in clicks:
        if click == "token":
            page.fill("input[name=name]", "A program")
            page.check("input[name=scopes] >> nth=0")
            page.click("main button:has-text('Make a token')")
        elif click != "again":
            page.click(click)
        elif "reauthenticate" in page.url:
            if "2fa/reauthenticate" in page.url:
                page.click("text=Use your password instead")
            page.fill("input[name=password]", "seven odd otters juggle")
            page.click("main button:has-text('Go on')")
        page.wait_for_load_state()


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_page_is_for_everybody(
    name: str, visit: Callable[..., Any], cookies: Callable[[str | None], dict[str, Any] | None]
) -> None:
    who, way = {**PAGES, **MORE}[name]
    page = visit(storage_state=cookies(who), viewport={"width": 1280, "height": 900})
    go(page, way)
    assert axe_faults(page) == []
    assert keyboard_faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert axe_faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"scrolls {wide} px sideways"


def axe_faults(page: Any) -> list[str]:
    """Give what axe finds."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)["violations"]
    return [f"{fault['id']}: {json.dumps(fault['nodes'][0]['html'])[:200]}" for fault in found]


def keyboard_faults(page: Any) -> list[str]:
    """Tab through the first forty stops: each shows where one is, and no control of the first screens is left out."""
    page.evaluate("document.body.focus()")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const at = document.activeElement; if (!at || at === document.body) return null;
            const style = getComputedStyle(at), box = at.getBoundingClientRect();
            const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            return [at.tagName + '#' + at.id + ' ' + at.textContent.trim().slice(0, 30), shown, box.width > 0] }"""
        )
        if stop is None or (stops and stop[0] == stops[0][0] and len(stops) > 2):
            break
        stops.append(stop)
    wanted = page.evaluate(
        "() => document.querySelectorAll('a[href], button:not([hidden]), input:not([type=hidden]), select').length > 0"
    )
    faults = [f"no focus to be seen on {name}" for name, shown, drawn in stops if not shown and drawn]
    return faults if stops or not wanted else ["the keyboard reaches nothing"]
