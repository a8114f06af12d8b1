"""An edition as a tagged PDF (PDF/UA-1), set by Typst. All words go in as data, so that none of them is markup."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.handbook.reading import Page

SOURCE = Path(__file__).with_name("policy.typ")


def as_pdf(edition: Edition, page: Page, document: Document | None) -> bytes:
    """Set an edition; the same edition gives the same bytes."""
    return typeset(SOURCE, _told(edition, page, document), made=datetime.combine(edition.since, time(), UTC))


def typeset(source: Path, told: dict[str, Any], *, made: datetime) -> bytes:
    """Set words by a Typst source as a tagged PDF; the same words and the same moment give the same bytes."""
    with tempfile.TemporaryDirectory() as empty:
        # Typst reads nothing but this one folder, which holds its own source alone.
        place = Path(empty) / source.name
        place.write_bytes(source.read_bytes())
        pdf = typst.compile(
            str(place),
            root=empty,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(made.timestamp()),
            sys_inputs={"data": json.dumps(told)},
        )
    return bytes(pdf)


def _told(edition: Edition, page: Page, document: Document | None) -> dict[str, Any]:
    since = f"{edition.since.day} {edition.since:%B %Y}"
    return {
        "title": page.policy.title,
        "school": str(edition.school),
        "line": f"Edition {edition.name}, in force from {since}. SHA-256 of its text: {edition.digest}",
        "signed": f"What people sign: {document}. SHA-256: {document.digest}" if document else "",
        "clauses": [
            {
                "id": clause.id,
                "heading": clause.heading,
                "says": clause.says,
                "rules": [
                    {"verdict": rule.verdict, "what": f"{rule.what}.", "lines": " ".join(rule.lines)}
                    for rule in clause.rules
                ],
            }
            for clause in page.clauses
        ],
    }
