"""The rules on one action with what tells their verdicts apart: tiers, needs, and what may still turn stricter."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from handrail.engine.answer import Answer, Reason, reason
from handrail.engine.errors import QuestionError
from handrail.engine.formulas import AND, FAILS, HOLDS, OR, Formula, bits
from handrail.engine.inquiry import Claim, Duties, Speaking, duties_of
from handrail.engine.policy import Policy, Rule
from handrail.engine.question import Question
from handrail.engine.sheet import Sheet, compile_sheet
from handrail.engine.variables import KEPT

PROHIBITED, CONDITIONAL, ADVISED, PERMITTED, NOT_COVERED = range(5)
TIERS = {"prohibited": PROHIBITED, "advised-against": ADVISED, "permitted": PERMITTED}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A sheet of rules on one action, with what tells their verdicts apart."""

    policy: Policy
    rules: tuple[Rule, ...]
    reasons: tuple[Reason, ...]
    """Each rule as a reason, with its clause's text."""
    speaking: Speaking
    tiers: tuple[int, ...]
    """For each verdict, the rules that give it; a permission with needs stands under both of its two."""
    needy: dict[int, tuple[int, ...]]
    """Rule to the rows of each of its needs."""
    need_rows: int
    duties: tuple[Duties, ...]
    kept: dict[tuple[int, object], Answer] = field(default_factory=dict)
    """Answers by what speaks and is in place or, with facts unknown, by what is alive and unknown; at most `KEPT`."""
    levels: dict[int, int] = field(default_factory=dict)
    """Verdicts with nothing unknown, by the rows alive."""

    @property
    def sheet(self) -> Sheet:
        """The rules as masks."""
        return self.speaking.sheet

    def bounds(self, must: int, may: int, alive: int, held: int) -> tuple[int, int]:
        """Return the verdict that is certain to be reached at least, and the strictest that may be."""
        if held == alive:
            level = self.levels.get(alive)
            if level is None:
                level = self._keep(alive, _first(*self._floors(must, self.lacking(must, may, alive, held)[0])))
            return level, level
        lack, may_lack = self.lacking(must, may, alive, held)
        return _first(*self._floors(must, lack)), _first(*self._floors(may, may_lack))

    def _floors(self, speaking: int, lack: int) -> tuple[int, int, int, int]:
        prohibited, _, advised, permitted, _ = self.tiers
        return speaking & prohibited, lack, speaking & advised, speaking & permitted

    def _keep(self, alive: int, level: int) -> int:
        if len(self.levels) >= KEPT:
            self.levels.clear()
        self.levels[alive] = level
        return level

    def lacking(self, must: int, may: int, alive: int, held: int) -> tuple[int, int]:
        """Return the permissions that certainly, and that possibly, still lack a need."""
        lack = may_lack = 0
        left = may & self.tiers[CONDITIONAL]
        while left:
            rule = left & -left
            left ^= rule
            needs = self.needy[rule]
            if not all(held & rows for rows in needs):
                may_lack |= rule
                if must & rule and not all(alive & rows for rows in needs):
                    lack |= rule
        return lack, may_lack

    def level(self, alive: int) -> int:
        """Return the verdict with nothing unknown."""
        level = self.levels.get(alive)
        return self.bounds(*self.sheet.settle(alive, alive))[0] if level is None else level

    def reaches(self, level: int, may: int) -> list[tuple[int, list[Formula]]]:
        """Return the ways to a verdict among rules that may speak: rows looked at, formulas that must all hold."""
        yes, reach = self.speaking.yes, self.speaking.reach
        numbers = bits(may & self.tiers[level])
        if level == CONDITIONAL:
            return [(reach[number] | self.need_rows, [yes[number], self._lacks(number)]) for number in numbers]
        return [(reach[number], [yes[number]]) for number in numbers]

    def misses(self, below: int, may: int) -> list[Formula]:
        """Return what must hold for no verdict stricter than a level to be reached."""
        no, found = self.speaking.no, []
        for number in bits(may & (self.tiers[PROHIBITED] | (self.tiers[ADVISED] if below > ADVISED else 0))):
            found.append(no[number])
        if below > PERMITTED:
            found += [no[number] for number in bits(may & self.tiers[PERMITTED])]
        elif below > CONDITIONAL:
            found += [(OR, (no[number], self._in_place(number))) for number in bits(may & self.tiers[CONDITIONAL])]
        return found if below else []

    def at_least(self, level: int, may: int) -> Claim:
        """Return the claim that a verdict at least as strict as a level is reached."""

        def goal(must: int, may: int, alive: int, held: int) -> bool | None:
            floor, top = self.bounds(must, may, alive, held)
            return True if floor <= level else False if top > level else None

        return Claim(
            goal,
            yes=lambda: [way for stricter in range(level + 1) for way in self.reaches(stricter, may)],
            no=lambda: [self.misses(level + 1, may)],
        )

    def lacks(self, need: int, may: int) -> Claim:
        """Return the claim that a need (its rows) is asked for and not in place."""
        speaking = self.speaking
        rules = may & reduce(or_, (rule for rule, needs in self.needy.items() if need in needs))
        out: Formula = (AND, tuple((FAILS, row) for row in bits(need)))
        there: Formula = (OR, tuple((HOLDS, row) for row in bits(need)))

        def goal(must: int, may: int, alive: int, held: int) -> bool | None:
            if not may & rules or held & need:
                return False
            return True if must & rules and not alive & need else None

        return Claim(
            goal,
            yes=lambda: [(speaking.reach[number] | need, [speaking.yes[number], out]) for number in bits(rules)],
            no=lambda: [[speaking.no[number] for number in bits(rules)], [there]],
        )

    def advises(self, number: int, may: int) -> Claim:
        """Return the claim that a rule speaks and a stricter verdict is reached."""
        rule = 1 << number
        own = next(level for level in (PROHIBITED, ADVISED, PERMITTED) if rule & self.tiers[level])
        speaks, silent = self.speaking.yes[number], self.speaking.no[number]
        cases: list[tuple[int, list[Formula]]] = [(own, [])]
        has_needs = rule & self.tiers[CONDITIONAL]
        if has_needs:
            cases = [(CONDITIONAL, [self._lacks(number)]), (PERMITTED, [self._in_place(number)])]

        def goal(must: int, may: int, alive: int, held: int) -> bool | None:
            if not may & rule:
                return False
            floor, top = self.bounds(must, may, alive, held)
            lack, may_lack = self.lacking(must, may, alive, held) if has_needs else (0, 0)
            if top >= (CONDITIONAL if lack & rule else own):
                return False
            return True if must & rule and floor < (CONDITIONAL if may_lack & rule else own) else None

        return Claim(
            goal,
            yes=lambda: [
                (rows | self.speaking.reach[number] | self.need_rows, [speaks, *state, *way])
                for level, state in cases
                for stricter in range(level)
                for rows, way in self.reaches(stricter, may)
            ],
            no=lambda: [[silent], *([*state, *self.misses(level, may)] for level, state in cases)],
        )

    def _lacks(self, number: int) -> Formula:
        needs = self.needy[1 << number]
        return (OR, tuple((AND, tuple((FAILS, row) for row in bits(rows))) for rows in needs))

    def _in_place(self, number: int) -> Formula:
        needs = self.needy[1 << number]
        return (AND, tuple((OR, tuple((HOLDS, row) for row in bits(rows))) for rows in needs))


