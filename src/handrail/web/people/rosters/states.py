"""The way of a roster, from a file that was sent to people who are there.

sent -> planned -> begun -> done
  |        |         |
  +--------+-> discarded
                     +--> stopped       (whoever began it may no longer do so)
"""

from __future__ import annotations

from handrail.web.choices import Choices


class State(Choices):
    """Where a roster stands."""

    SENT = "sent", "Columns not chosen yet"
    PLANNED = "planned", "Waiting for you to look"
    BEGUN = "begun", "Being written"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    DISCARDED = "discarded", "Thrown away"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.SENT: frozenset({State.PLANNED, State.DISCARDED}),
    State.PLANNED: frozenset({State.PLANNED, State.BEGUN, State.DISCARDED}),
    State.BEGUN: frozenset({State.DONE, State.STOPPED}),
    State.DONE: frozenset(),
    State.STOPPED: frozenset(),
    State.DISCARDED: frozenset(),
}
BEGUN = (State.BEGUN, State.DONE, State.STOPPED)


def before(state: State) -> list[State]:
    """Give the states from which one could come to this one."""
    return [one for one, ways in TRANSITIONS.items() if state in ways]
