"""The forms of what the API takes and gives; what a question can say is made from the vocabulary."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Path, Schema
from pydantic import ConfigDict, RootModel, field_validator

from handrail.engine import vocabulary
from handrail.engine.question import OLDEST
from handrail.engine.vocabulary import Fact

TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
NAME_LENGTH = 200
Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,60}$", description="The school, as its address names it")]


def question_schema(kind: str) -> dict[str, Any]:
    """Give the form of a question about an action or an event, with every fact and its values."""
    words = vocabulary()
    known = [asking.name for asking in words.askings.values() if asking.is_event == (kind == "event")]
    facts = {name: _fact_schema(fact) for name, fact in words.facts.items()}
    named = {"id": {"type": ["string", "null"], "maxLength": NAME_LENGTH, "description": "Comes back with the answer"}}
    return {
        "type": "object",
        "properties": {**named, kind: {"type": "string", "enum": known}, **facts},
        "required": [kind],
        "additionalProperties": False,
    }


def _fact_schema(fact: Fact) -> dict[str, Any]:
    words = {"type": "array", "items": {"type": "string", "enum": list(fact.values)}}
    sides = {"type": "object", "properties": {"has": words, "has_not": words}, "additionalProperties": False}
    forms: dict[str, dict[str, Any]] = {
        "one": {"enum": [*fact.values, None]},
        "yes-no": {"type": ["boolean", "null"]},
        "years": {"type": ["integer", "null"], "minimum": 0, "maximum": OLDEST},
        "time": {"type": ["string", "null"], "pattern": TIME},
        "set": {"anyOf": [words, sides, {"type": "null"}]},
    }
    return {"description": fact.ask, **forms[fact.type]}


class Asked(RootModel[dict[str, Any]]):
    """A JSON object; the engine itself looks at what is in it."""

    @field_validator("root")
    @classmethod
    def name_is_a_text(cls, root: dict[str, Any]) -> dict[str, Any]:
        """Refuse a name that could not come back as it is."""
        name = root.get("id")
        if name is not None and (not isinstance(name, str) or len(name) > NAME_LENGTH):
            raise ValueError(f"the id is a text of at most {NAME_LENGTH} characters")
        return root

    @field_validator("root")
    @classmethod
    def sides_are_lists(cls, root: dict[str, Any]) -> dict[str, Any]:
        """Refuse a side of a set that is empty in another way than a list is; the engine would take it for none."""
        sides = [side for value in root.values() if isinstance(value, dict) for side in value.values()]
        if any(not isinstance(side, list) for side in sides):
            raise ValueError("what a set has, and has not, is a list of words")
        return root


class ActionAsked(Asked):
    """A question about an action."""

    model_config = ConfigDict(json_schema_extra=lambda form: _become(form, "action"))


class EventAsked(Asked):
    """A question about an event."""

    model_config = ConfigDict(json_schema_extra=lambda form: _become(form, "event"))


def _become(form: dict[str, Any], kind: str) -> None:
    form.pop("additionalProperties", None)
    form.update(question_schema(kind))


class PolicyNamed(Schema):
    """One edition of a policy, in force at a school."""

    school: str
    policy: str
    title: str
    name: str
    digest: str
    since: date
    review_due: date | None


class RuleTold(Schema):
    """One rule or step, in words."""

    id: str
    verdict: str
    what: str
    lines: list[str]


class NoteTold(Schema):
    """Law or guidance that came after the edition."""

    clause: str
    since: date
    says: str
    source: str
    confirmed: bool


class ClauseTold(Schema):
    """One clause: its text, its rules, and why it has none."""

    id: str
    says: str
    rules: list[RuleTold]
    silent: str
    notes: list[NoteTold]


class PolicyTold(PolicyNamed):
    """An edition with its clauses, in the order of the document."""

    clauses: list[ClauseTold]


class Reason(Schema):
    """A rule that spoke."""

    rule: str
    clauses: list[str]
    then: str | None
    word: str | None
    says: str


class Line(Schema):
    """One duty of one doer."""

    duty: str
    by: str
    word: str
    within: str | dict[str, int] | None = None
    clauses: list[str]


class Never(Schema):
    """What is to be left alone."""

    duty: str
    clauses: list[str]


class Verdict(Schema):
    """The answer about an action; the parts mean what `docs/reference/answers.md` says."""

    id: str | None
    outcome: str
    possible: list[str]
    ask: list[str]
    reasons: list[Reason]
    outstanding: list[str]
    outstanding_any: list[list[str]]
    duties: list[Line]
    advice: list[Reason]
    ask_also: list[str]
    assumed: dict[str, Any]
    notes: list[NoteTold]
    scope: list[str] = []
    edition: PolicyNamed


class PathwayTold(Schema):
    """What to do after an event, in order."""

    id: str | None
    steps: list[Line]
    never: list[Never]
    ask: list[str]
    notes: list[NoteTold]
    edition: PolicyNamed
