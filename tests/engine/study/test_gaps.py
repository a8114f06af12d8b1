"""What is missing, what goes against guidance, and whom a report reaches: measured against dated data."""

import datetime

import pytest

from handrail.engine import read_question, vocabulary
from handrail.policies.measure import measure
from tests.engine.study.making import HEAD, clause, faults, policy

TELL = 'on = "cyberbullying"\nby = "staff"\ndo = ["{0}"]'
HEAD_TOLD = clause("1", TELL.format("inform-head"))
WATCH = 'topic = "monitor.network"\non = "monitor"\nwhen = { device = "school" }\nthen = "permitted"'
OWN_NOTE = '[[clause.note]]\nsince = 2025-10-01\nsays = "The form has moved."\nsource = "The site"\nconfirmed = true'


def test_one_report_sent_several_ways() -> None:
    [fault] = faults(policy(HEAD_TOLD + clause("2", TELL.format("inform-dsl"))), "HR204")
    assert fault.clauses == ("1", "2")
    assert fault.about == "cyberbullying"
    assert "Tell the designated safeguarding lead (DSL) / Tell the headteacher" in fault.says


@pytest.mark.parametrize(
    "clauses",
    [
        HEAD_TOLD + clause("2", TELL.format("inform-head")),
        clause("1", TELL.format('inform-head", "inform-dsl')),
        HEAD_TOLD + clause("2", TELL.format("inform-dsl").replace("staff", "head")),
        HEAD_TOLD + clause("2", TELL.format("record")),
        HEAD_TOLD + clause("2", TELL.format("inform-dsl") + '\nafter = ["inform-head"]'),
        HEAD_TOLD + clause("2", TELL.format("inform-dsl") + "\nwhen = { safeguarding = true }"),
    ],
)
def test_reports_that_do_not_go_several_ways(clauses: str) -> None:
    assert not faults(policy(clauses), "HR204")


def test_events_without_a_pathway_are_told_with_their_reason() -> None:
    missing = {fault.about: fault.why for fault in faults(policy(HEAD_TOLD), "HR203")}
    assert "cyberbullying" not in missing
    assert "Department for Education" in missing["indecent-image"]
    assert missing["unsure"].endswith("whom to ask.")


def test_a_topic_counts_as_covered_by_tag_or_by_answer() -> None:
    ban = 'topic = "conduct.disrepute"\non = "post"\nwhen = { content = ["defamatory"] }\nthen = "prohibited"'
    found = policy(clause("1", ban, TELL.format("record")) + clause("2", more='topics = ["official.purpose"]'))
    missing = {fault.about for fault in faults(found, "HR213")}
    assert not missing & {"conduct.disrepute", "conduct.defamation", "official.purpose", "cyberbullying.duty"}
    assert {"conduct.political", "official.inclusion", "report.misuse"} <= missing
    assert not missing & {"governance.sign-off", "pupil.school-day", "parent.conduct"}


def test_topics_for_pupils_count_where_the_policy_binds_them() -> None:
    found = policy(clause("1"), HEAD.replace('["staff"]', '["staff", "pupil"]'))
    assert "pupil.school-day" in {fault.about for fault in faults(found, "HR213")}


def test_an_answer_that_goes_against_guidance() -> None:
    [fault] = faults(policy(clause("1", WATCH)), "HR202")
    assert (fault.clauses, fault.about) == (("1",), "monitoring-workers")
    assert not faults(policy(clause("1", f'{WATCH}\nneeds = ["justified-concern"]')), "HR202")
    assert not faults(policy(clause("1", WATCH)), "HR202", on=datetime.date(2023, 1, 1))


def test_the_case_holds_only_the_conditions_that_the_policy_has() -> None:
    rule = 'topic = "image.consent"\non = "post"\nthen = "permitted"\nneeds = ["parent-consent"]'
    [fault] = faults(policy(clause("1", rule)), "HR202")
    assert fault.about == "pupil-image-blackmail"
    assert fault.case["met"] == ["parent-written-consent"]


def test_a_pathway_that_goes_against_guidance() -> None:
    step = 'on = "indecent-image"\ndo = ["{0}"]'
    never = '\nnever = ["do-not-handle-image"]'
    [keeps] = faults(policy(clause("1", step.format("preserve-evidence") + never)), "HR202")
    assert keeps.about == "sharing-nudes"
    [lacks] = faults(policy(clause("1", step.format("contact-police"))), "HR202")
    assert lacks.clauses == ("1",)
    assert not faults(policy(clause("1", step.format("contact-police") + never)), "HR202")


def test_notes_on_what_came_later_are_gathered() -> None:
    law = '[[clause.note]]\nlaw = "under-16-ban"'
    later = OWN_NOTE.replace("2025-10-01", "2027-10-01")
    older = '[[clause.note]]\nlaw = "uk-gdpr"'
    rows = [("1", law), ("2", law), ("3", OWN_NOTE), ("4", later), ("5", older)]
    told = {
        fault.clauses: fault
        for fault in faults(policy("".join(clause(name, more=note) for name, note in rows)), "HR212")
    }
    assert set(told) == {("1", "2"), ("3",), ("5",)}
    assert "not confirmed" in told["1", "2"].why
    assert "In force: expected spring 2027." in told["1", "2"].why
    assert told["3",].says == "The form has moved."
    assert told["5",].says.endswith("before this edition: 2021-01-01")


def test_a_note_is_not_told_again_where_the_same_was_found() -> None:
    note = '[[clause.note]]\nlaw = "monitoring-workers"'
    assert not faults(policy(clause("1", WATCH, more=note)), "HR212")
    assert not faults(policy(clause("1", says="Twitter.", more=OWN_NOTE)), "HR212")


def test_the_measure_uses_words_that_there_are() -> None:
    words, found = vocabulary(), measure()
    assert {row["event"] for row in found.pathways} <= {asking.name for asking in words.events}
    assert {row["law"] for row in found.pathways if "law" in row} <= set(found.laws)
    assert set(found.questions) <= set(words.topics)
    assert all(read_question(row) for row in found.questions.values())
    assert found.reports | set(found.leads) <= set(words.duties)
    assert found.only_if_bound <= set(words.facts["role"].values)
    assert not set(found.laws) & set(found.services)


def test_the_conflicts_of_the_law_file_use_words_that_there_are() -> None:
    words = vocabulary()
    conflicts = [conflict for law in measure().laws.values() for conflict in law.get("conflict", ())]
    assert conflicts
    for conflict in conflicts:
        assert read_question(conflict["ask"]).is_event == ("outcomes" not in conflict)
        assert {"ask", "says", "do"} < set(conflict) <= {"ask", "says", "do", "outcomes", "steps", "lacks"}
        assert set(conflict.get("outcomes", ())) <= set(words.outcomes)
        assert {*conflict.get("steps", ()), *conflict.get("lacks", ())} <= set(words.duties)
