"""One question, five answers: what five schools say to the same thing, each with its own clause."""

from __future__ import annotations

from typing import Any

import pytest

from handrail.engine import decide, pathway, read_question
from tests.policies.shelf import policy

NHP, HARTEST, DAFFODIL, BARLEYHURST, BENTILEE = (
    "notting-hill-prep",
    "hartest",
    "daffodil",
    "barleyhurst-park",
    "bentilee",
)
NAME_SCHOOL = {"action": "name-employer"}
FAMILY = {"action": "connect", "with": "pupil", "family": True, "known_personally": True}
EX_PUPIL = {"action": "connect", "with": "former-pupil", "age": 17, "family": False, "known_personally": True}
GROWN_UP = {**EX_PUPIL, "age": 25}
PARENT = {"action": "message", "with": "parent", "family": False, "platform": "social-network", "content": []}
FRIEND = {"action": "connect", "with": "parent", "family": False, "known_personally": True}
AT_WORK = {"action": "browse", "working_time": True, "place": "on-site", "clock": "11:00"}
MONITOR = {"action": "monitor", "device": "school", "platform": "school-email"}

TABLE: list[tuple[str, dict[str, Any], str, str]] = [
    # name the school on a personal profile
    (NHP, NAME_SCHOOL, "prohibited", "personal-use.1"),
    (HARTEST, NAME_SCHOOL, "prohibited", "terms.9"),
    (DAFFODIL, NAME_SCHOOL, "advised-against", "27"),
    (DAFFODIL, {**NAME_SCHOOL, "platform": "professional-network"}, "permitted", "27"),
    (BARLEYHURST, NAME_SCHOOL, "conditional", "guidance.2"),
    (BARLEYHURST, {**NAME_SCHOOL, "met": ["disclaimer"]}, "permitted", "guidance.2"),
    (BENTILEE, NAME_SCHOOL, "advised-against", "headline.1"),
    # befriend a pupil who is family
    (NHP, FAMILY, "permitted", "personal-use.3"),
    (HARTEST, FAMILY, "conditional", "staff.4"),
    (HARTEST, {**FAMILY, "device": "school", "working_time": True}, "prohibited", "staff.4"),
    (DAFFODIL, FAMILY, "prohibited", "28"),
    (DAFFODIL, {**FAMILY, "parent_here": True}, "conditional", "39"),
    (BARLEYHURST, FAMILY, "prohibited", "guidance.12"),
    (BENTILEE, FAMILY, "conditional", "5.1"),
    # befriend a former pupil
    (NHP, {**EX_PUPIL, "with": "pupil", "role": "leaver"}, "prohibited", "personal-use.8"),
    (NHP, GROWN_UP, "not-covered", ""),
    (HARTEST, EX_PUPIL, "prohibited", "staff.2"),
    (HARTEST, GROWN_UP, "not-covered", ""),
    (DAFFODIL, GROWN_UP, "advised-against", "28"),
    (DAFFODIL, {**GROWN_UP, "platform": "professional-network", "work_purpose": True}, "permitted", "28"),
    (BARLEYHURST, EX_PUPIL, "prohibited", "guidance.12"),
    (BENTILEE, GROWN_UP, "prohibited", "5.6"),
    # be in touch with a parent from one's own account
    (NHP, {**PARENT, "conflict_of_interest": True}, "prohibited", "personal-use.5"),
    (NHP, PARENT, "not-covered", ""),
    (HARTEST, {**PARENT, "capacity": "official", "device": "school"}, "prohibited", "expectations.10"),
    (DAFFODIL, PARENT, "prohibited", "46"),
    (BARLEYHURST, FRIEND, "prohibited", "guidance.12"),
    (BENTILEE, FRIEND, "conditional", "5.1"),
    # use social media for oneself at work
    (NHP, AT_WORK, "prohibited", "personal-use.14"),
    (HARTEST, AT_WORK, "conditional", "worktime.1"),
    (DAFFODIL, AT_WORK, "not-covered", ""),
    (BENTILEE, AT_WORK, "prohibited", "5.3"),
    # watch what staff do
    (NHP, MONITOR, "permitted", "monitoring.1"),
    (HARTEST, MONITOR, "not-covered", ""),
    (DAFFODIL, MONITOR, "conditional", "24"),
    (DAFFODIL, {"action": "monitor", "platform": "social-network"}, "conditional", "25"),
    (BARLEYHURST, MONITOR, "not-covered", ""),
    (BENTILEE, {"action": "monitor", "platform": "social-network"}, "conditional", "7.1"),
]


@pytest.mark.parametrize(("name", "ask", "outcome", "clause"), TABLE)
def test_each_school_answers_with_its_own_clause(name: str, ask: dict[str, Any], outcome: str, clause: str) -> None:
    answer = decide(policy(name), read_question(ask))
    assert answer.outcome == outcome
    decided = {one for reason in answer.reasons for one in reason.clauses}
    assert clause in decided if clause else not decided


def test_what_the_schools_have_instead() -> None:
    tell = decide(policy(BARLEYHURST), read_question(NAME_SCHOOL)).duties
    assert [(line.duty, line.clauses) for line in tell] == [("inform-head", ("guidance.1",))]
    own = decide(policy(BARLEYHURST), read_question({**AT_WORK, "device": "school"})).duties
    assert ("follow-it-policy", ("guidance.11",)) in [(line.duty, line.clauses) for line in own]
    down = {"event": "breach-found", "still_online": True, "content": ["harms-reputation"]}
    steps = pathway(policy(BARLEYHURST), read_question(down)).steps
    assert ("remove-post", ("guidance.6",)) in [(line.duty, line.clauses) for line in steps]


@pytest.mark.parametrize("ask", [NAME_SCHOOL, FAMILY, GROWN_UP, FRIEND, AT_WORK, MONITOR])
def test_the_same_question_has_more_than_one_answer(ask: dict[str, Any]) -> None:
    answers = [decide(policy(name), read_question(ask)) for name in (NHP, HARTEST, DAFFODIL, BARLEYHURST, BENTILEE)]
    assert len({answer.outcome for answer in answers}) >= 2
    decided = [{one for reason in answer.reasons for one in reason.clauses} for answer in answers]
    assert sum(1 for clauses in decided if clauses) >= 2
