"""Every command says what it does with an example, and is imported only when it is called."""

import subprocess
import sys

import click
import pytest

from handrail import cli
from handrail.cli import COMMANDS, main
from tests.cli.running import EXAMPLE, run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"handrail {command}" in result.stdout


def test_help_names_every_command() -> None:
    shown = run("--help").stdout
    assert all(f"  {command} " in shown and says in shown for command, says in COMMANDS.items())
    assert "Exit status" in shown


def test_a_command_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert 'No command is called "anser". Did you mean "answer"?' in run("anser").stderr
    assert "There are: ask, answer" in run("frobnicate").stderr
    assert run("anser").exit_code == 2


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("handrail ")


def test_help_may_be_asked_with_one_letter() -> None:
    assert run("-h").stdout == run("--help").stdout
    assert list(cli.Lazy("x").list_commands(click.Context(main))) == list(COMMANDS)


def test_a_module_without_a_command_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "console", "No command")
    monkeypatch.setattr("handrail.cli.console.command", None, raising=False)
    with pytest.raises(TypeError, match="has no command"):
        cli.Lazy("x").get_command(click.Context(main), "console")
    assert cli.Lazy("x").get_command(click.Context(main), "nothing") is None


def test_answering_loads_neither_django_nor_rich_nor_another_command() -> None:
    asked = f"import sys; from handrail.cli import main; sys.argv = ['handrail', 'answer', {EXAMPLE!r}]\n"
    told = "try: main()\nexcept SystemExit: print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked + told], input="", capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "handrail.cli.answer" in loaded
    assert not loaded & {"django", "rich", "handrail.cli.ask", "handrail.web"}
