"""Every variable that the code reads stands in the reference, and the reference names no other."""

from __future__ import annotations

import re
from pathlib import Path

import handrail

SOURCE = Path(handrail.__file__).parent
PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "settings.md"
NAME = re.compile(r"\b(HANDRAIL_[A-Z_]+|DATABASE_URL)\b")
NOT_OURS = {"HANDRAIL_SCENARIOS"}
"""Read by the tests of the policies, not by the web app."""


def test_settings_and_reference_agree() -> None:
    read = {name for path in SOURCE.rglob("*.py") for name in NAME.findall(path.read_text(encoding="utf-8"))}
    told = set(NAME.findall(PAGE.read_text(encoding="utf-8")))
    assert read - NOT_OURS == told
