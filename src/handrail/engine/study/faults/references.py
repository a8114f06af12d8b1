"""References that lead nowhere: to a clause or an appendix that is not there, or to a document that is never named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.engine.policy import Policy
from handrail.engine.study.facts import statements
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure

ONE = r"(?:[A-Za-z][A-Za-z-]*\.)?\d+(?:\.\w+)*"
POINTER = re.compile(
    rf"(?:\b(?:clauses?|sections?|paragraphs?|see)|§+)\s*({ONE}(?:(?:,? and |,? or |, | to |\u2013|-){ONE})*)",
    re.IGNORECASE,
)
APPENDIX = re.compile(r"\b((?:Appendix|Annex|Schedule) (?:\d+|[A-Z]))\b")
A_LAW = re.compile(r"\b(?:Act|Acts|Regulations|GDPR|Directive)\b")
"""A sentence on the law points to sections of the law."""


def references(policy: Policy, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each reference of a clause that leads nowhere, and for each document that is not named."""
    headings = {clause.heading for clause in policy.clauses.values()}
    prefixes = {name.rpartition(".")[0] for name in policy.clauses} - {""}
    for clause in policy.clauses.values():
        for name in dict.fromkeys(_pointers(f"{clause.says} {clause.why}", prefixes)):
            if not _is_there(name, policy, headings):
                yield Fault(
                    code="HR208",
                    clauses=(clause.id,),
                    says=f"Clause {clause.id} points to {name}, which is not there.",
                    why="Whoever follows the reference finds nothing, and cannot know what was meant.",
                    do="Name the clause that is meant, or take the reference out.",
                    about=name,
                )
    yield from _documents(policy, measure)


def _pointers(text: str, prefixes: set[str]) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.;:])\s", text):
        yield from APPENDIX.findall(sentence)
        if A_LAW.search(sentence):
            continue
        for listed in POINTER.findall(sentence):
            yield from re.findall(ONE, listed)
        for name in re.findall(rf"(?<![\w./]){ONE}", sentence):
            if name.lower().rpartition(".")[0] in prefixes and not name[0].isdigit():
                yield name


def _is_there(name: str, policy: Policy, headings: set[str]) -> bool:
    """Say whether a name is a clause, the beginning of one, or the number or name at the head of a heading."""
    wanted = name.lower()
    known = {*(clause.lower() for clause in policy.clauses), *(heading.lower() for heading in headings)}
    return any(one == wanted or re.match(rf"{re.escape(wanted)}[.:)\s]", one) for one in known)


def _documents(policy: Policy, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each kind of document that a duty leads to and the head of the policy does not name."""
    named = "\n".join(map(str, (*policy.head.get("related", ()), policy.title))).lower()
    leading: dict[str, list[str]] = {}
    for clause in policy.clauses.values():
        for one in statements(clause):
            for duty in one.duties:
                if duty.do in measure.leads and not any(word in named for word in measure.leads[duty.do]):
                    leading.setdefault(duty.do, []).append(clause.id)
    for do, clauses in leading.items():
        deed = policy.vocabulary.duties[do]
        yield Fault(
            code="HR208",
            clauses=tuple(dict.fromkeys(clauses)),
            says=f'"{deed}": no such document is among the related ones.',
            why="The clause sends people to another document, and the policy does not say which.",
            do="Name the document in related = [...] in the head of the file, by the title that the school uses.",
            about=do,
            rank=1,
        )
