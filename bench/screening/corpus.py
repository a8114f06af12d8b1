"""A planted corpus with ground truth: background text, names in many spellings, contacts, terms, misleading words."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from . import names, plants
from .names import Pupil
from .sentences import SENTENCES

SHARES = {
    "phone": 0.033,
    "email": 0.022,
    "postcode": 0.016,
    "address": 0.017,
    "school": 0.025,
    "abuse": 0.033,
    "date-of-birth": 0.005,
    "tag": 0.02,
    "political": 0.005,
    "commercial": 0.005,
    "whereabouts": 0.005,
}
DRESS = ("", "", "", "", "\u2019", " \u2013 ", "\u2026 ", " \U0001f600 ")


@dataclass
class Truth:
    """Something planted: where it stands, what it is, and for a name the variant and everybody of that name."""

    start: int
    end: int
    kind: str
    label: str = ""
    strength: str = "strong"
    who: frozenset[str] = frozenset()


@dataclass
class Post:
    """A planted post."""

    id: str
    text: str
    truths: list[Truth] = field(default_factory=list)


class Corpus:
    """Makes posts for a roster; the mix is a list of (label, weight, how, strength)."""

    def __init__(self, people: list[Pupil], seed: int = 11) -> None:
        self.people = people
        self.chance = Random(seed)
        self.firsts = names.first_names(len(people))
        self.lasts = names.surnames()
        self.taken = {(p.first, p.last) for p in people}
        self.runs = [sentence.split() for sentence in SENTENCES]
        self.same: dict[tuple[str, str], set[str]] = {}
        for person in people:
            self.same.setdefault((person.first, person.last), set()).add(person.id)

    def background(self) -> str:
        """Return a run of 4 to 12 words, now and then with a sign that ASCII lacks."""
        words = self.chance.choice(self.runs)
        length = self.chance.randint(4, 12)
        start = self.chance.randrange(max(1, len(words) - length))
        run = " ".join(words[start : start + length])
        return run + (self.chance.choice(DRESS) if self.chance.random() < 0.06 else "")

    def name(self, mix: list[tuple]) -> tuple[str, Truth]:
        """Return a name in one of the spellings, and its truth."""
        weights = [entry[1] for entry in mix]
        while True:
            label, _, how, strength = self.chance.choices(mix, weights)[0]
            person = self.chance.choice(self.people)
            if text := how(person, self.chance):
                truth = Truth(0, 0, "name", label, strength, frozenset(self.same[person.first, person.last]))
                return text, truth

    def planted(self, kind: str) -> tuple[str, Truth]:
        return self.chance.choice(plants.FOUND[kind]), Truth(0, 0, kind)

    def misleading(self) -> str:
        if (draw := self.chance.random()) < 0.4:
            return plants.strangers(self.chance, self.firsts, self.lasts, self.taken)
        if draw < 0.5:
            return plants.longer_names(self.chance.choice(self.people).full, self.chance, self.lasts)
        return self.chance.choice(plants.MISLEADING)

    def post(self, number: int, pieces: list[tuple[str, Truth | None]]) -> Post:
        """Return a post of background with the pieces strewn in."""
        length = min(2000, max(50, int(self.chance.lognormvariate(5.65, 0.6))))
        runs: list[tuple[str, Truth | None]] = []
        total = 0
        while total < length:
            run = self.background()
            runs.append((run, None))
            total += len(run) + 1
        for piece in pieces:
            runs.insert(self.chance.randint(0, len(runs)), piece)
        post = Post(f"post-{number}", "")
        for text, truth in runs:
            post.text += " " if post.text else ""
            if truth:
                first, last = text.index("⟦"), text.index("⟧") - 1
                truth.start, truth.end = len(post.text) + first, len(post.text) + last
                post.truths.append(truth)
                text = text.replace("⟦", "").replace("⟧", "")
            post.text += text
        return post

    def posts(self, count: int, mix: list[tuple], *, share: float = 0.16) -> list[Post]:
        """Return posts: a share of them with a name, and some with contacts, terms or what misleads."""
        out = []
        for number in range(count):
            pieces: list[tuple[str, Truth | None]] = []
            if self.chance.random() < share:
                pieces.append(self.name(mix))
            for kind, part in SHARES.items():
                if self.chance.random() < part:
                    pieces.append(self.planted(kind))
            if self.chance.random() < 0.15:
                pieces.append((self.misleading(), None))
            out.append(self.post(number, pieces))
        return out
