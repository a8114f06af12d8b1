"""What must not be possible, one small try each. `test_mutations` shows that each guard is held by one of them.

The matrix says the same for every address; here it is short enough to be run for each guard that is taken away.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.web.access import handbook_probes, signing_probes
from tests.web.access.asking import faults
from tests.web.access.matrix import ROWS, make_period, make_roster, make_token
from tests.web.cast import Cast, make_person, make_school, signed_in
from tests.web.handbook.making import in_force, with_document

from handrail import policies
from handrail.web import clock
from handrail.web.handbook import operations as handbook
from handrail.web.handbook.editions import operations as editions
from handrail.web.people import operations
from handrail.web.people.calendar import operations as calendar
from handrail.web.people.models import Holding, Person, Pupil
from handrail.web.people.refusals import Refused
from handrail.web.people.roles import Role
from handrail.web.people.rosters import operations as rosters
from handrail.web.people.rosters.planning.steps import Plan
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens import operations as tokens

Probe = Callable[[Cast], None]


class Undo(Exception):
    """Takes back what a probe did."""


def refused(deed: Callable[[], object]) -> None:
    """Insist that an operation is refused, and take back what it did if it was not."""
    try:
        with transaction.atomic():
            deed()
            raise Undo
    except Refused:
        return
    except Undo:
        raise AssertionError("it was done") from None


def _operation(deed: Callable[[Cast], object]) -> Probe:
    return lambda cast: refused(lambda: deed(cast))


def _page(name: str, *roles: str) -> Probe:
    """Put one address to those roles of both schools, and compare with the matrix."""

    def probe(cast: Cast) -> None:
        row = next(row for row in ROWS if row.name == name)
        browsers = {role: signed_in(cast.by_role[role]) for role in roles}
        found = list(faults(cast, [row], browsers, methods=("GET", "POST")))
        assert not found, found

    return probe


def _text() -> str:
    return policies.find("bentilee").read_text(encoding="utf-8") + "\n# another edition\n"


def _pupil(cast: Cast) -> Pupil:
    return Pupil.objects.get(school=cast.school, given_name="Noor")


def _volunteering(cast: Cast) -> Holding:
    return Holding.objects.get(person=cast.by_role[Role.VOLUNTEER])


def _visitor_sees_nothing(cast: Cast) -> None:
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 302, response.status_code
    assert response.headers["Location"].startswith("/accounts/login/")


def _sending_needs_a_token(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert browser.post(reverse("account_login"), {"login": "x", "password": "y"}).status_code == 403


def _headers_are_there(cast: Cast) -> None:
    for path in ("/accounts/login/", "/nowhere/"):
        assert "default-src 'none'" in Client().get(path).headers.get("Content-Security-Policy", "")


def _long_absence_signs_out(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert browser.get("/").status_code == 200
    with clock.frozen(clock.now() + timedelta(minutes=62)):
        assert browser.get("/").status_code == 302


def _privileged_role_needs_second_factor(cast: Cast) -> None:
    try:
        with transaction.atomic():
            newcomer = make_person("Nell New", cast.school, Role.DSL, enrolled=False)
            response = signed_in(newcomer).get("/")
            assert response.headers.get("Location") == reverse("mfa_activate_totp"), response.status_code
            raise Undo
    except Undo:
        return


def _changes_need_a_fresh_sign_in(cast: Cast) -> None:
    """Half an hour after signing in, each of these asks once more before anything is changed."""
    browser, somebody = signed_in(cast.carol), cast.by_role[Role.VOLUNTEER]
    held = _volunteering(cast)
    tries = {
        reverse("people:add", args=["ashgrove"]): {"name": "Zoe Zed", "email": "", "role": "staff"},
        reverse("people:give-role", args=["ashgrove", somebody.pk]): {"role": "staff"},
        reverse("people:end-role", args=["ashgrove", held.pk]): {},
        reverse("people:leaver", args=["ashgrove", somebody.pk]): {},
        reverse("people:telephone", args=["ashgrove", somebody.pk]): {"telephone": "01632 960 999"},
        reverse("handbook:adopt", args=["ashgrove"]): {"policy": "bentilee@2023-03"},
        reverse("handbook:publish", args=["ashgrove"]): {"policy": "hartest@2020-01", "since": "2090-01-01"},
        reverse("handbook:document", args=["ashgrove", in_force(cast.school).pk]): {
            "sort": "text",
            "body": "head",
            "adopted_on": "2020-01-01",
        },
        reverse("people:roster-begin", args=["ashgrove", make_roster(cast.school).pk]): {},
    }
    tries[reverse("oversight:copy", args=["ashgrove"])] = {}
    tries[reverse("people:tokens")] = {"name": "A program", "scopes": ["ask"], "days": "30"}
    with clock.frozen(clock.now() + timedelta(minutes=30)):
        for url, sent in tries.items():
            with transaction.atomic():
                goal = browser.post(url, sent).headers.get("Location", "")
                transaction.set_rollback(True)
            assert "reauthenticate" in goal, (url, goal)


def _leaver_is_out(cast: Cast) -> None:
    assert cast.eve is not None
    assert signed_in(cast.eve).get("/").status_code == 302


def _parent_sees_only_own_children(cast: Cast) -> None:
    page = signed_in(cast.pat).get(reverse("people:pupils", args=["ashgrove"])).content.decode()
    assert "Kit Canary" in page
    assert "Noor Nother" not in page


def _nobody_changes_own_roles(cast: Cast) -> None:
    refused(lambda: operations.give_role(person=cast.carol, role=Role.DSL, school=cast.school, by=cast.carol))


def _other_school_is_not_listed(cast: Cast) -> None:
    page = signed_in(cast.carol).get(reverse("people:list", args=["ashgrove"])).content.decode()
    assert "Carol Cross" in page
    assert "Olga Other" not in page


def _roles_elsewhere_are_not_told(cast: Cast) -> None:
    """Somebody who works at two schools is known at each for what they do there, and who left one is not listed."""
    with suppress(Undo), transaction.atomic():
        both, gone = (make_person(name, cast.school, Role.STAFF) for name in ("Bo Both", "Lee Left"))
        for person in (both, gone):
            operations.give_role(person=person, role=Role.GOVERNOR, school=cast.other, by=TERMINAL)
        left = clock.today() - timedelta(days=1)
        Holding.objects.filter(person=gone, school=cast.school).update(since=left - timedelta(days=9), until=left)
        browser = signed_in(cast.carol)
        page = browser.get(reverse("people:person", args=["ashgrove", both.pk])).content.decode()
        shown = '<h3 class="govuk-heading-s">{}</h3>'
        assert shown.format(Role.STAFF.label) in page
        assert shown.format(Role.GOVERNOR.label) not in page
        listed = browser.get(reverse("people:list", args=["ashgrove"]) + "?q=Le").content.decode()
        assert "Lee Left" not in listed
        raise Undo


def _tokens_of_others_are_not_listed(cast: Cast) -> None:
    token = make_token(cast)
    listed = signed_in(cast.carol).get(reverse("people:tokens")).content.decode()
    assert token.name not in listed
    owner = signed_in(cast.by_role[Role.DATA_PROTECTION_LEAD])
    assert token.name in owner.get(reverse("people:tokens")).content.decode()


def _other_schools_rows_are_not_there(cast: Cast) -> None:
    """An id of the other school, put into an address of one's own, leads nowhere."""
    browser, theirs = signed_in(cast.carol), Holding.objects.get(person=cast.oscar)
    person_page = reverse("people:person", args=["ashgrove", theirs.person_id])
    assert browser.get(person_page).status_code == 404
    with_document(in_force(cast.other))
    for name in ("edition", "document", "document-file"):
        row = in_force(cast.other)
        assert browser.get(reverse(f"handbook:{name}", args=["ashgrove", row.pk])).status_code == 404
    for name, row in (("roster", make_roster(cast.other)), ("calendar-change", make_period(cast.other))):
        assert browser.get(reverse(f"people:{name}", args=["ashgrove", row.pk])).status_code == 404
    with transaction.atomic():
        status = browser.post(reverse("people:end-role", args=["ashgrove", theirs.pk])).status_code
        transaction.set_rollback(True)
    assert status == 404


