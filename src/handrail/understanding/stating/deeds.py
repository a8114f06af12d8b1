"""Who did it, whom it harmed and who told: from how the people of a text stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.stating.askers import opener
from handrail.understanding.text.lists import small_words

DOERS = {
    "pupil": "pupil",
    "former-pupil": "former-pupil",
    "parent": "parent",
    "staff": "staff",
    "stranger": "stranger",
    "governor": "staff",
    "public": "stranger",
    "contractor": "staff",
    "volunteer": "staff",
}
ALWAYS = {
    "staff-misuse": "staff",
    "breach-found": "staff",
    "worktime-use": "staff",
    "illegal-content-on-device": "staff",
    "filter-breach": "pupil",
}
HARMED = {"cyberbullying": "pupil", "abuse-of-staff": "staff"}
TARGETS = {"pupil": "pupil", "staff": "staff", "parent": "parent", "governor": "staff"}
REPORTERS = {
    "parent": "parent",
    "relative": "parent",
    "pupil": "child",
    "staff": "staff",
    "public": "public",
    "own": "child",
}
TELLING = small_words("deeds", "telling")
CALLING = small_words("deeds", "calling")
TOLD = small_words("deeds", "told")
CALLED = small_words("deeds", "called")
OWNED = small_words("deeds", "owned")
GROWN = {
    "cyberbullying": frozenset({"parent", "staff", "governor"}),
    "abuse-of-staff": frozenset({"staff", "governor"}),
}
"""People who more often speak of it or suffer it than do it."""
GETTING = frozenset({"had", "got", "gets", "getting", "received", "receives", "receiving"})
SEEING = frozenset({"see", "notice", "worry", "ring", "phone", "complain"})
INFORMED = frozenset({"let", "tell", "told", "inform", "ask"})
PASSIVE = small_words("deeds", "passive")
SOURCES = small_words("deeds", "sources")
PASSING_ON = small_words("deeds", "passing_on")
HANDED = small_words("deeds", "handed")
SENDING = frozenset({"email", "send", "show", "message"})
SHOTS = frozenset({"screenshot", "screenshots", "proof", "evidence"})
"""What somebody sends who tells: "has emailed me screenshots"."""
TITLES = frozenset({"mr", "mrs", "miss", "ms"})
SAW = frozenset({"seen", "saw", "noticed", "spotted"})
TOLD_OF = frozenset(
    {
        "staff-misuse",
        "misuse",
        "cyberbullying",
        "indecent-image",
        "public-post",
        "online-safety-concern",
        "suspected-crime",
    }
)
"""Events of which somebody else may tell; elsewhere whoever says something is the one who does it."""
SCHOOL = small_words("harm", "school") | {"we"}
THINGS_OF_SCHOOL = small_words("harm", "things")
"""What is the school's own: "lies about our new uniform"."""
BEFORE_SCHOOL = small_words("harm", "before_school")
AFTER_SCHOOL = small_words("harm", "after_school")
SAYING = small_words("harm", "saying")
POSTING = small_words("harm", "posting")
BULLYING = small_words("harm", "bullying")
NASTY = small_words("harm", "nasty")
"""What somebody is who does it: "are being vile about her"."""
DOING = frozenset({"involved", "accused", "supposed", "reported"})
NOT_DOING = ("families_engage", "advice_refused", "continues", "police_involved", "lado_advised")
"""Who is named for one of these is not named as the one who did it."""


def by(scene: Scene) -> Iterator[Statement]:
    """Yield who did it."""
    if scene.word in ALWAYS:
        sign = scene.asking.found[0]
        yield Statement("by", ALWAYS[scene.word], sign.start, sign.end)
        return
    doer = _doer(scene)
    if doer is not None:
        yield Statement("by", DOERS[doer.group], doer.start, doer.end)


def _doer(scene: Scene) -> Person | None:
    if (named := _is_named(scene)) is not None:
        return named
    known = [one for one in scene.people if one.group in DOERS and _may_have_done_it(scene, one)]
    if scene.word in ("abuse-of-staff", "indecent-or-offensive-received"):
        known = [one for one in known if one.group != "staff" or one.case in ("by", "subject")]
        known.sort(key=lambda one: one.group == "staff" and one.case != "by")
    for case in ("by", "between", "subject", "owner"):
        for one in known:
            if (one.case == case or (case == "subject" and _acts(scene, one))) and (
                case != "owner" or _owns(scene, one)
            ):
                return one
    return known[0] if len(known) == 1 and known[0].case == "object" and known[0].start == 0 else None


def _is_named(scene: Scene) -> Person | None:
    """Return whom the words name outright: "a pupil did it", "the Y10 who's bullying", "on the staff WhatsApp"."""
    for one in scene.people:
        if one.group not in DOERS:
            continue
        after = [token.text for token in scene.text.tokens[one.end : one.end + 4]]
        if after[:2] in (["did", "it"], ["done", "it"]) or "behind" in after[:2] + after[2:3]:
            return one
        if scene.word == "indecent-or-offensive-received" and one.group == "staff" and _names_a_group(scene, one):
            return one
        bullies = any(not forms.isdisjoint(BULLYING) for forms in scene.text.forms[one.end + 1 : one.end + 4])
        if scene.word == "cyberbullying" and after[:1] == ["who"] and "being" not in after and bullies:
            return one
    return None