def verdicts_for(policy: Policy, question: Question) -> Verdicts:
    """Return what the policy says of an action, compiled once."""
    found = policy.compiled.get(question.word)
    if not isinstance(found, Verdicts):
        found = policy.compiled[question.word] = _compile(policy, question)
    return found


def _compile(policy: Policy, question: Question) -> Verdicts:
    if question.is_event:
        hint = "Ask for its pathway instead."
        raise QuestionError("wrong-kind", f'"{question.word}" is an event, not an action.', hint)
    sheet = compile_sheet(policy, question.word)
    rules = tuple(rule for rule in sheet.rules if isinstance(rule, Rule))
    tiers, needy = [0, 0, 0, 0, 0], {}
    rows_of = dict(sheet.needs)
    for number, rule in enumerate(rules):
        if rule.then:
            tiers[TIERS[rule.then]] |= 1 << number
        if rule.needs:
            tiers[CONDITIONAL] |= 1 << number
            needy[1 << number] = tuple(rows_of[need] for need in rule.needs)
    need_rows = reduce(or_, rows_of.values(), 0)
    reasons = tuple(reason(policy, rule) for rule in rules)
    return Verdicts(policy, rules, reasons, Speaking.of(sheet), tuple(tiers), needy, need_rows, duties_of(sheet))


def _first(*masks: int) -> int:
    """Return the number of the first mask that is not empty."""
    for number, mask in enumerate(masks):
        if mask:
            return number
    return len(masks)
