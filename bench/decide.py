"""One decision: Handrail's engine beside Cedar, CEL and a plain loop, on the same rules and questions, in one run.

python bench/decide.py [--quick]

World 1 is made by chance: 80 rules, 45 exceptions, 30 facts, 10,000 questions; every engine must reach the same verdict
and the same deciding rules. World 2 are the five built-in policies with questions on every action. Each with all facts
known, and with a third of them unknown, where the whole exact answer is worked out (verdicts still possible, what to
ask and in which order, what is outstanding, duties, advice). Microseconds a question; targets in brackets.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.decision import peers, world

from handrail.engine import Policy, Question, decide, load, vocabulary
from handrail.policies import find, laws

POLICIES = ("barleyhurst-park", "bentilee", "daffodil", "hartest", "notting-hill-prep")
QUICK = "--quick" in sys.argv
COUNT = 1_000 if QUICK else world.QUESTIONS


def timed(call: Callable[[Any], Any], items: Iterable[Any]) -> tuple[list[float], list[Any]]:
    """Return the microseconds of each call, and what it returned."""
    times, results = [], []
    for item in items:
        start = time.perf_counter_ns()
        result = call(item)
        times.append((time.perf_counter_ns() - start) / 1000)
        results.append(result)
    return times, results


def show(name: str, times: list[float], note: str = "", baseline: float = 0.0) -> float:
    """Print one row, and return its median."""
    ordered = sorted(times)
    median = statistics.median(ordered)
    ratio = f"{baseline / median:8.1f} x" if baseline else " " * 10
    p99 = ordered[int(len(ordered) * 0.99)]
    print(f"  {name:44}{median:10.1f}{statistics.fmean(ordered):10.1f}{p99:10.1f}{ratio}  {note}")
    return median


def head(title: str) -> None:
    """Print the head of a table."""
    print(f"\n{title}\n  {'':44}{'median':>10}{'mean':>10}{'p99':>10}{'  to Cedar':>10}")


def asked(facts: dict[str, Any], words: Any = None) -> Question:
    """Return a question of world 1 as one of ours."""
    given = {**facts, "met": []}
    if "clock" in given:
        given["clock"] = world.clock(given["clock"])
    return Question(world.ACTION, given, words or vocabulary())


def world_1() -> None:
    """Run the world made by chance."""
    chance = random.Random(world.SEED)
    rows = world.rows(chance)
    policy = world.policy(rows)
    known, partly = (world.questions(chance, share)[:COUNT] for share in (0.0, 1 / 3))
    truth = [peers.plain_loop(rows)(facts) for facts in known]
    cedar, cedar_partial = peers.cedar(rows)
    cel = peers.cel(rows)

    head(f"80 rules made by chance, all 30 facts known, {COUNT} questions")
    times, results = timed(cedar, map(peers.safe, known))
    wrong = sum(one != other for one, other in zip(results, truth, strict=True))
    baseline = show("Cedar (cedarpy, parsed set, reasons by @id)", times, f"{wrong} wrong")
    times, results = timed(cel, map(peers.safe, known))
    wrong = sum(one != other for one, other in zip(results, truth, strict=True))
    show("CEL (Rust, one list program)", times, f"{wrong} wrong", baseline)
    show("a plain loop in Python", timed(peers.plain_loop(rows), known)[0], "the truth", baseline)
    questions = [asked(facts) for facts in known]
    for name, note in (("Handrail, whole answer", "[10]"), ("Handrail, the same questions again", "kept answers")):
        times, results = timed(lambda question: decide(policy, question), questions)
        ours = [(answer.outcome, frozenset(reason.clauses[0] for reason in answer.reasons)) for answer in results]
        wrong = sum(one != other for one, other in zip(ours, truth, strict=True))
        show(name, times, f"{wrong} wrong {note}", baseline)

    head("The same rules, a third of the facts unknown, nothing assumed")
    words = vocabulary()
    asks = frozenset(words.facts) - {"met"}
    words = replace(words, askings={**words.askings, world.ACTION: replace(words.askings[world.ACTION], asks=asks)})
    open_policy = replace(policy, vocabulary=words)
    times, _ = timed(lambda _: cedar_partial(), range(200))
    baseline = show(
        "Cedar, partial mode (whole context unknown)", times, "residuals alone: no verdicts, nothing to ask"
    )
    questions = [asked(facts, words) for facts in partly[: COUNT // 5]]
    times, results = timed(lambda question: decide(open_policy, question), questions)
    depends = sum(answer.outcome == "depends" for answer in results)
    show("Handrail, whole exact answer", times, f"{depends} of {len(results)} depend", baseline)


def world_2() -> None:
    """Run the built-in policies."""
    for share, target in ((0.0, "[10]"), (1 / 3, "[150]")):
        chance = random.Random(world.SEED)
        unknown = "a third of the facts left out" if share else "all facts given"
        head(f"The five built-in policies, {unknown} (what is assumed is worked out too)")
        everything: list[float] = []
        for name in POLICIES:
            policy = load(find(name), laws=laws())
            questions = [any_question(chance, policy, share) for _ in range(COUNT // 5)]
            for asking in policy.vocabulary.actions:
                decide(policy, Question(asking.name))
            times, _ = timed(lambda question, policy=policy: decide(policy, question), questions)
            show(name, times)
            everything += times
        show("all five", everything, target)


def any_question(chance: random.Random, policy: Policy, unknown: float) -> Question:
    """Return a question about any action, with values by chance."""
    facts: dict[str, Any] = {}
    for fact in policy.vocabulary.facts.values():
        if chance.random() < unknown:
            continue
        if fact.type == "set":
            facts[fact.name] = chance.sample(fact.values, chance.choice((0, 1, 1, 2, 3)))
        elif fact.type == "yes-no":
            facts[fact.name] = chance.random() < 0.5
        elif fact.type == "years":
            facts[fact.name] = chance.randint(3, 60)
        elif fact.type == "time":
            facts[fact.name] = world.clock(chance.randrange(24 * 60))
        elif fact.name != "role":
            facts[fact.name] = chance.choice(fact.values)
    return Question(chance.choice(policy.vocabulary.actions).name, facts)


if __name__ == "__main__":
    world_1()
    world_2()
