"""The record: what happened, told in sentences to the head and the data protection lead, and a copy that verifies."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction
from django.urls import reverse
from tests.web.cast import Cast, signed_in

from handrail.cli import main
from handrail.web import clock
from handrail.web.ledger.models import Entry
from handrail.web.ledger.operations import Deed, record, record_each
from handrail.web.oversight import operations
from handrail.web.people.models import Person
from handrail.web.people.refusals import Refused
from handrail.web.people.roles import Role


def page(cast: Cast, role: str = Role.HEAD, **sought: str) -> str:
    answer = signed_in(cast.by_role[role]).get(reverse("oversight:record", args=[cast.school.slug]), sought)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_head_reads_what_happened_in_sentences(cast: Cast) -> None:
    shown = page(cast)
    assert f"{cast.carol.name} gave" not in shown
    assert "Handrail added Ada Ashby." in shown
    assert "Handrail gave Ben Birch the role: Second reader, from" in shown
    assert "Carol Cross read the record of what happened." in shown


def test_the_record_is_narrowed_down_by_person_area_and_day(cast: Cast) -> None:
    shown = page(cast, who="ashby", area="people")
    assert "Handrail added Ada Ashby." in shown
    assert "Ben Birch" not in shown
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert "Nothing in the record fits that." in page(cast, since=tomorrow)
    assert "Enter a date like" in page(cast, since="yesterday")


def test_a_person_who_is_gone_is_told_as_gone(cast: Cast) -> None:
    somebody = Person.objects.create(name="Nora Never", email="nora@ashgrove.example")
    with transaction.atomic():
        record("people.person-added", by=somebody, about=somebody, school=cast.school)
    somebody.delete()
    gone = "somebody who is no longer on record"
    assert f"{gone} added {gone}." in page(cast)


def test_an_entry_of_an_unknown_kind_is_not_hidden(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from handrail.web.ledger import kinds

    monkeypatch.setattr(kinds, "_kinds", {k: v for k, v in kinds._kinds.items() if k != "people.person-added"})
    assert "this version of Handrail has no words for (people.person-added)" in page(cast)


def test_a_long_record_is_read_page_by_page(cast: Cast) -> None:
    with transaction.atomic():
        record_each("people.person-added", [Deed(cast.ada)] * 70, by=cast.carol, school=cast.school)
    first = page(cast)
    assert first.count("Carol Cross added Ada Ashby.") == 49
    (older,) = re.findall(r'href="\?(before=\d+)"', first)
    second = page(cast, **dict([older.split("=")]))
    assert second.count("Carol Cross added Ada Ashby.") == 21


def test_names_are_escaped(cast: Cast) -> None:
    Person.objects.filter(pk=cast.ada.pk).update(name="<script>alert(1)</script>")
    assert "<script>alert" not in page(cast)


def test_reading_is_recorded_once_a_day(cast: Cast) -> None:
    for _ in range(3):
        page(cast)
        page(cast, Role.DATA_PROTECTION_LEAD)
    assert Entry.objects.filter(kind="oversight.record-read").count() == 2


def test_another_school_s_entries_are_not_in_it(cast: Cast) -> None:
    assert "Olga Other" not in page(cast)


def test_who_may_not_read_may_not_take_a_copy_either(cast: Cast) -> None:
    with pytest.raises(Refused):
        operations.take_copy(school=cast.school, by=cast.ada)
    assert not Entry.objects.filter(kind="ledger.exported").exists()


def test_a_copy_verifies_and_ends_with_its_own_taking(cast: Cast, tmp_path: Path) -> None:
    answer: Any = signed_in(cast.carol).post(reverse("oversight:copy", args=[cast.school.slug]))
    assert answer.status_code == 200
    file = tmp_path / "copy.jsonl"
    file.write_bytes(b"".join(answer.streaming_content))
    result = CliRunner().invoke(main, ["verify-ledger", str(file)])
    assert result.exit_code == 0, result.output
    assert "ledger.exported" in file.read_text().splitlines()[-1]
    assert "Ashby" not in file.read_text()


def test_the_page_says_when_nobody_signs(cast: Cast) -> None:
    assert "has not been checked and signed in the last three hours" in page(cast)


def test_a_long_record_takes_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    browser, url = signed_in(cast.carol), reverse("oversight:record", args=[cast.school.slug])
    browser.get(url)  # a first page also notes when the session was last seen
    with django_assert_max_num_queries(10):
        shown = browser.get(url).content.decode()
    assert "Kit Canary" in shown


def test_a_teacher_finds_page_and_copy_closed(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert browser.get(reverse("oversight:record", args=[cast.school.slug])).status_code == 403
    assert browser.post(reverse("oversight:copy", args=[cast.school.slug])).status_code == 403
    assert not Entry.objects.filter(
        by_id=str(cast.ada.pk), kind__in=["oversight.record-read", "ledger.exported"]
    ).exists()


def test_a_copy_is_handed_out_only_after_a_fresh_sign_in(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    with clock.frozen(clock.now() + timedelta(minutes=6)):
        answer = browser.post(reverse("oversight:copy", args=[cast.school.slug]))
    assert answer.status_code == 302
    assert not Entry.objects.filter(kind="ledger.exported").exists()
