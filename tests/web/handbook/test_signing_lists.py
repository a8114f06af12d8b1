"""Who has signed and who is missing, and what was signed on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import SCAN, enter_sheet, in_force, sign, to_sign, with_document

from handrail.web import clock
from handrail.web.handbook.signing import operations, queries
from handrail.web.handbook.signing.models import Signature
from handrail.web.ledger import telling
from handrail.web.ledger.models import Entry
from handrail.web.people import operations as people
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

WAY = "/schools/ashgrove/policy/signatures/"


@pytest.fixture
def sam(cast: Cast) -> Person:
    """Somebody on supply, without a mailbox."""
    with_document(in_force(cast.school))
    return people.add_person(name="Sam Supply", email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)


def test_the_list_says_who_is_missing_by_group(cast: Cast, sam: Person) -> None:
    sign(cast.ada, cast.school)
    browser = signed_in(cast.carol)
    page = browser.get(WAY).content.decode()
    asked = len(queries.signers(to_sign(cast.school)))
    assert f"1 of {asked} have signed" in page
    assert "certificate of Ada Ashby" in page
    assert "No mailbox: use a sheet of paper" in page
    assert "Olga Other" not in page
    assert "Eve Ended" not in page
    only = browser.get(f"{WAY}?missing=on").content.decode()
    assert "Ada Ashby" not in only
    governors = browser.get(f"{WAY}?group=governors").content.decode()
    assert "Person governor" in governors
    assert "Sam Supply" not in governors


def test_the_list_says_that_there_is_nothing_to_sign(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    for page in ("", "sheet/", "paper/"):
        assert "nothing to sign yet" in browser.get(f"{WAY}{page}").content.decode()


def test_a_sheet_is_printed_signed_and_entered(cast: Cast, sam: Person) -> None:
    browser = signed_in(cast.carol)
    page = browser.get(f"{WAY}sheet/").content.decode()
    assert "Sam Supply" in page
    assert with_document(in_force(cast.school)).digest in page
    sent = {"people": [str(sam.pk)], "signed_on": clock.today().isoformat(), "scan": SimpleUploadedFile("a.pdf", SCAN)}
    assert browser.post(f"{WAY}paper/", sent).status_code == 302
    signature = Signature.objects.get(school=cast.school, person=sam)
    assert signature.entered_by == cast.carol
    certificate = browser.get(f"{WAY}{signature.pk}/").content.decode()
    assert "On paper, entered by Carol Cross" in certificate
    assert browser.get(f"{WAY}{signature.pk}/scan/").content == SCAN
    entries = list(Entry.objects.filter(kind__startswith="signing.").order_by("n"))
    told = [one.sentence for one in telling.tell(entries, school=cast.school)]
    day = f"{clock.today().day} {clock.today():%B %Y}"
    assert told == [
        f"Carol Cross entered a sheet that 1 people signed on paper on {day}.",
        f"Carol Cross entered that Sam Supply signed the policy on paper on {day}.",
    ]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"people": []}, "Tick everybody who signed"),
        ({"signed_on": ""}, "Enter the day"),
        ({"signed_on": "2090-01-01"}, "still to come"),
        ({"scan": b"plain words"}, "Send a PDF, PNG or JPEG file"),
        ({"scan": b"\x00\xff"}, "Send a PDF, PNG or JPEG file"),
        ({"scan": None}, "Choose the scan"),
    ],
)
def test_a_sheet_that_is_not_complete_is_not_entered(
    cast: Cast, sam: Person, wrong: dict[str, object], says: str
) -> None:
    sent = {"people": [str(sam.pk)], "signed_on": clock.today().isoformat(), "scan": SCAN, **wrong}
    if isinstance(sent["scan"], bytes):
        sent["scan"] = SimpleUploadedFile("a.pdf", sent["scan"])
    given = {name: value for name, value in sent.items() if value is not None}
    assert says in signed_in(cast.carol).post(f"{WAY}paper/", given).content.decode()
    assert not Signature.objects.filter(school=cast.school).exists()


def test_nobody_enters_themselves_or_somebody_who_has_signed(cast: Cast, sam: Person) -> None:
    to = to_sign(cast.school)
    enter_sheet(cast.school, sam)
    for person in (cast.carol, sam, cast.pat):
        with pytest.raises(operations.NotAsked):
            operations.enter_sheet(to=to, content=SCAN, signed_on=clock.today(), people=[person.pk], by=cast.carol)


def test_the_scan_is_for_the_leaders(cast: Cast, sam: Person) -> None:
    signature = enter_sheet(cast.school, sam)
    assert signed_in(cast.ada).get(f"{WAY}{signature.pk}/scan/").status_code == 403
    assert signed_in(cast.carol).get(f"{WAY}{sign(cast.ada, cast.school).pk}/scan/").status_code == 404


def test_somebody_who_comes_later_is_asked_from_then_on(cast: Cast, sam: Person) -> None:
    with clock.frozen(clock.now() + timedelta(days=40)):
        people.add_person(name="Late Larch", email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)
        since = {one.name: one.asked_since for one in queries.missing(to_sign(cast.school))}
        assert since["Late Larch"] - since["Sam Supply"] == timedelta(days=40)
