"""The built-in policies, the words they use, and how one is found by its name.

A policy is a folder here, an edition is a folder within it (`hartest/2020-01/`), and its newest edition is the one in
force unless a day is given. What a file means is for `handrail.engine`.
"""

from handrail.policies.finding import FOLDER, UnknownPolicy, editions, find, head, names
from handrail.policies.laws import laws

__all__ = ["FOLDER", "UnknownPolicy", "editions", "find", "head", "laws", "names"]
