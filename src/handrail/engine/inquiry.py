"""One question put to one sheet: what certainly and possibly speaks, and what comes out in every completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from handrail.engine.answer import Line
from handrail.engine.formulas import Formula, Goal, State, bits, rows_in, speaking
from handrail.engine.policy import Duty, Within
from handrail.engine.search import Completions
from handrail.engine.sheet import Sheet, Start
from handrail.engine.variables import Single, Words


@dataclass(frozen=True, slots=True)
class Duties:
    """Every rule of a sheet that lays one duty on one doer: its bit, its clause, the duty."""

    duty: str
    by: str
    parts: tuple[tuple[int, str, Duty], ...]
    mask: int
    """The rules that lay it."""


def duties_of(sheet: Sheet) -> tuple[Duties, ...]:
    """Return every duty and doer of a sheet, in document order."""
    parts: dict[tuple[str, str], list[tuple[int, str, Duty]]] = {}
    for number, rule in enumerate(sheet.rules):
        for duty in rule.duties:
            parts.setdefault((duty.do, duty.by), []).append((1 << number, rule.clause, duty))
    return tuple(
        Duties(do, by, tuple(rows), reduce(or_, (bit for bit, _, _ in rows))) for (do, by), rows in parts.items()
    )


@dataclass(frozen=True, slots=True)
class Speaking:
    """A sheet, with for each rule the formula that it speaks and the formula that it does not."""

    sheet: Sheet
    yes: tuple[Formula, ...]
    no: tuple[Formula, ...]
    reach: tuple[int, ...]
    """For each rule, every row that can make it speak or fall silent."""

    @classmethod
    def of(cls, sheet: Sheet) -> Speaking:
        """Work out the formulas of a sheet."""
        yes, no = speaking(sheet)
        return cls(sheet, yes, no, tuple(map(rows_in, yes)))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that is true or false in each completion."""

    goal: Goal
    yes: Callable[[], list[tuple[int, list[Formula]]]]
    """The ways in which it is true: rows, and formulas that must all hold. A variable that those rows do not look at
    cannot turn this way of being true into one of being false."""
    no: Callable[[], list[list[Formula]]]
    """The ways in which it is false. Both are spelled out only where a search is needed."""


@dataclass(slots=True)
class Inquiry:
    """The state of one question: what is alive and unknown, what certainly and what possibly speaks."""

    speaking: Speaking
    start: Start
    state: State
    searched: Completions | None = None
    undecided: list[Claim] = field(default_factory=list)
    """All that was looked into and is not settled: it may hang on facts that are unknown."""
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, speaking: Speaking, start: Start) -> Inquiry:
        """Look at a sheet from where a question starts."""
        sheet = speaking.sheet
        state = sheet.settle(start.alive, start.alive & ~sheet.touched(start.unknown))
        return cls(speaking, start, state)

    @property
    def completions(self) -> Completions:
        """The completions of what is unknown, made when first looked into."""
        if self.searched is None:
            self.searched = Completions(self.speaking.sheet, self.start.alive, self.start.unknown)
        return self.searched

    def comes_out(self, claim: Claim) -> bool:
        """Say whether a claim is true in every completion; if that is not settled at once, remember the claim."""
        settled = claim.goal(*self.state)
        if settled is None:
            self.undecided.append(claim)
            seen = any(not claim.goal(*state) for _, state in self.completions.seen)
            return not seen and not any(self.completions.find(way) for way in claim.no())
        return bool(settled)

    def facts(self, claims: Iterable[Claim], but: Iterable[str] = ()) -> set[str]:
        """Return the facts on which some claims hang, leaving some facts out."""
        if not self.start.unknown:
            return set()
        variables = self.speaking.sheet.variables
        found = set(but)
        claims = list(claims)
        for place in self.start.unknown if claims else ():
            fact = variables[place].fact
            if variables[place].touches & self.start.alive and fact not in found and self._hang_on(claims, place):
                found.add(fact)
        return found - set(but)

    def _hang_on(self, claims: list[Claim], place: int) -> bool:
        """Say whether two completions that differ in one variable alone differ in one of some claims."""
        for here, there in self.completions.neighbours(place):
            if any(claim.goal(*here) != claim.goal(*there) for claim in claims):
                return True
        touched = self.speaking.sheet.variables[place].touches & self.start.alive
        return any(
            self.completions.find(way, place, no)
            for claim in claims
            for rows, way in claim.yes()
            if rows & touched
            for no in claim.no()
        )

    def speaks(self, rules: int, unless: int = 0) -> bool:
        """Say whether one of some rules speaks (and none of some others) in every completion."""
        must, may, _, _ = self.state
        if not may & rules or must & unless:
            return False
        if must & rules and not may & unless:
            return True
        key = rules & may, unless & may
        if key not in self.known:
            self.known[key] = self.comes_out(self._claim(*key))
        return self.known[key]

    def _claim(self, rules: int, unless: int) -> Claim:
        yes, no = self.speaking.yes, self.speaking.no
        quiet = [no[number] for number in bits(unless)]
        hushed = reduce(or_, (self.speaking.reach[number] for number in bits(unless)), 0)

        def goal(must: int, may: int, _alive: int, _held: int) -> bool | None:
            if not may & rules or must & unless:
                return False
            return True if must & rules and not may & unless else None

        return Claim(
            goal,
            yes=lambda: [(self.speaking.reach[number] | hushed, [yes[number], *quiet]) for number in bits(rules)],
            no=lambda: [[no[number] for number in bits(rules)], *([yes[number]] for number in bits(unless))],
        )

    def lines(self, duties: Iterable[Duties], unless: Callable[[str], int] = lambda duty: 0) -> list[Line]:
        """Return a line for each duty and doer that comes out in every completion."""
        lines = []
        for duty in duties:
            if self.speaks(duty.mask, unless(duty.duty)):
                lines.append(self._line(duty, unless(duty.duty)))
        return lines

    def _line(self, duty: Duties, unless: int) -> Line:
        must_speak, may_speak, _, _ = self.state
        sure = must_speak if must_speak & duty.mask else may_speak
        clauses = tuple(dict.fromkeys(clause for bit, clause, _ in duty.parts if bit & sure))
        may = [(bit, part) for bit, _, part in duty.parts if bit & may_speak]
        must = reduce(or_, (bit for bit, part in may if part.must), 0)
        limits = sorted({part.within for _, part in may if part.within}, key=lambda limit: limit.length)
        within: Within | None = None
        for limit in limits:
            as_short = reduce(or_, (bit for bit, part in may if part.within and part.within.length <= limit.length))
            if self.speaks(as_short, unless):
                within = limit
                break
        return Line(duty.duty, duty.by, bool(must) and self.speaks(must, unless), within, clauses)


def other_values(sheet: Sheet, start: Start) -> list[tuple[Single | Words, list[int]]]:
    """For each assumed fact, return it with the rows alive under each of its other values, the rest as it is.

    A set comes with the rows alive when nothing is known of it. Values that change no row are left out.
    """
    found = []
    for place, (fact, _) in enumerate(start.assumed):
        rest = start.dead
        for other, (_, killed) in enumerate(start.assumed):
            if other != place:
                rest |= killed
        kills = fact.variables[0].kills if isinstance(fact, Single) else (0,)
        rows = dict.fromkeys(sheet.all_rows & ~(rest | killed) for killed in kills)
        rows.pop(start.alive, None)
        if rows:
            found.append((fact, list(rows)))
    return found
