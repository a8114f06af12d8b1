"""Dates, services, references and wording: each fault is found where it is, and not where it is not."""

import datetime
from dataclasses import replace

import pytest

from handrail.engine.policy import KINDS
from handrail.engine.study.faults.fault import CODES
from handrail.engine.study.faults.remarks import READING
from handrail.engine.study.health import health
from handrail.policies.measure import measure
from tests.engine.study.making import DAY, HEAD, clause, faults, policy


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (datetime.date(2024, 8, 1), "The review was due on 2024-08-01, 2 years ago."),
        (datetime.date(2025, 11, 1), "The review was due on 2025-11-01, 1 year ago."),
        (datetime.date(2026, 10, 1), "The review was due on 2026-10-01, 1 month ago."),
        (datetime.date(2026, 11, 18), "The review was due on 2026-11-18, 2 days ago."),
    ],
)
def test_a_review_that_is_overdue(due: datetime.date, says: str) -> None:
    assert [fault.says for fault in faults(replace(policy(clause("1")), review_due=due), "HR205")] == [says]


def test_a_review_is_not_overdue_on_its_day() -> None:
    found = replace(policy(clause("1")), review_due=DAY)
    assert not faults(found, "HR205")
    assert not faults(found, "HR206")


def test_no_date_for_a_review() -> None:
    found = replace(policy(clause("1")), review_due=None)
    assert [fault.code for fault in faults(found, "HR206")] == ["HR206"]
    [early] = faults(found, "HR206", on=found.adopted)
    assert "It is of 2025-09-01, and" in early.why


def test_a_service_that_has_gone_is_found_in_clauses_and_related_documents() -> None:
    head = HEAD.replace('"Disciplinary policy"', '"Keeping Children Safe in Education 2021"')
    clauses = clause("1", says="MySpace and Twitter. Follow us on twitter.com.") + clause("2", says="Twitter.")
    told = {fault.about: (fault.clauses, fault.says) for fault in faults(policy(clauses, head), "HR207")}
    assert told["twitter"] == (("1", "2"), "twitter.com, Twitter: renamed since 2023-07-24.")
    assert told["myspace"][0] == ("1",)
    clauses_of, says = told["kcsie-older-editions"]
    assert not clauses_of
    assert says.startswith("Keeping Children Safe in Education 2021: replaced since 2025-09-01. It stands in the list")


def test_a_service_does_not_count_before_it_has_gone() -> None:
    assert not faults(policy(clause("1", says="Twitter.")), "HR207", on=datetime.date(2023, 1, 1))


def test_a_note_can_name_a_service_that_the_text_only_means() -> None:
    note = '[[clause.note]]\nservice = "facebook-terms-2019"\nsince = 2025-10-01'
    [fault] = faults(policy(clause("1", more=note)), "HR207")
    assert fault.says == "Facebook's privacy text of 2019: replaced."


@pytest.mark.parametrize(
    "says",
    [
        "See section 9.1.",
        "As clauses 1.1 and 9.1 say.",
        "Subject to rules.4, always.",
        "Appendix C says how.",
        "See §9.",
    ],
)
def test_a_reference_to_nowhere(says: str) -> None:
    assert len(faults(policy(clause("1.1", says=says) + clause("rules.1")), "HR208")) == 1


@pytest.mark.parametrize(
    "says",
    [
        "See section 1.",
        "See clauses 1.1 to rules.1.",
        "As Appendix 2 says.",
        "The Education Act 2002, sections 141F and 141G, holds.",
        "Version 2.5 of the form.",
        "At 3.30 pm.",
    ],
)
def test_a_reference_that_leads_somewhere(says: str) -> None:
    found = policy(clause("1.1", says=says, more='heading = "Appendix 2: rules"') + clause("rules.1"))
    assert not faults(found, "HR208")


def test_a_duty_that_leads_to_a_document_nobody_names() -> None:
    step = 'on = "cyberbullying"\ndo = ["follow-anti-bullying", "follow-disciplinary"]'
    [fault] = faults(policy(clause("1", step)), "HR208")
    assert (fault.about, fault.clauses) == ("follow-anti-bullying", ("1",))


def test_a_sentence_that_breaks_off() -> None:
    assert [fault.clauses for fault in faults(policy(clause("1", says="Staff must tell the")), "HR209")] == [("1",)]
    assert not faults(policy(clause("1", says="Staff must tell the head")), "HR209")


@pytest.mark.parametrize(
    ("ids", "jumps"), [("1 2 4", 1), ("1.1 1.2 2.1 2.2", 0), ("1.2 1.1", 1), ("a b", 0), ("5 6", 0)]
)
def test_numbers_that_jump(ids: str, jumps: int) -> None:
    assert len(faults(policy("".join(map(clause, ids.split()))), "HR210")) == jumps


def test_a_remark_is_told_as_what_it_is() -> None:
    assert set(READING) == set(KINDS)
    for kind, (code, why, do) in READING.items():
        remark = f'[[clause.remark]]\nkind = "{kind}"\nsays = "Odd."\nclauses = ["2"]\nask = {{ event = "unsure" }}'
        [fault] = faults(policy(clause("1", more=remark) + clause("2")), code)
        assert (fault.says, fault.clauses, fault.case) == ("Odd.", ("1", "2"), {"event": "unsure"})
        assert (fault.why, fault.do) == (why, do)


def test_the_gravest_kind_comes_first_and_every_fault_says_what_to_do() -> None:
    found = health(policy(clause("1", says="Twitter is fine, and")), DAY, measure())
    order = [list(CODES).index(fault.code) for fault in found]
    assert order == sorted(order)
    assert {"HR203", "HR207", "HR209", "HR213"} == {fault.code for fault in found}
    assert all(fault.says and fault.why and fault.do for fault in found)
    assert found[0].as_json()["title"] == CODES[found[0].code]
