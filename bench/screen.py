"""Screening beside its peers: speed at three sizes of roster, recall and precision on a planted corpus, one run.

python bench/screen.py [--quick]

Rates are posts for each second of processor time on one core, with all detectors. The corpus is made here, from a
seed: 16 % of posts hold a roster name, and others contacts, terms and what misleads. The variants of a name were
written down before the matcher. Speed is measured on the easy and the known ones, quality on the held-out ones too.
"""

from __future__ import annotations

import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.screening import names, peers, spellings
from bench.screening.corpus import Corpus, Post
from bench.screening.scoring import Found, Score, score

from handrail.screening import Person, Roster, Screen, Strength, load, save

SPEED_MIX = spellings.EASY + spellings.KNOWN
MIX = SPEED_MIX + spellings.HELD_OUT
GROUPS = {"easy variants": spellings.EASY, "known": spellings.KNOWN, "held out": spellings.HELD_OUT, "all": MIX}
GOALS = {1_500: 15_000, 60_000: 15_000, 1_000_000: 12_000}
BUILDS = {1_500: 0.1, 60_000: 2, 1_000_000: 20}
QUICK = "--quick" in sys.argv
POSTS, SECONDS, JUDGED = (2_000, 2, 1_500) if QUICK else (20_000, 8, 6_000)
Make = Callable[[list[names.Pupil]], peers.Finder | None]
Result = TypeVar("Result")
PEERS: dict[str, Make] = {"presidio": peers.presidio, "ahocorasick_rs": peers.aho_corasick}
PEER_SIZES = {"presidio": 60_000, "ahocorasick_rs": 1_000_000}


def main() -> None:
    for size in GOALS:
        people = names.roster(size)
        print(f"\n## A roster of {size:,} names")
        screen = index(people)
        gc.collect()
        gc.freeze()
        posts = Corpus(people).posts(POSTS, SPEED_MIX)
        speed(screen, posts, GOALS[size])
        for name, make in PEERS.items():
            beside(name, make, people if size <= PEER_SIZES[name] else [], posts)
        quality(screen, people)


def index(people: list[names.Pupil]) -> Screen:
    """Build, keep, load and update the index, and say what each took."""
    persons = [Person(p.id, p.first, p.last, p.known, p.restricted) for p in people]
    roster, built = took(lambda: Roster(persons))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster"
        _, saved = took(lambda: save(roster, path))
        roster, loaded = took(lambda: load(path))
        size = path.stat().st_size
    _, updated = took(lambda: roster.put(Person("new", "Brunhilde", "Newcomer")))
    goal = BUILDS.get(len(people))
    print(
        f"index: built in {built:.3f} s (goal {goal} s), saved {saved:.3f}, loaded {loaded:.3f}, {size / 1e6:.1f} MB;"
    )
    print(f"  one name put in {updated * 1e3:.2f} ms; peak memory of this process {memory()} MB")
    return Screen(roster)


def took(act: Callable[[], Result]) -> tuple[Result, float]:
    """Return what comes of an act, and the processor time it took."""
    begun = time.process_time()
    result = act()
    return result, time.process_time() - begun


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def speed(screen: Screen, posts: list[Post], goal: int) -> None:
    """Say how many posts a second are screened, and how long a person who types waits."""
    for post in posts[:500]:
        screen.findings(post.text)
    best = min(took(lambda: [screen.findings(post.text) for post in posts])[1] for _ in range(2))
    singles = sorted(took(lambda post=post: screen.findings(post.text))[1] for post in posts[:5_000])
    size = sum(len(post.text.encode()) for post in posts)
    print(f"handrail: {len(posts) / best:,.0f} posts/s (goal {goal:,}), {size / best / 1e6:.1f} MB/s, all detectors;")
    print(f"  one post: median {singles[len(singles) // 2] * 1e3:.3f} ms, 99 % {singles[-50] * 1e3:.3f} ms (goal 2 ms)")


def beside(name: str, make: Make, people: list[names.Pupil], posts: list[Post]) -> None:
    """Run a peer on the same posts, or say why not."""
    if not people:
        print(f"{name}: not run at this size, where it takes minutes to set up")
        return
    find = make(people)
    if find is None:
        print(f"{name}: NOT INSTALLED, so not measured (pip install {name.replace('presidio', 'presidio-analyzer')})")
        return
    run = peers.timed(find, posts, SECONDS)
    scored = score(posts[: len(run.finds)], run.finds)
    labels = [entry[0] for entry in SPEED_MIX]
    print(
        f"{name}: {run.rate:,.{0 if run.rate > 100 else 1}f} posts/s on {len(run.finds):,} posts, full names only; "
        f"recall {scored.recall(labels):.3f}, precision {scored.precision(['name']):.3f}"
    )


def finds(screen: Screen, posts: list[Post]) -> list[list[Found]]:
    return [
        [Found(f.start, f.end, f.kind.value, f.who, f.strength is Strength.STRONG) for f in screen.findings(post.text)]
        for post in posts
    ]


def quality(screen: Screen, people: list[names.Pupil]) -> None:
    """Say what was found of what was planted, and how much of what was found was planted."""
    posts = Corpus(people, seed=12).posts(JUDGED, MIX, share=0.5)
    scored = score(posts, finds(screen, posts))
    print(f"  {'':24}{'recall':>10}{'full names as strong':>24}   (goals 0.95, 0.93)")
    for title, group in (
        ("easy variants", spellings.EASY),
        ("known", spellings.KNOWN),
        ("held out", spellings.HELD_OUT),
        ("all", MIX),
    ):
        full = scored.strong_recall(entry[0] for entry in group if entry[3] == spellings.STRONG)
        print(f"  {title:24}{scored.recall(entry[0] for entry in group):10.3f}{full:24.3f}")
    every = sorted({kind for kind, _ in (*scored.right, *scored.wrong)})
    for title, kinds in (("precision of names", ["name"]), ("of every kind", every)):
        strong, all_ = scored.precision(kinds, strong=True), scored.precision(kinds)
        print(f"  {title:24}{strong:10.3f} strong{all_:17.3f} all   (goals 0.98, 0.93)")
    tell_worst(scored)


def tell_worst(scored: Score) -> None:
    """Name the variants and kinds that fall short."""
    weak = [label for label in scored.planted if scored.planted[label] >= 10 and scored.recall([label]) < 0.95]
    for label in sorted(weak, key=lambda label: scored.recall([label])):
        print(f"    short: {label} {scored.recall([label]):.2f} of {scored.planted[label]}")


if __name__ == "__main__":
    main()
