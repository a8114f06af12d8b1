"""kill -9 of web server and worker while everybody signs: nothing lost, nothing twice, and the ledger verifies."""

from __future__ import annotations

import os
from pathlib import Path

from tests.web.handbook.lives import run_drill

DRILL = os.environ.get("HANDRAIL_DRILL") == "1"
PEOPLE = 500 if DRILL else 60


def test_whoever_was_told_that_they_signed_has_signed_once(database: str, tmp_path: Path) -> None:
    seen = run_drill("sign_drill", PEOPLE, 1, tmp_path, database=database, data=tmp_path / "data")
    assert seen["kills"] >= PEOPLE / 20
    assert seen["answers"] >= PEOPLE
    assert (seen["signed"], seen["promised and kept"]) == (PEOPLE, PEOPLE)
    assert (seen["entries"], seen["entries twice"], seen["about"]) == (PEOPLE, 0, True)
    assert (seen["jobs not done"], seen["findings"]) == (0, [])
