"""A certificate as a tagged PDF: its words, its tags, and who can have it."""

from __future__ import annotations

from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import enter_sheet, hartest, in_force, publish, sign, with_document

from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.editions import operations as editions
from handrail.web.handbook.signing import printing
from handrail.web.handbook.signing.models import Signature
from handrail.web.people import operations as people
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL


def address(signature: Signature) -> str:
    return f"/schools/ashgrove/policy/signatures/{signature.pk}/pdf/"


def facts(signature: Signature) -> dict[str, str]:
    return dict(printing.words(signature, reading.page(signature.edition).policy)["facts"])


def test_a_certificate_is_a_tagged_pdf_and_the_same_each_time(cast: Cast) -> None:
    with_document(in_force(cast.school))
    signature, browser = sign(cast.ada, cast.school), signed_in(cast.ada)
    assert "Download as PDF" in browser.get(address(signature).removesuffix("pdf/")).content.decode()
    answer = browser.get(address(signature))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="certificate-{signature.signed_on}.pdf"'
    for mark in (b"%PDF-1.7", b"pdfuaid:part", b"/StructTreeRoot", b"/Lang(en-GB)", b"/Marked true"):
        assert mark in answer.content.replace(b"/Lang (", b"/Lang(")
    assert browser.get(address(signature)).content == answer.content


def test_it_says_who_signed_what_and_how(cast: Cast) -> None:
    document = with_document(in_force(cast.school))
    signature = sign(cast.ada, cast.school)
    told = printing.words(signature, reading.page(signature.edition).policy)
    assert told["says"].startswith("Ada Ashby read and signed the social media policy of Ashgrove School on ")
    said = facts(signature)
    assert said["What was signed"] == "Our policy.txt, the school’s own document"
    assert said["SHA-256 of it"] == document.digest
    assert said["Number of this certificate"] == str(signature.pk)
    assert said["How"].startswith("On the screen at ")


def test_it_says_that_the_school_adopted_the_text_or_that_somebody_signed_on_paper(cast: Cast) -> None:
    edition = publish(cast.school, hartest())
    editions.adopt_text(edition=edition, body="governors", adopted_on=clock.today(), by=TERMINAL)
    sam = people.add_person(name="Sam Supply", email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)
    said = facts(enter_sheet(cast.school, sam))
    assert "which the governing body adopted word for word on " in said["What was signed"]
    assert said["How"].startswith("On paper, entered on ")


def test_a_name_is_never_markup(cast: Cast) -> None:
    with_document(in_force(cast.school))
    Person.objects.filter(pk=cast.ada.pk).update(name="#read(sys.inputs.data) *Ada* @x <y>")
    assert signed_in(cast.ada).get(address(sign(cast.ada, cast.school))).content.startswith(b"%PDF-")


def test_it_is_for_its_owner_and_the_leaders(cast: Cast) -> None:
    with_document(in_force(cast.school))
    signature = sign(cast.ada, cast.school)
    people_and_answers = {Role.STAFF: 200, Role.HEAD: 200, Role.CHAIR: 200, Role.VOLUNTEER: 404, Role.PARENT: 404}
    for role, answer in people_and_answers.items():
        assert signed_in(cast.by_role[role]).get(address(signature)).status_code == answer
    assert signed_in(cast.olga).get(address(signature)).status_code == 404
