"""A person at a terminal gets colour and wrapped lines; a pipe gets plain ones."""

import io
import sys

import pytest

from handrail.cli.console.output import Line, write

LINES = [Line(""), Line("No.", style="prohibited"), Line("x" * 200, indent=4)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_lines_without_a_blank_one_first(capsys: pytest.CaptureFixture[str]) -> None:
    write(LINES)
    assert capsys.readouterr().out == f"No.\n    {'x' * 200}\n"


def test_a_terminal_gets_colour_and_wrapped_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    write(LINES)
    shown = screen.getvalue().splitlines()
    assert "\x1b[1;31mNo.\x1b[0m" in shown[0]
    assert len(shown) == 4
    assert all(line.startswith("    ") and len(line) <= 80 for line in shown[1:])


def test_what_follows_a_mark_hangs_under_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "30")
    write([Line("- Tell the headteacher of it, and do so at once", indent=2), Line("")])
    assert screen.getvalue() == "  - Tell the headteacher of\n    it, and do so at once\n\n"
