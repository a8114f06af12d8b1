"""The faults that careful readers found in the five documents are found by the health check, each with its clauses."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from handrail import policies
from handrail.engine import decide, load, pathway, read_question
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.health import health
from handrail.policies.measure import measure

DAY = datetime.date(2026, 11, 20)
FIVE = ("notting-hill-prep", "hartest", "daffodil", "barleyhurst-park", "bentilee")
KNOWN = [
    ("daffodil", "HR209", {"37"}, ""),
    ("daffodil", "HR201", {"28", "38"}, ""),
    ("daffodil", "HR201", {"42", "43"}, ""),
    ("daffodil", "HR201", {"42", "46", "48"}, ""),
    ("daffodil", "HR201", {"44", "46"}, ""),
    ("daffodil", "HR204", {"60", "61", "19", "37"}, ""),
    ("daffodil", "HR204", {"60", "61", "16", "19", "37"}, ""),
    ("daffodil", "HR205", set(), "2025-06-01"),
    ("notting-hill-prep", "HR201", {"personal-use.6", "official.1"}, ""),
    ("notting-hill-prep", "HR201", {"personal-use.3", "personal-use.7"}, ""),
    ("notting-hill-prep", "HR203", set(), "indecent-image"),
    ("notting-hill-prep", "HR203", set(), "abuse-of-staff"),
    ("notting-hill-prep", "HR203", set(), "cyberbullying"),
    ("notting-hill-prep", "HR203", set(), "data-breach"),
    ("notting-hill-prep", "HR207", {"principles.9"}, "kcsie-older-editions"),
    ("notting-hill-prep", "HR202", {"monitoring.1"}, "monitoring-workers"),
    ("notting-hill-prep", "HR205", set(), "2021-07-01"),
    ("hartest", "HR201", {"terms.9", "expectations.5"}, ""),
    ("hartest", "HR207", {"purpose.6", "purpose.7"}, "facebook-terms-2019"),
    ("hartest", "HR207", {"pupils.1"}, "facebook-underage-form"),
    ("hartest", "HR205", set(), "2022-03-31"),
    ("barleyhurst-park", "HR206", set(), ""),
    ("barleyhurst-park", "HR207", {"definition.1"}, "myspace"),
    ("barleyhurst-park", "HR207", {"definition.1"}, "msn"),
    ("barleyhurst-park", "HR207", {"definition.1"}, "bebo"),
    ("barleyhurst-park", "HR207", {"training.1"}, "thinkuknow"),
    ("barleyhurst-park", "HR207", {"training.2"}, "mkscb"),
    ("bentilee", "HR208", {"8.2", "7.1", "8.1"}, ""),
    ("bentilee", "HR210", set(), "3, 4, 5 and 8"),
    ("bentilee", "HR205", set(), "2025-09-01"),
]
"""Policy, code, clauses, and what it is about or says."""


@cache
def found(name: str) -> tuple[Fault, ...]:
    return health(load(policies.find(name), laws=policies.laws()), DAY, measure())


@pytest.mark.parametrize(("name", "code", "clauses", "about"), KNOWN)
def test_a_known_fault_is_found(name: str, code: str, clauses: set[str], about: str) -> None:
    fitting = [fault for fault in found(name) if fault.code == code and clauses <= set(fault.clauses)]
    assert any(about in f"{fault.about} {fault.says}" for fault in fitting)


@pytest.mark.parametrize("name", FIVE)
def test_what_the_engine_finds_is_shown_by_its_case(name: str) -> None:
    policy = load(policies.find(name), laws=policies.laws())
    for fault in found(name):
        if fault.code == "HR201" and fault.why.startswith("Neither"):
            answer = decide(policy, read_question(dict(fault.case)))
            allowed, *others = fault.clauses
            assert allowed in {clause for reason in answer.advice for clause in reason.clauses}
            assert {clause for reason in answer.reasons for clause in reason.clauses} <= set(others)
        if fault.code == "HR203":
            assert not pathway(policy, read_question(dict(fault.case))).steps


@pytest.mark.parametrize("name", FIVE)
def test_contradictions_are_few_enough_to_be_read(name: str) -> None:
    assert len([fault for fault in found(name) if fault.code == "HR201"]) <= 8


@pytest.mark.parametrize("name", policies.names())
def test_every_clause_that_is_named_is_there(name: str) -> None:
    policy = load(policies.find(name), laws=policies.laws())
    assert {clause for fault in found(name) for clause in fault.clauses} <= set(policy.clauses)
