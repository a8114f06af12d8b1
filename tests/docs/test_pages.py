"""The documentation is whole and fresh: made pages fit what they describe, sessions run, links lead somewhere."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from handrail.cli import COMMANDS
from handrail.engine import vocabulary
from handrail.engine.errors import CODES, QUESTION_CODES
from handrail.engine.study.faults.fault import CODES as FAULTS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MARKDOWN = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
sys.path.insert(0, str(DOCS))
build, sessions = import_module("build"), import_module("sessions")
"""The two scripts behind `make docs`."""


def text(page: str) -> str:
    return (DOCS / "reference" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", build.PAGES)
def test_a_made_page_is_fresh(page: str) -> None:
    assert text(page) == build.page(page), "stale: run `make docs`"


@pytest.mark.parametrize("page", sessions.pages(), ids=lambda page: page.name)
def test_a_session_says_what_the_command_says(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == sessions.played(page), "stale: run `make docs`, and read the difference"


def test_the_readme_has_a_session() -> None:
    assert ROOT / "README.md" in sessions.pages()


def test_the_readme_quotes_a_real_clause() -> None:
    [quoted] = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    files = (ROOT / "src" / "handrail" / "policies").glob("*/*/policy.toml")
    assert any(quoted in file.read_text(encoding="utf-8") for file in files)


def test_the_tutorial_builds_the_file_that_it_shows() -> None:
    tutorial = (DOCS / "tutorial" / "a-policy-of-your-own.md").read_text(encoding="utf-8")
    whole = (DOCS / "tutorial" / "oakfield.toml").read_text(encoding="utf-8")
    assert all(part in whole for part in re.findall(r"```toml\n(.*?)```", tutorial, re.DOTALL))


def test_every_command_is_in_the_reference() -> None:
    assert all(f"## `handrail {command}`" in text("commands.md") for command in COMMANDS)


def test_every_error_code_is_in_the_reference() -> None:
    assert all(f"| `{code}` |" in text("error-codes.md") for code in (*CODES, *FAULTS, *QUESTION_CODES))


def test_every_word_of_the_vocabulary_is_in_the_reference() -> None:
    words = vocabulary()
    values = [value for fact in words.facts.values() for value in fact.values]
    for word in (*words.askings, *words.facts, *values, *words.duties, *words.actors, *words.outcomes, *words.silences):
        assert f"`{word}`" in text("vocabulary.md"), word


def test_every_word_has_a_sentence_for_people() -> None:
    words = vocabulary()
    for fact in words.facts.values():
        assert fact.ask.endswith((")", "?"))
        assert set(fact.says) == set(fact.values), fact.name
    says = [*words.duties.values(), *words.actors.values(), *words.outcomes.values(), *words.silences.values()]
    says += [asking.says for asking in words.askings.values()] + [
        say for fact in words.facts.values() for say in fact.says.values()
    ]
    assert all(say[0].isupper() and not say.endswith(".") for say in says)


def test_every_outcome_and_key_of_an_answer_is_explained() -> None:
    explained = text("answers.md")
    assert all(f"`{outcome}`" in explained for outcome in vocabulary().outcomes)
    for key in (
        "possible",
        "ask",
        "reasons",
        "outstanding",
        "outstanding_any",
        "duties",
        "advice",
        "ask_also",
        "assumed",
    ):
        assert f"| `{key}` |" in explained


def test_the_readme_names_the_two_targets_of_a_newcomer() -> None:
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    for target in ("run", "test"):
        assert f"make {target} " in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def links() -> Iterator[tuple[Path, str]]:
    for page in MARKDOWN:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                yield page, target


def test_links_lead_somewhere() -> None:
    dead = [f"{page.relative_to(ROOT)}: {target}" for page, target in links() if not (page.parent / target).exists()]
    assert not dead, dead


def test_the_index_names_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    kinds = ("tutorial", "how-to", "reference", "explanation")
    lost = [
        page.name for kind in kinds for page in sorted((DOCS / kind).glob("*.md")) if f"{kind}/{page.name}" not in index
    ]
    assert not lost, lost


def test_decisions_say_context_decision_and_consequences() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in decisions]
    assert len(set(numbers)) == len(numbers)
    for page in decisions:
        told = page.read_text(encoding="utf-8")
        assert re.search(r"^(Accepted|Superseded by \S+), \d{1,2} \w+ \d{4}\.$", told, re.MULTILINE), page.name
        assert all(f"\n## {part}\n" in told for part in ("Context", "Decision", "Consequences")), page.name
