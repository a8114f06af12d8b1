"""`handrail new` writes a file that passes its own check and scenarios, and never writes over anything."""

from pathlib import Path

import pytest

from handrail.cli.new import identifier
from handrail.engine import load
from handrail.policies import laws
from tests.cli.running import run


def test_a_folder_with_a_policy_and_scenarios(tmp_path: Path) -> None:
    folder = tmp_path / "oakfield" / "2026-09"
    result = run("new", str(folder), "--adopted", "2026-09-01")
    assert result.exit_code == 0
    policy = load(folder / "policy.toml", laws=laws())
    assert (policy.id, str(policy.adopted), str(policy.review_due)) == ("oakfield", "2026-09-01", "2027-09-01")
    assert run("check", str(folder / "policy.toml")).exit_code == 0
    assert "5 passed, 0 failed" in run("scenarios", str(folder / "policy.toml")).stdout


def test_one_file_where_the_name_is_a_file(tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "oakfield.toml")).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["oakfield.toml"]
    assert load(tmp_path / "oakfield.toml", laws=laws()).id == "oakfield"


@pytest.mark.parametrize("there", ["policy.toml", "scenarios.toml"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    result = run("new", str(tmp_path))
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("new", str(tmp_path / "file" / "oakfield"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_the_id_is_the_name_of_the_folder_in_plain_letters() -> None:
    assert identifier(Path("Our School, East/2026-09/policy.toml")) == "our-school-east"
    assert identifier(Path("/policy.toml")) == "our-school"


def test_what_is_written_says_how_to_go_on(tmp_path: Path) -> None:
    assert "handrail check" in run("new", str(tmp_path / "oakfield")).stdout
    text = (tmp_path / "oakfield" / "policy.toml").read_text(encoding="utf-8")
    for command in ("check", "show", "ask", "scenarios", "health", "compare"):
        assert f"handrail {command} " in text