def _may_have_done_it(scene: Scene, one: Person) -> bool:
    """Whether nothing speaks against somebody's having done it: they told us, it was done to them, they only ask."""
    aside = {place for fact in NOT_DOING for mark in scene.marked(fact) for place in range(mark.start, mark.end)}
    if one.start in aside or one is opener(scene) or _suffers(scene, one):
        return False
    if _is_said_of(scene, one) and not (scene.word == "cyberbullying" and _bullies(scene, one)):
        return False
    owns = one.case == "owner" and _owns(scene, one)
    if scene.word in TOLD_OF and not owns and _tells(scene, one):
        return False
    if one.group in GROWN.get(scene.word, ()) and one.case != "by":
        after = range(one.end, min(one.end + 5, len(scene.text.tokens)))
        got = any(scene.text.tokens[at].text in GETTING for at in after)
        if one.start and scene.text.tokens[one.start].text == "another":
            return not got
        return not got and any(not scene.text.forms[at].isdisjoint(BULLYING) for at in after)
    if one.case != "by" and any(not forms.isdisjoint(SEEING) for forms in scene.text.forms[one.end : one.end + 3]):
        return False
    before = scene.text.tokens[one.start - 1].text if one.start else ""
    return before not in INFORMED


def _bullies(scene: Scene, one: Person) -> bool:
    """Whether somebody "is calling him names"."""
    return one.group == "pupil" and any(
        not forms.isdisjoint(BULLYING) for forms in scene.text.forms[one.end : one.end + 6]
    )


def _acts(scene: Scene, one: Person) -> bool:
    """Whether "lads picking on her" follows: somebody who does something, without "are"."""
    if one.case != "object" or one.end >= len(scene.text.tokens):
        return False
    after = scene.text.tokens[one.end]
    return after.part == scene.text.tokens[one.start].part and after.text.endswith("ing") and len(after.text) > 5


def _owns(scene: Scene, one: Person) -> bool:
    return any(not forms.isdisjoint(OWNED) for forms in scene.text.forms[one.end : one.end + 3])


def _tells(scene: Scene, one: Person) -> bool:
    """Whether somebody is there as the one who told us."""
    tokens = scene.text.tokens
    if any(not scene.text.forms[place].isdisjoint(TELLING) for place in range(max(0, one.start - 4), one.start)):
        return one.case == "by" and tokens[one.start - 1].sentence == tokens[one.start].sentence
    for place in range(one.end, min(one.end + 5, len(tokens))):
        if tokens[place].sentence != tokens[one.start].sentence:
            return False
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        ends = not after or tokens[place + 1].part != tokens[place].part
        if not scene.text.forms[place].isdisjoint(TELLING):
            if after in ("in", "on") and any(scene.text.group_ends("media", at) for at in range(place, place + 4)):
                return False  # "saying on Facebook that ..."
            return ends or after in TOLD or any(other.start == place + 1 for other in scene.people)
        if not scene.text.forms[place].isdisjoint(CALLING):
            return ends or after in CALLED
    return False


def _suffers(scene: Scene, one: Person) -> bool:
    """Whether something is done to somebody: "is being picked on", "is getting messages"."""
    after = [
        token.text
        for token in scene.text.tokens[one.end : one.end + 4]
        if token.part == scene.text.tokens[one.start].part
    ]
    if after[:1] and after[0] in ("is", "are", "was", "were") and any(word.endswith("ed") for word in after[1:2]):
        return after[1] not in DOING
    if after[1:2] == ["being"] and not NASTY.isdisjoint(after[2:]):
        return False
    if "being" in after or "getting" in after or "gets" in after or "receiving" in after:
        return True
    been = after.index("been") if "been" in after else len(after)
    return any(word.endswith(("ed", "en")) or word in PASSIVE for word in after[been + 1 : been + 2])


def target(scene: Scene) -> Iterator[Statement]:
    """Yield whom it harmed."""
    if scene.word in HARMED:
        sign = scene.asking.found[0]
        yield Statement("target", HARMED[scene.word], sign.start, sign.end)
        return
    for one in scene.people:
        if _names_a_group(scene, one) or _is_what_to_do_about(scene, one):
            continue
        if one.group in TARGETS and (one.case in ("about", "of") or _is_said_of(scene, one)):
            yield Statement("target", TARGETS[one.group], one.start, one.end)
            return
    if (doer := _doer(scene)) is not None and doer.group in TARGETS and _is_mutual(scene, doer):
        yield Statement("target", TARGETS[doer.group], doer.start, doer.end)
        return
    for place, token in enumerate(scene.text.tokens):
        if place and token.text in TITLES and scene.text.tokens[place - 1].text in ("about", "of", "at"):
            yield Statement("target", "staff", place, place + 2)
            return
        if token.text in SCHOOL | THINGS_OF_SCHOOL and _is_meant(scene, place):
            yield Statement("target", "school", place, place + 1)
            return


