"""What can be wrong with a policy file or a question, and how it is said.

HandrailError
├── PolicyError      the file is wrong: every finding at once, each with its place
└── QuestionError    the question uses a word or value outside the vocabulary
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

CODES = {
    "HR101": "The file cannot be read, or is not TOML",
    "HR102": "A key that the file form does not have",
    "HR103": "A key that must be there is missing",
    "HR104": "A value of the wrong type",
    "HR105": "A word that the vocabulary does not have",
    "HR106": "Two clauses with one id",
    "HR107": "A clause with neither rule nor step, and no reason for having none",
    "HR108": "A clause that gives a reason for silence and yet has a rule or step",
    "HR109": "A reference to a clause or rule that is not there",
    "HR110": "Rules or steps that stand in place of each other in a ring",
    "HR111": "Steps that come after each other in a ring",
    "HR112": "`met` in a condition: what is in place is said in `needs` alone",
    "HR113": '`needs` without `then = "permitted"`',
    "HR114": "`in_place_of` on a rule that has no `then`",
    "HR115": "A rule with neither verdict nor duties, or a step with neither `do` nor `never`",
    "HR116": "An empty list or table",
    "HR117": "A condition that can never hold",
    "HR118": "One duty both done and never done by one step",
    "HR119": "`in_place_of` that takes nothing away",
    "HR120": "`after` a duty that no step does after this event",
    "HR121": "A note on a law or service that the law file does not have",
    "HR122": "The same thing said twice",
    "HR123": "A remark that cannot be used: a kind that there is not, or a question that cannot be asked",
}
"""Every code of a finding at load, with what it means. Codes are stable: a published one never changes its meaning."""


class HandrailError(Exception):
    """The root of everything that Handrail raises on purpose."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a policy file: stable code, place, sentence and hint."""

    code: str
    place: str
    """File, clause and rule, as a person looks them up: `hartest/2020-01/policy.toml, clause 4.2, rule 1`."""
    says: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.says}{hint} [{self.code}]"


class PolicyError(HandrailError):
    """A policy file that cannot be used; `findings` holds all that is wrong with it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class QuestionError(HandrailError):
    """A question outside the vocabulary; `code`, `message` and `hint` say what and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(f"{message} {hint}".strip())

    def as_json(self) -> dict[str, str]:
        """Return the error as the command line writes it in the place of an answer."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


QUESTION_CODES = {
    "not-json": "The line is not a JSON object",
    "no-word": "Neither an action nor an event, or both",
    "unknown-word": "An action or event that the vocabulary does not have",
    "unknown-fact": "A fact that the vocabulary does not have",
    "unknown-value": "A value that the fact does not have",
    "wrong-type": "A value of the wrong type for the fact",
    "contradiction": "A word of a set said to be both in and out",
    "wrong-kind": "An event where an action is asked for, or the other way round",
}
"""Every code of a question's error, with what it means."""


def nearest(word: object, words: Iterable[str]) -> str:
    """Return the hint that names the nearest of the words, or nothing where none is near."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6) if isinstance(word, str) and len(word) < 80 else []
    return f'Did you mean "{close[0]}"?' if close else ""
