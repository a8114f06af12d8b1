"""`handrail screen`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from handrail.cli import main

POSTS = [
    {"id": "a", "text": "Well done Amira Khan!"},
    {"id": 7, "text": "Nothing here"},
    {"id": None, "text": "07700 900123"},
]


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(
        "id,first name,last name,known as,restricted\n17,Amira,Khan,,\n18,Zoë,Bell,,yes\n", encoding="utf-8"
    )
    return path


def run(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["screen", *(str(word) for word in words)], input=typed.encode())


def typed(rows: list[Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_post_gets_its_findings(names: Path) -> None:
    result = run("--names", names, typed=typed(POSTS))
    assert result.exit_code == 0
    assert rows(result)[0] == {
        "id": "a",
        "findings": [
            {"kind": "name", "start": 10, "end": 20, "text": "Amira Khan", "who": "17", "strength": "strong",
            "says": "This is the name of Amira Khan."}
        ],
    }  # fmt: skip
    assert rows(result)[1] == {"id": 7, "findings": []}
    assert rows(result)[2]["findings"][0]["who"] is None


def test_several_processes_keep_the_order(names: Path, tmp_path: Path) -> None:
    posts = [{"id": number, "text": f"Amira Khan {number} " + "and so on " * 200} for number in range(200)]
    path = tmp_path / "posts.jsonl"
    path.write_text(typed(posts), encoding="utf-8")
    alone, together = run("--names", names, path), run("--names", names, "--processes", "2", path)
    assert alone.stdout == together.stdout
    assert [row["id"] for row in rows(together)] == list(range(200))


@pytest.mark.parametrize("line", ["not json", "[]", '{"id": 1}', '{"id": 1, "text": 5}', '"text"', "[" * 100_000])
def test_a_line_that_is_no_post_gets_an_error_in_its_place(names: Path, line: str) -> None:
    result = run("--names", names, typed=f'{line}\n{{"id": 2, "text": "Zoe Bell"}}\n')
    assert result.exit_code == 1
    wrong, right = rows(result)
    assert wrong["error"]["code"] == "not-a-post"
    assert right["findings"][0]["who"] == "18"
    assert right["findings"][0]["restricted"] is True


def test_half_a_character_comes_back_as_it_was(names: Path) -> None:
    result = run("--names", names, typed='{"id": "\\ud800", "text": "Amira \\ud800 Khan"}\n')
    assert rows(result)[0]["id"] == "\ud800"


def test_blank_lines_and_a_mark_at_the_start_are_passed_over(names: Path) -> None:
    result = run("--names", names, typed='\ufeff{"id": 1, "text": "x"}\r\n\n{"id": 2, "text": "y"}')
    assert [row["id"] for row in rows(result)] == [1, 2]


def test_a_compiled_roster_serves_as_names(names: Path, tmp_path: Path) -> None:
    index = tmp_path / "names.roster"
    first = run("--names", names, "--index", index, typed=typed(POSTS))
    again = run("--names", names, "--index", index, typed=typed(POSTS))
    direct = run("--names", index, typed=typed(POSTS))
    assert first.stdout == again.stdout == direct.stdout


def test_the_school_is_looked_for_by_its_name(names: Path) -> None:
    result = run("--names", names, "--school", "Oakfield", typed=typed([{"id": 1, "text": "at OAKFIELD today"}]))
    assert [finding["kind"] for finding in rows(result)[0]["findings"]] == ["school"]


def test_names_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,first,last\n,Amira,Khan\n", encoding="utf-8")
    result = run("--names", path)
    assert result.exit_code == 2
    assert "line 2: this row has no id" in result.stderr


def test_a_line_stays_one_line_for_every_reader(names: Path) -> None:
    result = run("--names", names, typed=typed([{"id": "\u2028", "text": "Amira\u0085Khan \u2028 07700 900123"}]))
    assert len(result.output.splitlines()) == 1
    assert json.loads(result.output)["findings"]
