"""A person's words into a question: what is asked, what is stated, and nothing else."""

from handrail.understanding.understanding import Chip, Reading, understand

__all__ = ["Chip", "Reading", "understand"]
