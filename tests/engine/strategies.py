"""Small policies and questions, so small that every completion can be listed."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from handrail.engine import Finding, PolicyError, loads

WITH = ["pupil", "parent", "colleague"]
CONTENT = ["names-pupil", "abusive", "image-of-pupil"]
NEEDS = ["head-agreement", "parent-consent", "second-reader"]
MET = [*NEEDS, "head-written-agreement", "parent-written-consent"]
DUTIES = ["decline", "record", "inform-head"]
ROLES = ["staff", "governor", "parent"]

content_test = st.one_of(
    st.lists(st.sampled_from(CONTENT), min_size=1, max_size=2, unique=True),
    st.fixed_dictionaries({"all": st.lists(st.sampled_from(CONTENT), min_size=1, max_size=2, unique=True)}),
    st.fixed_dictionaries({"without": st.lists(st.sampled_from(CONTENT), min_size=1, max_size=2, unique=True)}),
)
FACTS = {
    "with": st.one_of(st.sampled_from(WITH), st.lists(st.sampled_from(WITH), min_size=2, max_size=2, unique=True)),
    "family": st.booleans(),
    "age": st.one_of(
        st.sampled_from([{"below": 16}, {"at_least": 18}, {"below": 18}, 16]), st.just({"at_least": 16, "below": 18})
    ),
    "clock": st.sampled_from([{"from": "09:00", "until": "17:00"}, {"from": "22:00", "until": "06:00"}]),
    "known_through_work": st.booleans(),
    "content": content_test,
}


@st.composite
def tables(draw: Any, most: int = 2) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(FACTS)), min_size=1, max_size=most, unique=True))
    return {name: draw(FACTS[name]) for name in names}


@st.composite
def rule_rows(draw: Any, clauses: int, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {"topic": "contact.pupil", "on": "connect"}
    if draw(st.booleans()) or number == 0:
        row["when"] = draw(tables())
    if draw(st.integers(0, 3)) == 0:
        row["unless"] = draw(st.lists(tables(), min_size=1, max_size=2))
    if draw(st.integers(0, 4)) == 0:
        row["binds"] = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
    then = draw(st.sampled_from(["prohibited", "permitted", "permitted", "advised-against", None]))
    if then:
        row["then"] = then
    if then == "permitted" and draw(st.booleans()):
        need = st.one_of(st.sampled_from(NEEDS), st.lists(st.sampled_from(NEEDS), min_size=2, max_size=2, unique=True))
        row["needs"] = draw(st.lists(need, min_size=1, max_size=2, unique_by=str))
    if then and draw(st.integers(0, 2)) == 0 and number:
        row["in_place_of"] = [f"c{draw(st.integers(0, number - 1))}"]
    if not then or draw(st.integers(0, 2)) == 0:
        duty = st.fixed_dictionaries(
            {
                "do": st.sampled_from(DUTIES),
                "by": st.sampled_from(["asker", "head"]),
                "word": st.sampled_from(["must", "should"]),
            },
            optional={"within": st.sampled_from(["at-once", "same-day", {"hours": 72}])},
        )
        row["duties"] = draw(st.lists(duty, min_size=1, max_size=2))
    return row


@st.composite
def policies(draw: Any, most: int = 5) -> str:
    """The text of a small policy; a text, so that a failing case can be read."""
    count = draw(st.integers(1, most))
    clauses = [{"id": f"c{n}", "says": f"Clause {n}.", "rule": [draw(rule_rows(count, n))]} for n in range(count)]
    text = as_toml(clauses)
    codes = {finding.code for finding in findings(text)}
    assert codes <= {"HR122", "HR119"}, text
    return as_toml([{**clause, "rule": [_plain(clause["rule"][0])]} for clause in clauses]) if codes else text


def findings(text: str) -> tuple[Finding, ...]:
    """Return all that is wrong with a policy's text."""
    try:
        loads(text)
    except PolicyError as error:
        return error.findings
    return ()


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {"topic": row["topic"], "on": "connect", "then": row.get("then") or "permitted"}


@st.composite
def questions(draw: Any) -> dict[str, Any]:
    """The facts of a question about the action that the small policies are about."""
    values: dict[str, Any] = {
        "with": st.sampled_from(WITH),
        "family": st.booleans(),
        "age": st.sampled_from([10, 16, 17, 18, 30]),
        "clock": st.sampled_from(["08:00", "12:00", "23:00"]),
        "known_through_work": st.booleans(),
        "role": st.sampled_from(ROLES),
        "content": _sets(CONTENT),
        "met": _sets(MET),
    }
    names = draw(st.lists(st.sampled_from(sorted(values)), max_size=6, unique=True))
    return {name: draw(values[name]) for name in names}


def _sets(words: list[str]) -> st.SearchStrategy[Any]:
    some = st.lists(st.sampled_from(words), max_size=3, unique=True)
    partly = st.tuples(some, some).map(
        lambda pair: {"has": pair[0], "has_not": [word for word in pair[1] if word not in pair[0]]}
    )
    return st.one_of(some, partly)


def as_toml(clauses: list[dict[str, Any]]) -> str:
    """Write clauses as a policy file."""
    head = (
        '[policy]\nid = "small"\ntitle = "Small"\npublisher = "A school"\nadopted = 2025-09-01\n'
        'source = "Made for a test"\nbinds = ["staff", "governor"]\n'
    )
    return head + "".join(_clause(clause) for clause in clauses)


def _clause(clause: dict[str, Any]) -> str:
    plain = {key: value for key, value in clause.items() if key not in ("rule", "step", "note")}
    text = "\n[[clause]]\n" + "".join(f"{key} = {value_as_toml(value)}\n" for key, value in plain.items())
    for kind in ("rule", "step", "note"):
        for row in clause.get(kind, []):
            text += f"[[clause.{kind}]]\n" + "".join(f"{key} = {value_as_toml(value)}\n" for key, value in row.items())
    return text


def value_as_toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {value_as_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(value_as_toml(item) for item in value) + "]"
    return str(value)
