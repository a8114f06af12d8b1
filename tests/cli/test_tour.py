"""`handrail tour`: the newcomer sees real answers, then asks."""

import pytest

from handrail.cli import tour
from tests.cli.running import run


def test_every_stop_shows_its_command_and_an_answer() -> None:
    result = run("tour")
    assert result.exit_code == 0
    for told, words in tour.STOPS:
        assert told in result.stdout
        assert f"$ handrail ask {words}" in result.stdout
    assert result.stdout.count("Because") + result.stdout.count("What to do, in this order") >= len(tour.STOPS)
    assert "handrail --help" in result.stdout


def test_at_a_terminal_one_asks_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "somebody_is_there", lambda: True)
    result = run("tour", typed="barleyhurst-park\nconnect\npupil\nno\n")
    assert "Which policy?" in result.stderr
    assert result.exit_code == 0
