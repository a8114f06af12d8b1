"""From what was found in a text to the facts that its words state, for the action or event that it is read as."""

from handrail.understanding.stating.facts import state

__all__ = ["state"]
