"""How well people's words are understood, how fast, and whether no child at risk is overlooked.

python bench/understand.py                 every figure, for the part that was tuned on and the part that was not
python bench/understand.py --wrong dev     what went wrong, question by question (never for `held` or `unseen`)
python bench/understand.py FILE.jsonl      the same for questions of one's own
python bench/understand.py --left-out      how well each file of examples is understood from the others (takes a while)
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from understanding.leaving_out import left_out
from understanding.scoring import NONE, Figures, Fit, kind

from handrail.understanding import concerns, understand

FOLDER = Path(__file__).parent / "understanding"
UNSEEN = FOLDER / "unseen.jsonl"
"""Questions by somebody who saw none of the lists, and whose wrong answers nobody has looked at. Keep it so."""
LEAST_A_SECOND = 500
SHOWN = 12


def main() -> None:
    """Print the figures."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("files", nargs="*", type=Path, default=[FOLDER / "questions.jsonl", UNSEEN])
    wanted.add_argument("--wrong", metavar="PART", help="List what went wrong in a part.")
    wanted.add_argument("--left-out", action="store_true", help="Measure each file of examples on the others.")
    options = wanted.parse_args()
    if options.left_out:
        tell_left_out()
        return
    loading = time.perf_counter()
    understand("can i add a pupil on insta")
    print(f"ready after {time.perf_counter() - loading:.2f} s")
    questions = [row for file in options.files for row in read(file)]
    answers = timed(questions)
    for part in sorted({row.get("part", "all") for row in questions}):
        rows = [row for row in questions if row.get("part", "all") == part]
        tell(part, rows, answers)
        if options.wrong == part:
            tell_wrong(rows, answers)
    tell_safety(questions)


def read(file: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def answer(text: str) -> dict[str, Any]:
    """Return what is understood, as the command writes it."""
    found = understand(text)
    return {"event" if found[0].is_event else "action": found[0].word, **found[0].facts} if found else dict(NONE)


def timed(questions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Answer every question, and say how fast that went."""
    started = time.perf_counter()
    answers = {row["id"]: answer(row["text"]) for row in questions}
    rate = len(questions) / (time.perf_counter() - started)
    print(f"{rate:,.0f} questions a second ({LEAST_A_SECOND} are promised)")
    return answers


def share(part: int, whole: int) -> str:
    """Write a share as people read it."""
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "none"


def tell(part: str, rows: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> None:
    """Print the figures of one part, and what is confused with what."""
    figures = Figures()
    for row in rows:
        figures.add(row, answers[row["id"]])
    print(f"\n{part}: {len(rows)} questions")
    print("  kind           ", share(figures.right, figures.questions))
    print("  core recall    ", share(figures.found, figures.expected))
    print("  core precision ", share(figures.found, figures.given))
    with_some = figures.questions - figures.clean
    print("  invented       ", figures.invented.total(), "facts, in", share(with_some, figures.questions))
    print("  out of scope   ", share(figures.recognised, figures.outside), "recognised")
    print("  turned away    ", share(figures.turned_away, figures.questions))
    for title, counted in (("confused", figures.confused), ("missed", figures.missed), ("invented", figures.invented)):
        named = ", ".join(f"{' as '.join(pair)} ({count})" for pair, count in counted.most_common(SHOWN))
        print(f"  {title}: {named or 'nothing'}")


def tell_wrong(rows: Iterable[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> None:
    """Print every question that is not wholly right."""
    for row in rows:
        got = answers[row["id"]]
        if row["expect"] == NONE:
            if kind(got):
                print("   ", row["id"], row["text"], "| not none:", got)
            continue
        fits = [Fit.of(form, row["core"], got) for form in row["expect"].get("any_of", [row["expect"]])]
        if not any(fit.right and fit.found == fit.wanted and not fit.invented for fit in fits):
            print("   ", row["id"], row["text"], "|", got)


def tell_left_out() -> None:
    """Print how well each file of examples is understood from all the others."""
    for file, right, ours, outside, none in left_out():
        print(f"{file:20} kind {share(right, ours)}; out of scope {share(outside, none)}")


def tell_safety(questions: list[dict[str, Any]]) -> None:
    """Print how many sentences about children at risk are seen, and how many other questions raise a false alarm."""
    at_risk = read(FOLDER / "at-risk.jsonl")
    print("\nsafety line")
    print("  recall         ", share(sum(bool(concerns(row["text"])) for row in at_risk), len(at_risk)))
    calm = [row["text"] for row in questions if not speaks_of_harm(row["expect"])]
    alarms = [text for text in calm if concerns(text)]
    print("  false alarms   ", share(len(alarms), len(calm)))


def speaks_of_harm(expect: dict[str, Any]) -> bool:
    """Whether a question is of an event in which a child may be harmed, so that an alarm is none too many."""
    harm = {"indecent-image", "cyberbullying", "suspected-crime", "misuse", "staff-misuse", "abuse-of-staff"}
    harm |= {"illegal-content-on-device", "online-safety-concern"}
    return any(form.get("event") in harm or form.get("safeguarding") for form in expect.get("any_of", [expect]))


if __name__ == "__main__":
    main()