def _policy_is_that_of_the_school(cast: Cast) -> None:
    """A newer edition at the other school does not show here."""
    text = policies.find("hartest").read_text(encoding="utf-8")
    try:
        with transaction.atomic():
            handbook.adopt(school=cast.other, text=text, name="2020-01", by=TERMINAL, since=clock.today())
            page = signed_in(cast.ada).get(reverse("handbook:read", args=["ashgrove"])).content.decode()
            assert "Hartest" not in page
            assert "Social Networking Protocol" in page
            raise Undo
    except Undo:
        return


def _other_trust_is_not_there(cast: Cast) -> None:
    """Another trust looks like none at all, and so does a school of it under one's own trust."""
    browser = signed_in(cast.by_role[Role.TRUST_OFFICER])
    with transaction.atomic():
        make_school("Zelkova School", operations.make_trust(name="Zelkova Trust", slug="zelkova", by=TERMINAL))
        addresses = (("schools", ["zelkova"]), ("health", ["alder", "zelkova"]))
        answers = [browser.get(reverse(f"trust:{name}", args=args)).status_code for name, args in addresses]
        transaction.set_rollback(True)
    assert answers == [404, 404], answers


STAFF = Role.STAFF
PROBES: dict[str, Probe] = {
    "visitor": _visitor_sees_nothing,
    "token": _sending_needs_a_token,
    "headers": _headers_are_there,
    "absence": _long_absence_signs_out,
    "second factor": _privileged_role_needs_second_factor,
    "fresh sign-in": _changes_need_a_fresh_sign_in,
    "leaver": _leaver_is_out,
    "own children": _parent_sees_only_own_children,
    "own roles": _nobody_changes_own_roles,
    "not listed": _other_school_is_not_listed,
    "roles elsewhere": _roles_elsewhere_are_not_told,
    "tokens of others": _tokens_of_others_are_not_listed,
    "other rows": _other_schools_rows_are_not_there,
    "own policy": _policy_is_that_of_the_school,
    "add": _operation(lambda c: operations.add_person(name="Z", email=None, school=c.school, role=STAFF, by=c.ada)),
    "give": _operation(
        lambda c: operations.give_role(person=c.by_role[Role.PARENT], role=STAFF, school=c.school, by=c.ada)
    ),
    "give DSL": _operation(
        lambda c: operations.give_role(
            person=c.ada, role=Role.DSL, school=c.school, by=c.by_role[Role.IT_ADMINISTRATOR]
        )
    ),
    "give trust": _operation(
        lambda c: operations.give_role(person=c.ada, role=Role.TRUST_OFFICER, school=c.school, by=c.carol)
    ),
    "end": _operation(lambda c: operations.end_role(holding=_volunteering(c), by=c.ada)),
    "end trust": _operation(
        lambda c: operations.end_role(holding=Holding.objects.get(person=c.by_role[Role.TRUST_OFFICER]), by=c.carol)
    ),
    "leave": _operation(lambda c: operations.record_leaver(person=_without_roles_here(c), school=c.school, by=c.ada)),
    "leave DSL": _operation(
        lambda c: operations.record_leaver(
            person=c.by_role[Role.DSL], school=c.school, by=c.by_role[Role.IT_ADMINISTRATOR]
        )
    ),
    "telephone": _operation(
        lambda c: operations.change_telephone(person=c.carol, telephone="1", school=c.school, by=c.ada)
    ),
    "year": _operation(lambda c: operations.add_year_group(school=c.school, number=9, name="Year 9", by=c.ada)),
    "pupil": _operation(lambda c: operations.add_pupil(school=c.school, given_name="A", family_name="B", by=c.ada)),
    "carer": _operation(lambda c: operations.add_carer(pupil=_pupil(c), person=_parent(c), relation="aunt", by=c.ada)),
    "adopt": _operation(lambda c: handbook.adopt(school=c.school, text=_text(), name="x", by=c.ada)),
    "publish": _operation(
        lambda c: editions.publish(school=c.school, text=_text(), name="x", since=clock.today(), by=c.ada)
    ),
    "add document": _operation(
        lambda c: editions.add_document(edition=in_force(c.school), content=b"x", name="x", text="x", by=c.ada)
    ),
    "adopt text": _operation(
        lambda c: editions.adopt_text(edition=in_force(c.school), body="head", adopted_on=clock.today(), by=c.ada)
    ),
    "send a file": _operation(lambda c: rosters.receive(school=c.school, sort="staff", content=b"x", by=c.ada)),
    "plan": _operation(
        lambda c: rosters.keep_plan(
            roster=make_roster(c.school), plan=Plan(), chosen={}, lists_everybody=False, by=c.ada
        )
    ),
    "begin": _operation(lambda c: rosters.begin(roster=make_roster(c.school), by=c.ada)),
    "write": _operation(lambda c: rosters.write_part(part=make_roster(c.school).parts.get(), steps=[], by=c.ada)),
    "discard": _operation(lambda c: rosters.discard(roster=make_roster(c.school), by=c.ada)),
    "term": _operation(
        lambda c: calendar.add_period(
            school=c.school, sort="inset", name="INSET", first=clock.today(), last=clock.today(), by=c.ada
        )
    ),
    "move term": _operation(
        lambda c: calendar.change_period(
            period=make_period(c.school), sort="term", name="Z", first=clock.today(), last=clock.today(), by=c.ada
        )
    ),
    "remove term": _operation(lambda c: calendar.remove_period(period=make_period(c.school), by=c.ada)),
    "people:rosters": _page("people:rosters", Role.STAFF),
    "people:roster": _page("people:roster", Role.STAFF),
    "people:calendar-add": _page("people:calendar-add", Role.STAFF),
    "people:calendar-change": _page("people:calendar-change", Role.STAFF),
    "people:list": _page("people:list", Role.VOLUNTEER, Role.STAFF),
    "people:add": _page("people:add", Role.STAFF),
    "people:person": _page("people:person", Role.VOLUNTEER, Role.STAFF),
    "people:give-role": _page("people:give-role", Role.STAFF, Role.VOLUNTEER),
    "people:end-role": _page("people:end-role", Role.STAFF, Role.VOLUNTEER),
    "people:telephone": _page("people:telephone", Role.STAFF, Role.VOLUNTEER),
    "people:leaver": _page("people:leaver", Role.STAFF, Role.VOLUNTEER),
    "people:pupils": _page("people:pupils", Role.GOVERNOR, Role.STAFF, Role.PARENT),
    "handbook:adopt": _page("handbook:adopt", Role.STAFF),
    **signing_probes.probes(_operation, _page),
    "handbook:publish": _page("handbook:publish", Role.STAFF),
    "handbook:document": _page("handbook:document", Role.STAFF),
    "handbook:document-file": _page("handbook:document-file", Role.STAFF),
    "handbook:edition": _page("handbook:edition", Role.STAFF),
    "handbook:read": _page("handbook:read", Role.STAFF),
    "trust:schools": _page("trust:schools", Role.HEAD, Role.TRUST_OFFICER),
    "other trust": _other_trust_is_not_there,
    "make token": _operation(lambda c: tokens.make_token(name="x", scopes=["ask"], days=1, by=c.ada)),
    "end token": _operation(lambda c: tokens.end_token(token=make_token(c), by=c.carol)),
    "people:tokens": _page("people:tokens", Role.STAFF),
    "people:token-end": _page("people:token-end", Role.HEAD, Role.DATA_PROTECTION_LEAD),
}


PROBES |= handbook_probes.probes(_operation)


def _without_roles_here(cast: Cast) -> Person:
    """Give somebody who holds nothing at this school: no guard but the operation's own can refuse."""
    assert cast.oscar is not None
    return cast.oscar


def _parent(cast: Cast) -> Person:
    """Give somebody who is a parent here already, so that no role has to be given."""
    return cast.pat
