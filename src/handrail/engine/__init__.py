"""The engine: load a policy, ask it a question, get the answer with its clauses.

Pure functions on frozen values, standard library only. `docs/reference/policy-file.md` has the file's form and
`docs/reference/answers.md` what an answer means.
"""

from handrail.engine.answer import Answer, Pathway
from handrail.engine.decide import decide
from handrail.engine.errors import Finding, HandrailError, PolicyError, QuestionError
from handrail.engine.file.load import load, loads
from handrail.engine.pathway import pathway
from handrail.engine.policy import Policy
from handrail.engine.question import Question, read_question
from handrail.engine.vocabulary import vocabulary
from handrail.engine.words import in_words

__all__ = [
    "Answer",
    "Finding",
    "HandrailError",
    "Pathway",
    "Policy",
    "PolicyError",
    "Question",
    "QuestionError",
    "decide",
    "in_words",
    "load",
    "loads",
    "pathway",
    "read_question",
    "vocabulary",
]
