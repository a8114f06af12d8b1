"""`handrail compare` puts policies side by side: in columns, one after the other, as Markdown, as JSON."""

import json

import pytest

from handrail.cli.console.grid import Grid, as_markdown, as_text
from handrail.engine import vocabulary
from tests.cli.running import EXAMPLE, run

TOPIC = "contact.ex-pupil"


def test_two_policies_stand_side_by_side() -> None:
    told = run("compare", "hartest", "daffodil", "--topic", TOPIC)
    assert told.exit_code == 0
    [heads] = [line for line in told.stdout.splitlines() if "hartest  " in line and "daffodil" in line]
    [ages] = [line for line in told.stdout.splitlines() if line.strip().startswith("age *")]
    assert ages[heads.index("hartest") :].startswith("below 18")
    assert ages[heads.index("daffodil") :] == "-"


def test_what_one_lacks_is_told() -> None:
    told = run("compare", "hartest", EXAMPLE, "--topic", "use.worktime").stdout
    assert f"{EXAMPLE} lacks: use.worktime." in told
    assert "hartest lacks none of these topics." in told
    assert "nothing is said" in told


def test_a_topic_of_which_nobody_speaks() -> None:
    assert "None of them says anything of it." in run("compare", "hartest", "daffodil", "--topic", "leaver").stdout


def test_many_policies_stand_one_after_the_other() -> None:
    told = run("compare", "hartest", "daffodil", "bentilee", "barleyhurst-park", "--topic", TOPIC).stdout
    assert "\n  barleyhurst-park\n    force *: must not, must\n" in told


def test_markdown_is_a_table_for_each_topic() -> None:
    told = run("compare", "hartest", "daffodil", "--topic", "contact", "--markdown").stdout
    assert told.startswith("# hartest, daffodil: side by side\n")
    assert f"\n## {TOPIC}\n" in told
    assert "\n| age * | below 18 | - |\n" in told
    assert "\n## What one has and another lacks\n" in told


def test_json_holds_each_saying_with_its_force_and_parameters() -> None:
    told = json.loads(run("compare", "hartest", "daffodil", "--topic", TOPIC, "--json").stdout)
    assert told["policies"] == ["hartest", "daffodil"]
    [row] = told["topics"]
    assert row["policies"]["hartest"]["forces"] == ["must-not"]
    assert row["differ"]["age"] == {"hartest": ["below 18"], "daffodil": []}
    assert row["policies"]["hartest"]["sayings"][0]["parameters"]["age"] == ["below 18"]


def test_without_a_topic_all_are_compared() -> None:
    told = json.loads(run("compare", "hartest", "daffodil", "--json").stdout)
    assert 60 < len(told["topics"]) <= len(vocabulary().topics)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hartest"], "Name two policies or more"),
        (["hartest", "hartest"], "each once"),
        (["hartest", "daffodil", "--topic", "contact.expupil"], 'Did you mean "contact.ex-pupil"?'),
        (["hartest", "daffodil", "--topic", "zzz"], "There are groups: case, conduct"),
        (["hartest", "dafodil"], 'Did you mean "daffodil"?'),
    ],
)
def test_misuse_is_refused_with_a_hint(words: list[str], said: str) -> None:
    result = run("compare", *words)
    assert result.exit_code == 2
    assert said in result.stderr


GRID = Grid(("one", "two"), (("says", [["a | b", "<c>"], []]),))


def test_a_cell_cannot_break_the_table() -> None:
    assert list(as_markdown(GRID))[-1] == "| says | a \\| b<br>&lt;c> |  |"


def test_a_cell_without_text_stays_empty() -> None:
    assert list(as_text(GRID, 60)) == [f"      {'one':27} two", "says  a | b", "      <c>"]
    assert list(as_text(GRID, 40)) == ["one", "  says: a | b", "  says: <c>", "two"]
