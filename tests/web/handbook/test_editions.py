"""Editions: published from a day on, never changed, compared word by word, with what people sign beside them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import WORDS, hartest, in_force, publish, with_document

from handrail.engine import Policy, loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.editions import filing, operations, queries, rules, uploads
from handrail.web.handbook.editions.difference import compare
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.ledger.models import Entry
from handrail.web.people.terminal import TERMINAL

WAY = "/schools/ashgrove/policy/editions/"
FRIDAY, MONDAY = datetime(2031, 11, 7, 12, tzinfo=UTC), date(2031, 11, 10)


def test_an_edition_begins_on_its_day(cast: Cast) -> None:
    with clock.frozen(FRIDAY) as hands:
        now = publish(cast.school, hartest())
        coming = publish(cast.school, hartest(ban_until=19), MONDAY)
        assert in_force(cast.school) == now
        hands.advance(timedelta(days=3))
        assert in_force(cast.school) == coming
        assert Edition.objects.filter(school=cast.school).in_force(FRIDAY.date()) == now


def test_no_edition_begins_on_a_day_that_is_over(cast: Cast) -> None:
    with pytest.raises(operations.DayIsOver):
        publish(cast.school, hartest(), clock.today() - timedelta(days=1))


@pytest.mark.parametrize("field", ["text", "digest", "since", "name"])
def test_a_published_edition_never_changes(cast: Cast, field: str) -> None:
    edition = in_force(cast.school)
    value = date(2020, 1, 1) if field == "since" else "other"
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(school=cast.school, pk=edition.pk).update(**{field: value})
    with_document(edition)
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(school=cast.school).update(text="other")


def test_one_clause_changes_and_nothing_else() -> None:
    before, after = (reading._draw(hartest(ban_until=age)) for age in (18, 19))
    (change,) = compare(before, after)
    assert (change.id, change.sort, change.orders_differently) == ("terms.8", "changed", True)
    assert [(piece.sort, piece.text) for piece in change.pieces][-2:] == [("gone", "18."), ("added", "19.")]
    assert ["below 18" in " ".join(rule.lines) for rule in change.before] == [True]
    assert ["below 19" in " ".join(rule.lines) for rule in change.after] == [True]


def test_clauses_that_come_and_go_are_told() -> None:
    head, _, rest = hartest().partition('[[clause]]\nid = "terms.9"')
    without = head + rest[rest.index("[[clause]]") :]
    full, less = reading._draw(hartest()), reading._draw(without)
    assert [(one.id, one.sort) for one in compare(less, full)] == [("terms.9", "added")]
    assert [(one.id, one.sort) for one in compare(full, less)] == [("terms.9", "gone")]


def test_wording_alone_is_not_material() -> None:
    before, after = reading._draw(hartest()), reading._draw(hartest(reworded=True))
    (change,) = compare(before, after)
    assert not change.orders_differently
    assert rules.changed(before.policy, after.policy) == ()
    assert rules.fingerprint(before.policy) == rules.fingerprint(after.policy)


def test_order_word_and_topic_of_rules_are_not_material() -> None:
    same = hartest().replace('word = "no staff member should"', 'word = "must not"')
    assert rules.fingerprint(policy(same)) == rules.fingerprint(policy(hartest()))
    assert rules.fingerprint(policy(hartest(ban_until=19))) != rules.fingerprint(policy(hartest()))


def policy(text: str) -> Policy:
    return loads(text, laws=laws())


def test_pages_show_history_changes_and_the_document(cast: Cast) -> None:
    first = publish(cast.school, hartest())
    second = publish(cast.school, hartest(ban_until=19), clock.today() + timedelta(days=3))
    with_document(first)
    browser = signed_in(cast.ada)
    page = browser.get(WAY).content.decode()
    assert page.count(">In force<") == 1
    assert page.count("No longer in force") == 1
    assert "To come" in page
    assert "Our policy.txt" in page
    changes = browser.get(f"{WAY}{second.pk}/changes/").content.decode()
    assert "Clause terms.8" in changes
    assert "</span>19.</ins>" in changes
    shown = browser.get(f"{WAY}{first.pk}/").content.decode()
    assert "Staff do not follow pupils." in shown
    assert with_document(first).digest in shown
    file = browser.get(f"{WAY}{first.pk}/document/file/")
    assert file.content == WORDS.encode()
    assert "attachment" in file.headers["Content-Disposition"]
    assert "sandbox" in file.headers["Content-Security-Policy"]
    assert browser.get(f"{WAY}{second.pk}/document/file/").status_code == 404


def test_the_first_edition_has_nothing_to_compare_with(cast: Cast) -> None:
    assert signed_in(cast.ada).get(f"{WAY}{in_force(cast.school).pk}/changes/").status_code == 404


def test_a_broken_policy_file_lists_all_that_is_wrong(cast: Cast) -> None:
    broken = hartest().replace('with = "former-pupil"', 'with = "old-boy"').replace('on = "name-employer"', 'on = "x"')
    file = SimpleUploadedFile("policy.toml", broken.encode())
    page = signed_in(cast.carol).post(f"{WAY}publish/", {"file": file, "since": clock.today().isoformat()})
    said = page.content.decode()
    assert said.count("HR105") > 2
    assert "old-boy" in said
    assert Edition.objects.filter(school=cast.school).count() == 1


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"since": "2090-01-01"}, "Choose a file or a policy"),
        ({"policy": "hartest@2020-01", "since": "2020-01-01"}, "Enter today or a later day"),
        ({"policy": "hartest@2020-01"}, "Enter the day from which"),
        ({"file": b"\xff\xfe", "since": "2090-01-01"}, "not plain text"),
    ],
)
def test_publishing_says_what_is_missing(cast: Cast, sent: dict[str, object], says: str) -> None:
    data = {name: SimpleUploadedFile("x", v) if isinstance(v, bytes) else v for name, v in sent.items()}
    page = signed_in(cast.carol).post(f"{WAY}publish/", data)
    assert says in page.content.decode()


def test_a_head_publishes_and_says_what_people_sign(cast: Cast) -> None:
    browser, day = signed_in(cast.carol), clock.today().isoformat()
    file = SimpleUploadedFile("policy.toml", hartest(ban_until=19).encode())
    away = browser.post(f"{WAY}publish/", {"file": file, "since": day}).headers["Location"]
    word = SimpleUploadedFile("../Our policy.docx", docx("Staff &amp; governors", "Second line"))
    assert browser.post(away, {"sort": "file", "file": word}).status_code == 302
    document = Document.objects.get(school=cast.school)
    assert (document.name, document.text) == ("Our policy.docx", "Staff & governors\nSecond line")
    assert document.added_by == cast.carol
    kinds = Entry.objects.filter(kind__startswith="editions.").values_list("kind", flat=True)
    assert list(kinds) == ["editions.document-added"]
    assert "It is said already" in browser.get(away).content.decode()
    with pytest.raises(operations.HasDocument):
        operations.adopt_text(edition=document.edition, body="head", adopted_on=clock.today(), by=TERMINAL)


def test_a_built_in_text_is_signed_only_once_it_is_adopted(cast: Cast) -> None:
    browser, edition = signed_in(cast.carol), in_force(cast.school)
    assert queries.document_of(edition) is None
    way, today = f"{WAY}{edition.pk}/document/", clock.today()
    page = browser.post(way, {"sort": "text"}).content.decode()
    assert "Choose who adopted the text" in page
    assert "Enter the day on which it was adopted" in page
    late = {"sort": "text", "body": "governors", "adopted_on": (today + timedelta(days=1)).isoformat()}
    assert "still to come" in browser.post(way, late).content.decode()
    assert browser.post(way, {**late, "adopted_on": today.isoformat()}).status_code == 302
    shown = browser.get(f"{WAY}{edition.pk}/").content.decode()
    assert "The governing body adopted it word for word" in shown
    assert "as Carol Cross recorded" in shown


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 ...", "Paste the words of the document"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"PK\x03\x04 nothing", "not a Word document"),
        (b"\x00\x01", "neither a PDF"),
        (b"x" * (uploads.MOST_BYTES + 1), "larger than 10 MB"),
    ],
    ids=["pdf", "picture", "zip", "binary", "large"],
)
def test_a_document_that_cannot_be_read_is_refused(cast: Cast, content: bytes, says: str) -> None:
    way = f"{WAY}{in_force(cast.school).pk}/document/"
    page = signed_in(cast.carol).post(way, {"sort": "file", "file": SimpleUploadedFile("a.pdf", content)})
    assert says in page.content.decode()
    assert not Document.objects.filter(school=cast.school).exists()


def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(cast: Cast) -> None:
    digest = filing.keep(b"the words that were signed")
    assert filing.keep(b"the words that were signed") == digest
    place = filing._place(digest)
    place.chmod(0o600)
    place.write_bytes(b"other words")
    with pytest.raises(filing.FileIsDamaged):
        filing.read(digest)
    place.unlink()


def test_database_knows_no_other_sort_of_document(cast: Cast) -> None:
    edition = in_force(cast.school)
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.create(
            school=cast.school, edition=edition, sort="file", digest="0" * 64, added_at=clock.now(), text=""
        )
    assert connection.is_usable()


def docx(*paragraphs: str) -> bytes:
    """Make a small Word document."""
    packed = io.BytesIO()
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>' for words in paragraphs)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def test_an_edition_comes_as_a_tagged_pdf_and_its_words_are_no_markup(cast: Cast) -> None:
    text = hartest().replace("Staff keep no pupil", "#read(sys.inputs.data) *Staff* keep no pupil", 1)
    edition = publish(cast.school, text)
    answer = signed_in(cast.ada).get(f"{WAY}{edition.pk}/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in answer.content
    assert b"/StructTreeRoot" in answer.content
    assert signed_in(cast.ada).get(f"{WAY}{edition.pk}/pdf/").content == answer.content