def _is_mutual(scene: Scene, doer: Person) -> bool:
    """Whether they do it to each other."""
    words = [token.text for token in scene.text.tokens[doer.end : doer.end + 10]]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))


def _names_a_group(scene: Scene, one: Person) -> bool:
    """Whether it is where it was posted: "on the class WhatsApp"."""
    return bool(scene.text.group_ends("media", one.end)) if one.end < len(scene.text.tokens) else False


def _is_what_to_do_about(scene: Scene, one: Person) -> bool:
    """Whether one only asks what to do: "what do we do about Y8s who ..."."""
    before = [token.text for token in scene.text.tokens[max(0, one.start - 4) : one.start]]
    return "about" in before and not {"do", "worried", "concerned"}.isdisjoint(before)


def _is_said_of(scene: Scene, one: Person) -> bool:
    """Whether something is said of somebody: "posting that one of our mums is a dealer"."""
    tokens = scene.text.tokens
    if one.case != "subject":
        return False
    for place in range(one.start - 1, max(-1, one.start - 8), -1):
        if tokens[place].sentence != tokens[one.start].sentence:
            return False
        if tokens[place].text in SAYING and one.start - place <= 5:
            return True
        if tokens[place].text == "that" and one.start - place <= 5:
            return any(not scene.text.forms[at].isdisjoint(POSTING) for at in range(max(0, place - 10), place))
    return False


def _is_meant(scene: Scene, place: int) -> bool:
    """Whether it is about the school, and not its gate: "lies about our school", "a review of us", "saying we"."""
    tokens = scene.text.tokens
    before = tokens[place - 1].text if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if place and tokens[place].text in THINGS_OF_SCHOOL:
        said = {token.text for token in tokens[max(0, place - 3) : place]}
        return "our" in said and not said.isdisjoint(SAYING | {"that", "about", "of"})
    if tokens[place].text == "we":
        return before in SAYING or before == "that"
    stands_alone = after is None or after.part != tokens[place].part or after.text in AFTER_SCHOOL
    return before in BEFORE_SCHOOL and (tokens[place].text == "us" or stands_alone)


def reporter(scene: Scene) -> Iterator[Statement]:
    """Yield who told the school."""
    for one in scene.people:
        if one.group in REPORTERS and one.case in ("subject", "object", "by") and _tells(scene, one):
            yield Statement("reporter", REPORTERS[one.group], one.start, one.end)
            return
    for one in scene.people:
        if one.group in REPORTERS and (_is_source(scene, one) or _passes_on(scene, one)):
            yield Statement("reporter", REPORTERS[one.group], one.start, one.end)
            return
    if (told := _of_them(scene)) is not None:
        yield Statement("reporter", REPORTERS[told.group], told.start, told.end)
        return
    if scene.word == "staff-misuse" and (scene.says("another colleague") or _saw_it(scene)):
        yield Statement("reporter", "staff", 0, 1)


def _of_them(scene: Scene) -> Person | None:
    """Return whom "one of them told me" means: the last people named before it."""
    words = [token.text for token in scene.text.tokens]
    for at in range(3, len(words) - 1):
        is_one = words[at - 1] == "them" and not scene.text.forms[at].isdisjoint(TELLING)
        if is_one and words[at + 1] in ("me", "us"):
            return next((one for one in reversed(scene.people) if one.end < at and one.group in REPORTERS), None)
    return None


def _is_source(scene: Scene, one: Person) -> bool:
    """Whether "a whisper from", "told to us by" stands before somebody."""
    before = range(max(0, one.start - 6), one.start)
    return one.case == "by" and any(
        not scene.text.forms[at].isdisjoint(SOURCES) and scene.text.tokens[at].sentence == _sentence(scene, one)
        for at in before
    )


def _passes_on(scene: Scene, one: Person) -> bool:
    """Whether somebody "raised it", "forwarded me a photo", "has brought in a phone"."""
    for at in range(one.end, min(one.end + 4, len(scene.text.tokens) - 1)):
        if scene.text.tokens[at].part != scene.text.tokens[one.start].part:
            return False
        after = _words(scene, at + 1, at + 5)
        if after & SHOTS and after & {"me", "us"} and not scene.text.forms[at].isdisjoint(SENDING):
            return one.case in ("subject", "object")
        if not scene.text.forms[at].isdisjoint(PASSING_ON):
            return one.case in ("subject", "object") and scene.text.tokens[at + 1].text in HANDED
    return False


def _saw_it(scene: Scene) -> bool:
    """Whether somebody of the staff saw it: "I've seen our technician ..."."""
    words = [token.text for token in scene.text.tokens]
    seen = any(words[at] == "i" and not SAW.isdisjoint(words[at + 1 : at + 3]) for at in range(len(words)))
    return seen and not any(one.group in ("own", "public") for one in scene.people)


def _words(scene: Scene, start: int, end: int) -> set[str]:
    return {token.text for token in scene.text.tokens[start:end]}


def _sentence(scene: Scene, one: Person) -> int:
    return scene.text.tokens[one.start].sentence
