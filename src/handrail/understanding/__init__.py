"""A person's words into a question: what is asked, what is stated, and nothing else.

Pure, with the standard library alone; the words that it knows are lists in `words/`. How it reads is told in
`docs/explanation/understanding.md`, how it learns a word in `docs/how-to/teach-it-a-word.md`.
"""

from handrail.understanding.questions import open_facts, questions
from handrail.understanding.safety import concerns, may_be_at_risk
from handrail.understanding.understanding import Chip, Reading, understand

__all__ = ["Chip", "Reading", "concerns", "may_be_at_risk", "open_facts", "questions", "understand"]
