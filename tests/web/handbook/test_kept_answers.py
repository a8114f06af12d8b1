"""Kept answers: the asker's own, as they were given, compared with today, and gone after a year."""

from __future__ import annotations

from datetime import timedelta

from tests.web.access.handbook_rows import ask, keep
from tests.web.cast import Cast, signed_in
from tests.web.handbook.test_asking import read

from handrail import policies
from handrail.web import clock
from handrail.web.handbook.asking import operations, tasks
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.operations import adopt
from handrail.web.jobs.models import Job
from handrail.web.ledger.models import Entry
from handrail.web.people.roles import Role

KEEP = "/schools/ashgrove/ask/connect/keep/?with=pupil&known_personally=yes"


def test_an_answer_is_kept_with_facts_edition_and_clauses(cast: Cast) -> None:
    page = signed_in(cast.ada).post(KEEP, follow=True)
    answer = KeptAnswer.objects.get(person=cast.ada)
    assert "Your answer is kept" in read(page)
    assert answer.facts == {"role": "staff", "with": "pupil", "known_personally": True}
    assert (answer.outcome, answer.clauses) == ("conditional", ["5.1"])
    assert answer.edition.school == cast.school


def test_the_ledger_does_not_tell_who_asked(cast: Cast) -> None:
    signed_in(cast.ada).post(KEEP)
    entry = Entry.objects.filter(kind="asking.answer-kept").last()
    assert entry is not None
    assert entry.by_id is None
    assert str(cast.ada.pk) not in entry.payload


def test_nobody_else_finds_it(cast: Cast) -> None:
    answer = keep(cast, cast.ada, cast.school)
    for role in (Role.HEAD, Role.DSL, Role.TRUST_OFFICER):
        browser = signed_in(cast.by_role[role])
        assert browser.get(f"/schools/ashgrove/ask/kept/{answer.pk}/").status_code == 404
        assert str(answer.pk) not in browser.get("/schools/ashgrove/ask/kept/").content.decode()


def test_a_colleague_reads_what_was_sent_to_them_and_gets_a_letter(cast: Cast) -> None:
    answer = keep(cast, cast.ada, cast.school)
    sent = {"to": str(cast.carol.pk)}
    signed_in(cast.ada).post(f"/schools/ashgrove/ask/kept/{answer.pk}/send/", sent)
    signed_in(cast.ada).post(f"/schools/ashgrove/ask/kept/{answer.pk}/send/", sent)
    assert "Sent to you by Ada Ashby" in read(signed_in(cast.carol).get(f"/schools/ashgrove/ask/kept/{answer.pk}/"))
    assert Job.objects.filter(key=f"asking.answer-sent:{answer.pk}:{cast.carol.pk}").count() == 1
    letter = tasks.sent({"answer": answer.pk, "to": cast.carol.pk, "school": cast.school.pk})
    assert letter is not None
    assert letter.to == [cast.carol.email]
    assert "Ada" not in letter.body


def test_an_old_answer_shows_its_edition_and_what_changed(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    answer = keep(cast, cast.ada, cast.school)
    page = f"/schools/ashgrove/ask/kept/{answer.pk}/"
    assert "The same edition is in force today" in read(browser.get(page))
    with clock.frozen(clock.now() + timedelta(days=2)):
        again = signed_in(cast.ada)
        text = answer.edition.text
        adopt(school=cast.school, text=f"{text}\n# a word mended\n", name="2026-01", by=cast.carol)
        assert "The answer would be the same today" in read(again.get(page))
    with clock.frozen(clock.now() + timedelta(days=4)):
        other = policies.find("notting-hill-prep").read_text(encoding="utf-8")
        adopt(school=cast.school, text=other, name="2026-02", by=cast.carol)
        shown = read(signed_in(cast.ada).get(page))
        assert "Today the answer is a different one" in shown
        assert "Better not" in shown
        assert f"edition {answer.edition.name}" in shown


def test_old_answers_go_unless_they_were_sent(cast: Cast) -> None:
    gone, sent = keep(cast, cast.ada, cast.school), keep(cast, cast.ada, cast.school)
    operations.send(answer=sent, to=cast.carol, by=cast.ada)
    asked = ask(cast, cast.ada, cast.school).answer
    with clock.frozen(clock.now() + timedelta(days=366)):
        assert operations.purge(school=cast.school) == 1
        assert operations.purge(school=cast.school) == 0
    left = set(KeptAnswer.objects.filter(school=cast.school, person=cast.ada).values_list("pk", flat=True))
    assert {sent.pk, asked.pk} <= left
    assert gone.pk not in left


def test_an_answer_is_deleted_after_one_more_look(cast: Cast) -> None:
    answer = keep(cast, cast.ada, cast.school)
    browser, page = signed_in(cast.ada), f"/schools/ashgrove/ask/kept/{answer.pk}/"
    assert "Delete this answer?" in read(browser.get(f"{page}delete/"))
    browser.post(f"{page}delete/")
    assert browser.get(page).status_code == 404
