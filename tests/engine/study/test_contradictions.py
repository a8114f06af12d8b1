"""A permission that other clauses take away in its own plain case is found; a limit on something else is not."""

import pytest

from handrail.engine import decide, read_question
from tests.engine.study.making import clause, faults, policy

BAN = 'topic = "contact.pupil"\non = ["connect", "message"]\nwhen = { with = "pupil" }\nthen = "prohibited"'
LEAVE = (
    'topic = "contact.official-channel"\non = "message"\n'
    'when = { with = "pupil", platform = ["official-channel", "school-platform"] }\nthen = "permitted"'
)


def said(*clauses: str) -> list[tuple[str, ...]]:
    return [fault.clauses for fault in faults(policy("".join(clauses)), "HR201")]


def test_a_general_ban_without_exception_empties_a_narrower_permission() -> None:
    [fault] = faults(policy(clause("1", BAN) + clause("2", LEAVE)), "HR201")
    assert fault.says == "Clause 2 allows what clause 1 forbids."
    assert "in every plain case" in fault.why


def test_the_case_shows_it() -> None:
    found = policy(clause("1", BAN) + clause("2", f'{LEAVE}\nneeds = ["head-agreement"]'))
    [fault] = faults(found, "HR201")
    answer = decide(found, read_question(dict(fault.case)))
    assert answer.outcome == "prohibited"
    assert [reason.clauses for reason in answer.reasons] == [("1",)]
    assert [reason.clauses for reason in answer.advice] == [("2",)]
    assert "allows on conditions" in fault.says


def test_bans_of_several_clauses_are_one_fault() -> None:
    assert said(clause("1", BAN), clause("2", LEAVE), clause("3", BAN)) == [("2", "1", "3")]


@pytest.mark.parametrize(
    "agreed",
    [
        clause("1", BAN) + clause("2", f'{LEAVE}\nin_place_of = ["1"]'),
        clause("1", f'{BAN}\nunless = [{{ platform = ["official-channel", "school-platform"] }}]') + clause("2", LEAVE),
    ],
)
def test_a_named_exception_is_no_contradiction(agreed: str) -> None:
    assert not said(agreed)


def test_an_overlap_is_told_with_its_share() -> None:
    narrow = BAN.replace('with = "pupil"', 'with = "pupil", platform = "official-channel"')
    [fault] = faults(policy(clause("1", narrow) + clause("2", LEAVE)), "HR201")
    assert "in 1 of 2 plain cases" in fault.why


def test_a_ban_on_what_the_permission_does_not_name_is_a_limit() -> None:
    words = 'topic = "conduct.abuse"\non = "message"\nwhen = { content = ["abusive"] }\nthen = "prohibited"'
    late = 'topic = "use.worktime"\non = "message"\nwhen = { working_time = true }\nthen = "prohibited"'
    young = 'topic = "contact.pupil"\non = "message"\nwhen = { age = { below = 12 } }\nthen = "prohibited"'
    assert not said(clause("1", words, late, young), clause("2", LEAVE))


def test_a_limit_within_the_same_clause_is_no_contradiction() -> None:
    assert not said(clause("1", LEAVE, BAN))


def test_a_silenced_permission_does_not_count() -> None:
    stands = f'{BAN}\nin_place_of = ["2"]'.replace('on = ["connect", "message"]', 'on = "message"')
    assert not said(clause("1", stands), clause("2", LEAVE))


def test_conditions_on_what_another_clause_allows_freely() -> None:
    tied = f'{LEAVE}\nneeds = ["head-agreement"]'
    [fault] = faults(policy(clause("1", LEAVE) + clause("2", tied)), "HR201")
    assert fault.says == "Clause 1 allows what clause 2 ties to conditions."
    assert not said(clause("1", tied), clause("2", tied.replace("head-agreement", "parent-consent")))


def test_the_more_surprising_comes_first() -> None:
    free = LEAVE.replace("message", "post").replace('with = "pupil", ', "")
    advice = free.replace("permitted", "advised-against")
    found = faults(policy(clause("1", advice) + clause("2", free) + clause("3", BAN) + clause("4", LEAVE)), "HR201")
    assert [fault.says for fault in found] == [
        "Clause 4 allows what clause 3 forbids.",
        "Clause 2 allows what clause 1 advises against.",
    ]


def test_every_kind_of_fact_has_a_plain_case() -> None:
    ban = 'topic = "use.worktime"\non = "browse"\nbinds = ["governor"]\nthen = "prohibited"'
    when = (
        'clock = { from = "17:00" }, age = { below = 30 }, year_group = [3, 4], '
        'content = { all = ["rumour"], without = ["sexual"] }'
    )
    [fault] = faults(policy(clause("1", ban) + clause("2", f'{ban[:-12]}"permitted"\nwhen = {{ {when} }}')), "HR201")
    wanted = {"role": "governor", "clock": "17:00", "age": 29, "content": ["rumour"], "year_group": 3}
    assert {name: fault.case[name] for name in wanted} == wanted


def test_an_official_case_is_on_an_official_channel() -> None:
    own = 'topic = "use.worktime"\non = "post"\nwhen = { platform = "social-network" }\nthen = "prohibited"'
    leave = 'topic = "image.consent"\non = "post"\nwhen = { capacity = "official" }\nthen = "permitted"'
    assert not said(clause("1", own), clause("2", leave))
