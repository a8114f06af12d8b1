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


def test_show_puts_rules_and_steps_in_words() -> None:
    rule = lines(run("show", EXAMPLE, "3.4"))
    assert 'Rule 3.4/1 ("must not")' in rule
    assert "To do: decline or leave the request unanswered." in rule
    assert "Stands in place of 3.4." in lines(run("show", EXAMPLE, "3.5"))
    step = lines(run("show", EXAMPLE, "7.2"))
    assert "Step 7.2/2" in step
    assert "Comes after: tell the headteacher." in step


def test_show_says_why_a_clause_has_no_rule() -> None:
    assert "No rule. It says what the policy is for." in lines(run("show", EXAMPLE, "1.1"))


def test_show_has_the_notes_of_a_clause() -> None:
    shown = run("show", EXAMPLE, "5.3").stdout
    assert "Since then, 2026-01-05: The platform now shows posts to everybody." in shown
    assert "Not confirmed" in shown


def test_show_has_the_faults_of_the_document() -> None:
    assert "A fault of the document (unclear): It does not say whose parent." in lines(run("show", EXAMPLE, "5.2"))


def test_show_has_the_restatement() -> None:
    assert "restatement" in run("show", "barleyhurst-park").stdout


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
