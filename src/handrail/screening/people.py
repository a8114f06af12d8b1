"""A person of the roster, and the forms under which a text may name that person.

A form is the name in small plain letters without any sign between its parts: "Khan-Jones" is "khanjones", "O'Brien" is
"obrien", "van der Berg" is "vanderberg". A text is read in the same way, so that it matters to nobody whether
a writer puts a hyphen, a dash, a space or nothing at all between the parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .folding import fold, spellings
from .wordlists import FREQUENT, GIVEN_NAMES, NAMES_TOO, ORDINARY, RELATED, listed

LETTERS = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
_BRACKETED = re.compile(r"[(\[\"](.*?)[)\]\"]")
PARTICLES = frozenset(listed("particles"))
_PREFIX = re.compile(r"(?:mc|mac|de|da|di|du|le|la|al|el|van|von|vander|st)(?=[a-z]{4})")
_OTHERWISE = {"mac": "mc", "mc": "mac", "saint": "st", "st": "saint"}
SPELT_TWO_WAYS = tuple(_OTHERWISE)
_LONGEST = 400  # characters of a name that are looked at

Forms = tuple[tuple[str, bool], ...]  # each form, and whether it alone leaves a doubt


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster: a pupil, or a member of staff."""

    id: str
    first: str
    last: str
    known_as: str = ""
    restricted: bool = False
    role: str = "pupil"  # or staff, or parent

    @property
    def name(self) -> str:
        """Return the name as the roster writes it."""
        return f"{self.first} {self.last}".strip()

    @property
    def called(self) -> str:
        """Return the name one is known by, without the last name where it was given with it."""
        return self.known_as.removesuffix(self.last).strip() if self.last else self.known_as


def _groups(words: list[str], gaps: list[str]) -> list[str]:
    """Return the parts that stand for themselves: a particle goes with what follows, "O'" and "D'" too."""
    groups, held = [], ""
    for word, gap in zip(words, [*gaps, ""], strict=False):
        held += word
        if word not in PARTICLES and "'" not in gap:
            groups.append(held)
            held = ""
    return [*groups, held] if held else groups


def _words(name: str) -> tuple[list[str], list[str]]:
    found = list(LETTERS.finditer(name.lower()))
    gaps = [name[one.end() : other.start()] for one, other in pairwise(found)]
    return [word[0] for word in found], gaps


def _bare(words: list[str]) -> str:
    """Return the name without its particles, where enough is left of it."""
    bare = "".join(word for word in words if word not in PARTICLES)
    return bare if len(bare) >= 4 else ""


@lru_cache(maxsize=65536)
def surname_forms(last: str) -> Forms:
    """Return the forms of a last name; one half of a double name alone leaves a doubt."""
    if last.isascii() and last.isalpha() and not last.lower().startswith(("mc", "mac", "saint")):
        return ((last.lower(), False),)
    forms: dict[str, bool] = {}
    for name in spellings(last[:_LONGEST]):
        words, gaps = _words(name)
        whole = "".join(words)
        forms.setdefault(whole, False)
        groups = _groups(words, gaps)
        for form in [*groups, "".join(reversed(groups)), _bare(words), _spelt_otherwise(words)]:
            forms.setdefault(form, True)
    return tuple((form, doubt) for form, doubt in forms.items() if form)


@lru_cache(maxsize=65536)
def given_forms(first: str, known_as: str = "") -> Forms:
    """Return the forms of the first name and of the name one is known by.

    Of two first names the first one stands alone without doubt ("Mohammed Ali" is called Mohammed), the second one
    and the halves of a hyphened name do not.
    """
    if not known_as and first.isascii() and first.isalpha():
        return ((first.lower(), False),)
    forms: dict[str, bool] = {}
    for given in [_BRACKETED.sub(" ", first), known_as, *_BRACKETED.findall(first)]:
        for name in spellings(given[:_LONGEST]):
            words, gaps = _words(name)
            forms["".join(words)] = False
            for place, word in enumerate(words if len(words) > 1 else []):
                sure = place == 0 and gaps[0].isspace()
                forms[word] = forms.get(word, True) and not sure
    return tuple((form, doubt) for form, doubt in forms.items() if form)


def _spelt_otherwise(words: list[str]) -> str:
    """Return the last name with Mac for Mc or Saint for St, or the other way round, if it begins so."""
    whole = "".join(words)
    for start, other in _OTHERWISE.items():
        if whole.startswith(start) and len(whole) > len(start) + 2 and (start != "st" or words[0] == "st"):
            return other + whole[len(start) :]
    return ""


def spelt_alike(form: str, last: str) -> bool:
    """Say whether the form is the whole last name with Mac for Mc or Saint for St, or the other way round."""
    return any(form == _spelt_otherwise(_words(name)[0]) for name in spellings(last[:_LONGEST]))


def commonness(word: str) -> int:
    """Return 0 for what is only a name, 1 for an ordinary word, 2 for one so frequent that only a capital tells."""
    if word in FREQUENT:
        return 2
    return 1 if word in NAMES_TOO or word in ORDINARY or len(word) < 3 else 0


@lru_cache(maxsize=65536)
def triggers(name: str, *, given: bool) -> tuple[str, ...]:
    """Return the words one of which a text holds if it holds the name: in small, with a capital, and all large.

    A word that is ordinary in small letters counts only with a capital.
    """
    words = {word for form in spellings(name[:_LONGEST]) for word in _trigger_words(form, given=given)}
    shapes = {shape for word in words for shape in (word.capitalize(), word.upper())}
    names = {word for word in words if not commonness(word)}
    shapes |= names
    if not given:
        shapes |= {word.capitalize() + "s" for word in names}  # the family: the Khans
    shapes |= {word[0] for word in LETTERS.finditer(name) if word[0].lower() in words and word[0] != word[0].lower()}
    return tuple(shapes)


def _trigger_words(name: str, *, given: bool) -> set[str]:
    words, _ = _words(name)
    whole = "".join(words)
    found = {word for word in words if len(word) > 1 and word not in PARTICLES} | {whole}
    if given:
        found.update(*(RELATED.get(word, ()) for word in tuple(found)))
    else:
        found.add(_spelt_otherwise(words))
        found |= {word[cut.end() :] for word in tuple(found) if (cut := _PREFIX.match(word))}
    return found - {""}


def leading(name: str, *, given: bool) -> set[str]:
    """Return the words with which a name of several words may begin, in whatever order its halves stand.

    A first name that is two first names in one ("Annemarie") may be written as two.
    """
    words, gaps = _words(fold(name[:_LONGEST]))
    if len(words) > 1:
        return {*words, *_groups(words, gaps)}
    whole = words[0] if given and words else ""
    return {
        whole[:cut] for cut in range(3, len(whole) - 2) if whole[:cut] in GIVEN_NAMES and whole[cut:] in GIVEN_NAMES
    }
