"""The faults of the document that whoever restated it wrote down beside its clauses."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.engine.policy import Policy
from handrail.engine.study.faults.fault import Fault

READING = {
    "contradiction": (
        "HR201",
        "The document says both and does not say how they meet. Its rules here follow one reading of it.",
        "Decide which is meant and say so in the text, with the exception where there is one.",
    ),
    "reports": (
        "HR204",
        "Whoever has to report cannot know to whom, and a report may go to one of them alone.",
        "Name one person to tell first, and say who passes it on to whom.",
    ),
    "reference": (
        "HR208",
        "Whoever follows the reference is led to the wrong place.",
        "Name the clause or the document that is meant.",
    ),
    "unfinished": (
        "HR209",
        "A sentence without its end binds nobody, and readers will guess the rest in different ways.",
        "Find out what was meant, and finish the sentence.",
    ),
    "numbering": (
        "HR210",
        "A reference by number may lead to another place than was meant.",
        "Number headings and clauses in one way.",
    ),
    "unclear": ("HR211", "Readers will understand it in different ways.", "Say what is meant in plain words."),
}
"""Kind of remark to code, why it is a fault, and what to do."""


def remarks(policy: Policy) -> Iterator[Fault]:
    """Yield each remark as a fault."""
    for clause in policy.clauses.values():
        for remark in clause.remarks:
            code, why, do = READING[remark.kind]
            yield Fault(
                code=code,
                clauses=(clause.id, *remark.clauses),
                says=remark.says,
                why=why,
                do=do,
                case=remark.ask,
                rank=3,
            )
