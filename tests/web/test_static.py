"""What we took from GOV.UK Frontend, and what we may not take: its crown, its fonts and its name."""

from __future__ import annotations

from pathlib import Path

import handrail.web

STATIC = Path(handrail.web.__file__).parent / "static" / "handrail"
TEMPLATES = [path for path in Path(handrail.web.__file__).parent.rglob("*.html") if "node_modules" not in path.parts]


def test_style_sheet_names_no_crown_and_no_font_of_theirs() -> None:
    style = (STATIC / "handrail.css").read_text(encoding="utf-8")
    for taken in ("Transport", "crest", "crown", "gov.uk/assets"):
        assert taken not in style
    assert "Atkinson Hyperlegible Next" in style


def test_no_crest_is_shipped_and_licences_are() -> None:
    names = {path.name for path in STATIC.rglob("*")}
    assert not [name for name in names if "crest" in name or "crown" in name]
    assert "LICENCES.txt" in names
    assert (STATIC / "fonts" / "LICENSE").is_file()


def test_templates_hold_nothing_that_the_policy_of_content_refuses() -> None:
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        for forbidden in ("<style", " style=", "onclick=", "|safe", "autoescape off", "javascript:", "GOV.UK"):
            assert forbidden not in text, f"{template.name}: {forbidden}"
