"""Named points at which a test or a drill lets the process die, to see that nothing is lost and nothing happens twice.

Off unless somebody arms them; `arm_from_environment` is called by the worker alone and refuses in production.
HANDRAIL_CRASH is `jobs.claimed:3` (die at the third time there) or `*:0.02:7` (die anywhere, one time in fifty, with
seed 7).
"""

import os
import random
import signal
from collections.abc import Callable

POINTS = frozenset(
    {
        "ledger.before-entry",
        "ledger.after-entry",
        "ledger.before-heads",
        "ledger.heads-half-written",
        "ledger.after-heads",
        "jobs.before-claim",
        "jobs.claimed",
        "jobs.before-work",
        "jobs.after-work",
        "jobs.before-finish",
        "jobs.after-finish",
        "jobs.before-send",
        "jobs.after-send",
        "jobs.planned",
    }
)


class Crashed(BaseException):
    """What a crash point raises in a test that cannot afford to lose its process."""


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise() -> None:
    raise Crashed


_armed: Callable[[str], None] | None = None


def reach(point: str) -> None:
    """Pass a point; in production this is one comparison."""
    if _armed is not None:
        _armed(_known(point))


def arm(point: str, *, at: int = 1, kill: bool = True) -> None:
    """Die, or raise `Crashed`, when a point is reached for the nth time."""
    left = {_known(point): at}

    def count(reached: str) -> None:
        if reached in left:
            left[reached] -= 1
            if left[reached] == 0:
                (_die if kill else _raise)()

    _set(count)


def arm_at_random(share: float, seed: int) -> None:
    """Die at any point, with the given probability each time."""
    dice = random.Random(seed)  # noqa: S311 - it decides when to die, and guards nothing

    def roll(_: str) -> None:
        if dice.random() < share:
            _die()

    _set(roll)


def disarm() -> None:
    """Let every point be passed again."""
    _set(None)


def arm_from_environment(mode: str) -> None:
    """Arm what HANDRAIL_CRASH asks for; in production, refuse to."""
    asked = os.environ.get("HANDRAIL_CRASH", "")
    if not asked:
        return
    if mode == "production":
        raise RuntimeError("HANDRAIL_CRASH is set. It makes Handrail kill itself, for tests; take it away.")
    point, number, *seed = asked.split(":")
    if point == "*":
        arm_at_random(float(number), int(seed[0]) if seed else 0)
    else:
        arm(point, at=int(number))


def _known(point: str) -> str:
    if point not in POINTS:
        raise ValueError(f"{point!r} is not a crash point; add it to POINTS.")
    return point


def _set(armed: Callable[[str], None] | None) -> None:
    global _armed
    _armed = armed
