"""The rules on one action with what tells their verdicts apart: tiers, needs, and what may still turn stricter."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from handrail.engine.answer import Answer
from handrail.engine.diagram import Goal
from handrail.engine.errors import QuestionError
from handrail.engine.inquiry import Duties, duties_of
from handrail.engine.policy import Policy, Rule
from handrail.engine.question import Question
from handrail.engine.sheet import Sheet, compile_sheet

PROHIBITED, CONDITIONAL, ADVISED, PERMITTED, NOT_COVERED = range(5)
TIERS = {"prohibited": PROHIBITED, "advised-against": ADVISED, "permitted": PERMITTED}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A sheet of rules on one action, with what tells their verdicts apart."""

    policy: Policy
    rules: tuple[Rule, ...]
    sheet: Sheet
    tiers: tuple[int, ...]
    """For each verdict, the rules that give it; a permission with needs stands under both of its two."""
    needy: tuple[tuple[int, tuple[int, ...]], ...]
    """(rule, rows of each of its needs)."""
    need_rows: int
    duties: tuple[Duties, ...]
    kept: dict[tuple[int, int], Answer] = field(default_factory=dict)
    """Answers with nothing unknown, by the rules that speak and the needs in place; emptied when past `KEPT`."""
    levels: dict[int, int] = field(default_factory=dict)
    """Verdicts with nothing unknown, by the rows alive."""

    def bounds(self, alive: int, waiting: int) -> tuple[int, int]:
        """Return the verdict that is certain to be reached at least, and the strictest that may be."""
        must, may = self.sheet.settle(alive, waiting)
        lacking, may_lack = self.lacking(must, may, alive, alive & ~waiting)
        prohibited, _, advised, permitted, _ = self.tiers
        floors = (must & prohibited, lacking, must & advised, must & permitted, 1)
        tops = (may & prohibited, may_lack, may & advised, may & permitted, 1)
        return next(filter(floors.__getitem__, range(5))), next(filter(tops.__getitem__, range(5)))

    def lacking(self, must: int, may: int, alive: int, held: int) -> tuple[int, int]:
        """Return the permissions that certainly, and that possibly, still lack a need."""
        lacks = may_lack = 0
        for rule, needs in self.needy:
            if may & rule and not all(held & rows for rows in needs):
                may_lack |= rule
                if must & rule and not all(alive & rows for rows in needs):
                    lacks |= rule
        return lacks, may_lack

    def level(self, alive: int, waiting: int) -> int | None:
        """Return the verdict once it is settled."""
        floor, top = self.bounds(alive, waiting)
        return floor if floor == top else None

    def stricter(self, level: int) -> tuple[int, int]:
        """Return the rules, and the rows of needs, that can still make a verdict stricter than a level."""
        rules = reduce(or_, self.tiers[:level], 0)
        return rules, self.need_rows if level > CONDITIONAL else 0


def verdicts_for(policy: Policy, question: Question) -> Verdicts:
    """Return what the policy says of an action, compiled once."""
    found: Verdicts | None = policy.compiled.get(question.word)
    if found is None:
        found = policy.compiled[question.word] = _compile(policy, question)
    return found


def _compile(policy: Policy, question: Question) -> Verdicts:
    if question.is_event:
        hint = "Ask for its pathway instead."
        raise QuestionError("wrong-kind", f'"{question.word}" is an event, not an action.', hint)
    sheet = compile_sheet(policy, question.word)
    tiers, needy = [0, 0, 0, 0, 0], []
    rows_of = dict(sheet.needs)
    rules = tuple(rule for rule in sheet.rules if isinstance(rule, Rule))
    for number, rule in enumerate(rules):
        if rule.then:
            tiers[TIERS[rule.then]] |= 1 << number
        if rule.needs:
            tiers[CONDITIONAL] |= 1 << number
            needy.append((1 << number, tuple(rows_of[need] for need in rule.needs)))
    need_rows = reduce(or_, rows_of.values(), 0)
    return Verdicts(policy, rules, sheet, tuple(tiers), tuple(needy), need_rows, duties_of(sheet))


def lacks(sheet: Sheet, rules: int, rows: int) -> Goal:
    def goal(alive: int, waiting: int) -> bool | None:
        must, may = sheet.settle(alive, waiting)
        if not may & rules or alive & ~waiting & rows:
            return False
        return True if must & rules and not alive & rows else None

    return goal


def milder(verdicts: Verdicts, rule: int) -> Goal:
    sheet = verdicts.sheet
    own = next(tier for tier in (PROHIBITED, ADVISED, PERMITTED) if rule & verdicts.tiers[tier])

    def goal(alive: int, waiting: int) -> bool | None:
        must, may = sheet.settle(alive, waiting)
        if not may & rule:
            return False
        floor, top = verdicts.bounds(alive, waiting)
        lacks, may_lack = verdicts.lacking(must, may, alive, alive & ~waiting)
        mildest = CONDITIONAL if lacks & rule else own
        strictest = CONDITIONAL if may_lack & rule else own
        if top >= mildest:
            return False
        return True if must & rule and floor < strictest else None

    return goal
