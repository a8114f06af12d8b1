"""Reminders end to end: a real mail server, workers killed with -9, and each letter once to each of the right people.

What SMTP cannot promise is bounded here: a letter that the server took from a worker which then died, or of which the
server said that it had not taken it, comes again, and the same Message-ID says that it is the same letter.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.web.handbook.lives import run_drill

DRILL = os.environ.get("HANDRAIL_DRILL") == "1"
PEOPLE = 300 if DRILL else 40
REMINDER = "Please sign the policy of here School"


@pytest.mark.parametrize("seed", range(3 if DRILL else 1))
def test_each_reminder_goes_once_to_whoever_has_to_sign(database: str, tmp_path: Path, seed: int) -> None:
    seen = run_drill("mail_drill", PEOPLE, seed, tmp_path, database=database, data=tmp_path / "data")
    fifth, after, tenth = (seen[day] for day in ("fifth day", "day after", "tenth day"))
    missing = {f"n{number}" for number in range(PEOPLE) if number % 10} | {"head", "chair"}
    assert fifth["letters"] == sorted([name, REMINDER] for name in missing)
    assert after["letters"] == []
    count = len(missing) + 1  # and somebody who has no mailbox
    told = f"{count} people still to sign the policy of here School"
    assert tenth["letters"] == [["chair", told], ["head", told]]
    new = dict.fromkeys(missing - {"n1"}, REMINDER)  # who has signed the new edition already
    new |= {f"n{number}": f"{REMINDER} again" for number in range(0, PEOPLE, 10)}
    assert seen["again"]["letters"] == sorted([name, subject] for name, subject in new.items())
    for day in (fifth, after, tenth, seen["again"]):
        assert day["ids"] == len(day["letters"])
        assert day["again"] <= day["kills"] + day["denied"]
        assert day["personal"] == 0
    assert fifth["kills"] >= PEOPLE / 10
    assert seen["rows"] == seen["told"] == {"reminded": len(missing) + len(new), "escalated": count}
    assert (seen["jobs not done"], seen["findings"]) == (0, [])
