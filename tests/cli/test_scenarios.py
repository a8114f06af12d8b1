"""`handrail scenarios`: what falls short is said, and nothing that cannot be read is passed over."""

import json
from pathlib import Path

import pytest

from handrail.policies import finding
from handrail.policies.scenarios import shortfalls
from tests.cli.running import EXAMPLE, lines, run

CONNECT = {"action": "connect", "with": "pupil", "family": False}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a file of scenarios: one that holds, one that falls short."""
    rows = [
        {"id": "good", "policy": EXAMPLE, "ask": CONNECT, "expect": {"outcome": "prohibited", "clauses": ["3.4"]}},
        {"id": "short", "policy": EXAMPLE, "ask": CONNECT, "expect": {"outcome": "permitted"}, "why": "To see it fail"},
    ]
    file = tmp_path / "kept.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return file


def test_what_falls_short_is_said(kept: Path) -> None:
    result = run("scenarios", str(kept))
    assert result.exit_code == 1
    assert lines(result) == ["short (To see it fail): the outcome is prohibited, not permitted", "1 passed, 1 failed"]


def test_as_json(kept: Path) -> None:
    put = json.loads(run("scenarios", str(kept), "--json").stdout)
    assert (put["passed"], put["failed"], put["short"][0]["name"]) == (1, 1, "short")


def test_with_a_policy_only_its_own_are_put_to_it(kept: Path) -> None:
    assert lines(run("scenarios", EXAMPLE, str(kept)))[-1] == "1 passed, 1 failed"
    other = kept.with_name("other.jsonl")
    other.write_text(kept.read_text(encoding="utf-8").replace(json.dumps(EXAMPLE), '"somebody-else"'), encoding="utf-8")
    assert lines(run("scenarios", EXAMPLE, str(other))) == ["0 passed, 0 failed"]


def test_a_policys_own_scenarios_stand_beside_it(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(Path(EXAMPLE).read_text(encoding="utf-8"), encoding="utf-8")
    own = '[[scenario]]\nwhy = "w"\nask = { action = "connect", with = "pupil" }\nexpect = { ask = ["family"] }\n'
    (tmp_path / "scenarios.toml").write_text(own, encoding="utf-8")
    assert lines(run("scenarios", str(tmp_path / "policy.toml"))) == ["1 passed, 0 failed"]
    assert lines(run("scenarios", str(tmp_path / "scenarios.toml"))) == ["1 passed, 0 failed"]


def test_the_built_in_ones_are_put_without_a_word() -> None:
    result = run("scenarios", "barleyhurst-park")
    assert result.exit_code == 0
    assert int(result.stdout.split()[0]) >= 40
    assert run("scenarios", "barleyhurst-park@2018-07").stdout == result.stdout


def test_all_of_the_built_in_ones_pass() -> None:
    assert lines(run("scenarios"))[-1].endswith(" passed, 0 failed")


def test_a_policy_without_scenarios_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "oakfield" / "2025-09"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(Path(EXAMPLE).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(finding, "FOLDER", tmp_path)
    assert lines(run("scenarios", "oakfield")) == ["0 passed, 0 failed"]


def test_a_scenario_with_a_wrong_question_falls_short(kept: Path) -> None:
    row = {"policy": EXAMPLE, "ask": {"action": "conect"}, "expect": {}}
    kept.write_text(json.dumps(row), encoding="utf-8")
    assert 'No action is called "conect". Did you mean "connect"?' in run("scenarios", str(kept)).stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "kept.jsonl: Expecting value"),
        ("[]", "a scenario has an `ask` and an `expect`"),
        ('{"ask": {}, "expect": {}}', "the scenario names no policy"),
        ('{"policy": "p", "ask": {}, "expect": {"outcme": 1}}', 'no answer shows "outcme"'),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(kept: Path, text: str, said: str) -> None:
    kept.write_text(text, encoding="utf-8")
    result = run("scenarios", str(kept))
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("words", [["nowhere.jsonl"], ["nowhere"], [EXAMPLE, "nowhere.csv"], [EXAMPLE]])
def test_a_file_or_policy_that_is_not_there_is_refused(words: list[str]) -> None:
    assert run("scenarios", *words).exit_code == 2


def test_a_broken_toml_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scenarios.toml").write_text("=", encoding="utf-8")
    assert run("scenarios", EXAMPLE, str(tmp_path / "scenarios.toml")).exit_code == 2


@pytest.mark.parametrize(
    ("expect", "short"),
    [
        ({"outcome": "depends", "clauses": ["9"]}, []),
        ({"ask": ["with"]}, []),
        ({"ask": ["age"]}, ["ask lacks age"]),
        ({"not_duties": ["decline"]}, ["duties has decline"]),
        (
            {"duties": ["record"], "outstanding": ["disclaimer"]},
            ["outstanding lacks disclaimer", "duties lacks record"],
        ),
        ({"clauses": ["9"]}, []),
    ],
)
def test_what_an_open_answer_falls_short_of(expect: dict[str, object], short: list[str]) -> None:
    answered = {"outcome": "depends", "ask": ["with"], "reasons": [], "duties": [{"duty": "decline", "clauses": ["1"]}]}
    assert shortfalls(expect, answered) == short


@pytest.mark.parametrize(
    ("expect", "short"),
    [
        ({"steps": ["record"], "order": [["record", "investigate"]], "clauses": ["2"]}, []),
        ({"order": [["investigate", "record"]]}, ["investigate does not come before record"]),
        ({"order": [["record", "contact-police"]]}, ["record does not come before contact-police"]),
        ({"not_steps": ["record"]}, ["steps has record"]),
        ({"never": ["remove-post"], "clauses": ["3"]}, []),
        ({"clauses": ["4"]}, ["the clauses are 1, 2, 3, none of 4"]),
        ({"outcome": "permitted"}, ["the outcome is a pathway, not permitted"]),
    ],
)
def test_what_a_pathway_falls_short_of(expect: dict[str, object], short: list[str]) -> None:
    steps = [{"duty": "record", "clauses": ["1"]}, {"duty": "investigate", "clauses": ["2"]}]
    assert shortfalls(expect, {"steps": steps, "never": [{"duty": "remove-post", "clauses": ["3"]}]}) == short


def test_a_wrong_question_falls_short() -> None:
    assert shortfalls({}, {"error": {"message": "No.", "hint": ""}}) == ["error: No."]
