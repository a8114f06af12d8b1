"""Write the generated pages of `docs/reference`, and run the sessions on every page anew. `make docs` runs this.

Each page is made from the thing itself (the vocabulary, the commands), and a test fails when one is stale.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import sessions

from handrail import policies
from handrail.cli import COMMANDS, main
from handrail.engine import vocabulary
from handrail.engine.errors import CODES, QUESTION_CODES
from handrail.engine.study.faults.fault import CODES as FAULTS
from handrail.engine.vocabulary import Fact

FOLDER = Path(__file__).parent / "reference"
BAD = Path(__file__).parents[1] / "tests" / "engine" / "bad"
MADE = "<!-- Made by `make docs`: do not edit by hand. -->"
WIDTH = 100
ASSUMED = "Assumed unless somebody says otherwise: "


def vocabulary_page() -> Iterator[str]:
    """Yield the lines of the page of words."""
    words = vocabulary()
    yield from ("# The vocabulary", "", MADE, "")
    yield "The words in which questions are asked and answered. `src/handrail/policies/vocabulary.toml` holds them all;"
    yield "a new policy may add a word, and never changes the meaning of one."
    for title, askings in (("Actions", words.actions), ("Events", words.events)):
        yield from ("", f"## {title}", "", "| word | meaning | asks for |", "|---|---|---|")
        for asking in askings:
            asks = ", ".join(f"`{name}`" for name in words.facts if name in asking.asks)
            yield f"| `{asking.name}` | {asking.says} | {asks} |"
    yield from (
        "",
        "## Facts",
        "",
        "A fact that nobody gave is unknown, unless something is assumed of it here and the",
    )
    yield "action or event does not ask for it."
    for fact in words.facts.values():
        yield from _fact(fact)
    yield from _table("Outcomes, the most restrictive first", words.outcomes.items())
    yield from _table("Duties", words.duties.items())
    yield from _table("Who does a duty", words.actors.items())
    yield from _table("Why a clause has no rule", words.silences.items())
    yield from ("", "## Conditions that are as good as others", "")
    for weak, strong in words.stands_in.items():
        if others := sorted(strong - {weak}):
            yield f"- `{weak}`: also in place with {', '.join(f'`{word}`' for word in others)}"
    yield from ("", "## Modal words of documents, by how strongly they bind", "", "| force | words |", "|---|---|")
    for force in dict.fromkeys(words.modals.values()):
        yield f"| `{force}` | {', '.join(word for word, strength in words.modals.items() if strength == force)} |"


def _fact(fact: Fact) -> Iterator[str]:
    yield from ("", f"### `{fact.name}`", "", f"{fact.ask} ({fact.type})")
    if fact.assume is not None:
        yield f"{ASSUMED}{_plain(fact.assume)}."
    if fact.values:
        yield from ("", "| value | meaning |", "|---|---|")
        yield from (f"| `{value}` | {fact.says[value]} |" for value in fact.values)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`" if isinstance(value, str) else "none of them"


def topics_page() -> Iterator[str]:
    """Yield the lines of the page of topics."""
    catalogue = tomllib.loads((policies.FOLDER / "topics.toml").read_text(encoding="utf-8"))
    yield from ("# The topics", "", MADE, "")
    yield "The kinds of control that a school's social media policy can contain. Every rule and step names one."
    for group in catalogue["group"]:
        rows = [(row["id"], row["definition"]) for row in catalogue["topic"] if row["group"] == group["id"]]
        yield from _table(group["title"], rows)


def commands_page() -> Iterator[str]:
    """Yield the lines of the page of commands: what `--help` says of each."""
    yield from ("# The commands", "", MADE, "")
    yield "Exit status: 0 all well, 1 something was found, 2 the command was not used rightly. A `POLICY` is a built-in"
    yield "name (`hartest`: its newest edition), a name with its edition (`hartest@2020-01`), or the path of a file."
    wide: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    top = click.Context(main, info_name="handrail", **main.context_settings, **wide)
    for name in COMMANDS:
        command = main.get_command(top, name)
        if command:
            context = click.Context(command, parent=top, info_name=name, **wide)
            yield from ("", f"## `handrail {name}`", "", "```text", command.get_help(context).rstrip(), "```")


def errors_page() -> Iterator[str]:
    """Yield the lines of the page of error codes."""
    yield from ("# The error codes", "", MADE, "")
    yield "A code never changes its meaning."
    yield from _table("Findings in a policy file (`handrail check`)", CODES.items())
    examples = sorted(BAD.glob("*.toml"))
    if examples:
        yield from (
            "",
            "Each is shown by a small policy file in `tests/engine/bad`; what is said of it:",
            "",
            "```text",
        )
        yield from (file.read_text(encoding="utf-8").splitlines()[0].removeprefix("#").strip() for file in examples)
        yield "```"
    yield from _table("Faults of a policy (`handrail health`), the gravest first", FAULTS.items())
    yield from _table("Errors in a question (`handrail answer`, in the place of the answer)", QUESTION_CODES.items())


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from ("", f"## {title}", "", "| word | meaning |", "|---|---|")
    yield from (f"| `{word}` | {meaning} |" for word, meaning in rows)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "vocabulary.md": vocabulary_page,
    "topics.md": topics_page,
    "commands.md": commands_page,
    "error-codes.md": errors_page,
}


def page(name: str) -> str:
    """Return the text of a page as it should be now."""
    return "\n".join(PAGES[name]()) + "\n"


if __name__ == "__main__":
    for each in PAGES:
        (FOLDER / each).write_text(page(each), encoding="utf-8")
        print(f"docs/reference/{each}")
    for path in sessions.pages():
        path.write_text(sessions.played(path), encoding="utf-8")
        print(path.relative_to(sessions.ROOT))
