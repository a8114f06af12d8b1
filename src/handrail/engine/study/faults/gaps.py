"""What a policy leaves out: topics that a school needs, and events after which nobody is told what to do."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.engine.decide import decide
from handrail.engine.pathway import pathway
from handrail.engine.policy import Policy
from handrail.engine.question import Question, read_question
from handrail.engine.study.facts import statements
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure

WHY = (
    "Where such a policy speaks of it, it orders or forbids something. Where it is silent, nobody is told what holds.",
    "Where such a policy speaks of it, it gives advice. Where it is silent, staff are left without any.",
)
"""Why a topic is missed, by the rank of its usual force."""


def gaps(policy: Policy, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each event without a pathway, and for each topic that is needed and not covered."""
    after = {word for step in policy.steps() for word in step.on}
    for rank, row in enumerate(measure.pathways):
        if row["event"] not in after:
            source = f" ({measure.laws[row['law']]['source']})" if "law" in row else ""
            yield Fault(
                code="HR203",
                says=f"{policy.vocabulary.askings[row['event']].says}: the policy does not say what to do then.",
                why=f"{row['why']}{source}",
                do="Say who does what, in which order and by when; or name the document that does.",
                about=row["event"],
                case={"event": row["event"]},
                rank=rank,
            )
    bound = policy.binds.union(*(rule.binds for rule in policy.rules()))
    covered = _covered(policy)
    for topic in measure.topics:
        needed = measure.needed.get(topic["usual_force"])
        theirs = topic["usual_who"] in measure.only_if_bound and topic["usual_who"] not in bound
        if needed is None or theirs or topic["id"] in covered or _is_answered(policy, topic["id"], measure):
            continue
        yield Fault(
            code="HR213",
            says=f"Nothing is said on {topic['id']}: {topic['definition']}",
            why=WHY[min(needed, 1)],
            do="Write a clause on it, or name the document that holds it.",
            about=topic["id"],
            rank=needed,
        )


def _covered(policy: Policy) -> set[str]:
    """Return the topics of which some clause, rule or step speaks."""
    clauses = policy.clauses.values()
    return {topic for clause in clauses for topic in (*clause.topics, *(one.topic for one in statements(clause)))}


def _is_answered(policy: Policy, topic: str, measure: Measure) -> bool:
    """Say whether the question of a topic has an answer, under whatever topic its clause stands."""
    if topic not in measure.questions:
        return False
    question: Question = read_question(measure.questions[topic], policy.vocabulary)
    if question.is_event:
        found = pathway(policy, question)
        return bool(found.steps or found.never)
    return "not-covered" not in decide(policy, question).possible
