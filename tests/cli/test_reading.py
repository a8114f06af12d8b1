"""`handrail show`, `coverage`, `check` and `policies`: what a person reads before asking."""

import json
from pathlib import Path

import pytest

from handrail import policies
from tests.cli.running import EXAMPLE, lines, run


def test_show_has_every_clause_in_order() -> None:
    shown = run("show", EXAMPLE).stdout
    places = [shown.index(f"\n  {clause}  ") for clause in ("1.1", "1.2", "3.4", "3.5", "5.2", "5.3", "6.1", "7.2")]
    assert places == sorted(places)
    assert "Example Primary School; adopted 2025-09-01; review 2026-09-01" in shown


def test_show_puts_a_rule_in_words() -> None:
    said = lines(run("show", EXAMPLE, "3.4"))
    assert 'Rule 3.4/1, on connect: forbidden ("must not")' in said
    assert "when: Who is the other person? A pupil at the school / or: Another relative of a pupil" in said
    assert "you must: Decline or leave the request unanswered" in said
    assert "in place of: 3.4" in lines(run("show", EXAMPLE, "3.5"))
    assert "needs: A second person has read it / or: The headteacher has agreed" in lines(run("show", EXAMPLE, "5.2"))


def test_show_puts_every_kind_of_condition_in_words() -> None:
    assert "from 09:00, until 17:00" in run("show", EXAMPLE, "5.3").stdout
    shown = run("show", EXAMPLE, "6.1").stdout
    assert "at least 16" in shown
    assert "all of these: The school, its work, decisions or events, none of these: A rumour" in shown
    assert "binds: A member of staff\n" in shown


def test_show_puts_a_step_in_words() -> None:
    said = lines(run("show", EXAMPLE, "7.2"))
    assert "The headteacher must, within 1 working day: Contact the police" in said
    assert "never: Do not answer or take part" in said
    assert "later than: inform-head" in said


def test_show_names_the_nearest_clause() -> None:
    result = run("show", EXAMPLE, "3.6")
    assert result.exit_code == 2
    assert 'has no clause "3.6". Did you mean' in result.stderr


def test_coverage_accounts_for_every_clause() -> None:
    said = lines(run("coverage", EXAMPLE))
    assert "1.1  silent (purpose). It says what the policy is for." in said
    assert "3.4  answered by rules 3.4/1 (contact.pupil.friend-request)" in said
    assert "7.2  answered by steps 7.2/1, 7.2/2 (cyberbullying.against-staff)" in said
    assert said[-1] == "8 clauses: 6 answered by 5 rules and 2 steps; 2 silent (purpose 1, scope 1)"


def test_coverage_as_json_has_the_same_totals() -> None:
    covered = json.loads(run("coverage", EXAMPLE, "--json").stdout)
    assert covered["totals"] == {
        "clauses": 8,
        "answered": 6,
        "rules": 5,
        "steps": 2,
        "silent": {"purpose": 1, "scope": 1},
    }
    assert covered["clauses"][0]["silent"] == "purpose"


def test_check_says_that_all_is_well() -> None:
    result = run("check", EXAMPLE)
    assert result.exit_code == 0
    assert result.stdout.endswith("8 clauses, 5 rules, 2 steps, no findings\n")


def test_check_says_everything_that_is_wrong(tmp_path: Path) -> None:
    text = Path(EXAMPLE).read_text(encoding="utf-8")
    file = tmp_path / "policy.toml"
    file.write_text(text.replace('on = "connect"', 'on = "conect"').replace('["3.4"]', '["3.9"]'), encoding="utf-8")
    result = run("check", str(file), EXAMPLE)
    assert result.exit_code == 1
    assert result.stdout.count("[HR105]") == 2
    assert 'Did you mean "connect"?' in result.stdout
    assert "clause 3.4, rule 1" in result.stdout
    found = json.loads(run("check", str(file), "--json").stdout)
    assert {row["code"] for row in found} >= {"HR105"}
    assert json.loads(run("check", EXAMPLE, "--json").stdout) == []


@pytest.mark.parametrize("command", [("ask", "connect"), ("answer",), ("show",), ("coverage",)])
def test_a_wrong_file_stops_every_command_with_all_its_findings(command: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[policy]\n", encoding="utf-8")
    result = run(command[0], str(file), *command[1:])
    assert result.exit_code == 1
    assert "this policy cannot be used:" in result.stderr
    assert result.stderr.count("[HR103]") > 1


def test_policies_lists_every_built_in_policy() -> None:
    listed = json.loads(run("policies", "--json").stdout)
    assert [row["name"] for row in listed] == policies.names()
    assert all(row["editions"] and row["title"] and row["publisher"] for row in listed)
    assert all(name in run("policies").stdout for name in policies.names())
