"""Where it happens: the platform, and whether it is the school's own."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.understanding.noticing.scene import Scene, Statement

PLATFORMS = (
    "encyclopaedia",
    "school-platform",
    "school-email",
    "personal-email",
    "messaging-app",
    "professional-network",
    "video-sharing",
    "forum",
    "blog",
    "social-network",
    "phone",
    "letter",
    "face-to-face",
)
"""Where two lists know the same words, the first is right."""

TALK = frozenset({"message", "contact-attempt", "press-contact"})
"""Where a call, a letter or a talk is where it happens, and not by the way."""
DIRECT = frozenset({"phone", "letter", "face-to-face", "personal-email"})
MAIL = frozenset(
    {
        "message",
        "contact-attempt",
        "monitor",
        "read-school-systems",
        "indecent-or-offensive-received",
        "press-contact",
        "data-breach",
    }
)
"""Where school email is where it happens, and not the name of an address."""
INSTEAD = frozenset({"not", "than", "instead"})
OFFICIAL = frozenset(
    {
        "post",
        "react",
        "follow-channel",
        "run-channel",
        "open-channel",
        "use-school-computer",
        "online-safety-concern",
        "data-breach",
        "misuse",
        "public-post",
    }
)
"""Where an account that belongs to the school is where it happens."""
OWNED = frozenset({"run-channel", "open-channel", "follow-channel"})


def platform(scene: Scene) -> Iterator[Statement]:
    """Yield the one platform that the text names for this; none where it names several kinds."""
    if scene.word in OWNED:
        start, end = scene.asking.found[0].start, scene.asking.found[0].end
        yield Statement("platform", "official-channel", start, end)
        return
    if scene.word in OFFICIAL:
        for start, end in scene.holds("official-account"):
            if any(one.start < end < one.end for one in scene.people):
                continue  # "our site manager"
            yield Statement("platform", "official-channel", start, end)
            return
    named = _named(scene)
    values = {value for value, _, _ in named}
    if {"personal-email", "school-email"} <= values:
        named = [one for one in named if one[0] != "school-email"]  # "from my own, as the school one is down"
        values = {value for value, _, _ in named}
    if scene.word in TALK and any(said == ["face", "to", "face"] for said in _threes(scene)):
        named = [one for one in named if one[0] == "face-to-face"]
        values = {value for value, _, _ in named}
    if "face-to-face" in values and len(values) > 1:
        named = [one for one in named if one[0] != "face-to-face"]  # one can talk to somebody anywhere
        values = {value for value, _, _ in named}
    if len(values) > 1:
        named = [one for one in named if one[0] not in DIRECT] if scene.word not in TALK else named
        values = {value for value, _, _ in named}
    if len(values) == 1:
        value, start, end = named[0]
        yield Statement("platform", value, start, end)


def _threes(scene: Scene) -> Iterator[list[str]]:
    words = [token.text for token in scene.text.tokens]
    return (words[at : at + 3] for at in range(len(words)))


def _is_not_meant(scene: Scene, start: int) -> bool:
    """Whether it is the other way, which is not taken: "not ring her", "rather than messaging"."""
    tokens = scene.text.tokens
    if scene.word == "use-school-contact" and "address" in (token.text for token in tokens[start : start + 2]):
        return True  # "with my Hwb address"
    return scene.word in TALK and not INSTEAD.isdisjoint(
        token.text for token in scene.text.tokens[max(0, start - 1) : start]
    )


def _named(scene: Scene) -> list[tuple[str, int, int]]:
    """Return each platform named; a longer name hides the shorter one in it."""
    found = []
    for rank, value in enumerate(PLATFORMS):
        if (value in DIRECT and scene.word not in TALK) or (value == "school-email" and scene.word not in MAIL):
            continue
        held = scene.holds(value)
        found += [(start - end, rank, value, start, end) for start, end in held if not _is_not_meant(scene, start)]
    taken: set[int] = set()
    named = []
    for _, _, value, start, end in sorted(found):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            named.append((value, start, end))
    return sorted(named, key=lambda one: one[1])
