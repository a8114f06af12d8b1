"""What the demo's people sign, and who of them has: most of the staff; a few are missing, the teacher among them."""

from __future__ import annotations

from datetime import timedelta

from handrail.web import clock
from handrail.web.demo.cast import DemoSchool
from handrail.web.handbook import reading
from handrail.web.handbook.editions import operations as editions
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import check, operations, queries
from handrail.web.handbook.signing.queries import ToSign
from handrail.web.people.models import Person, School
from handrail.web.people.terminal import TERMINAL

EVERY = 6
# One school raises an age in one clause: what the text and the rule say, and what they will say.
RAISED = (("who is not yet 18", "who is not yet 19"), ("age = { below = 18 }", "age = { below = 19 }"))


def sign(school: School, shown: DemoSchool, number: int) -> None:
    """Say what people sign, and let most of them sign."""
    edition = Edition.objects.filter(school=school).select_related("school").in_force()
    if edition is None:
        return
    _document(edition, shown, number)
    if RAISED[0][0] in edition.text:
        _publish_next(edition)
    to = queries.to_sign(school)
    for place, one in enumerate(queries.missing(to) if to else ()):
        if to and one.name != shown.teacher and place % EVERY != number % EVERY:
            _sign(to, Person.objects.get(pk=one.id))


def _document(edition: Edition, shown: DemoSchool, number: int) -> None:
    """Every second school has a document of its own; the others adopted the very text."""
    policy = reading.page(edition).policy
    if number % 2 == 0:
        editions.adopt_text(edition=edition, body="governors", adopted_on=policy.adopted, by=TERMINAL)
        return
    words = "\n".join(
        [policy.title, shown.name, *(f"{clause.id}. {clause.says}" for clause in policy.clauses.values())]
    )
    name = f"{shown.name} social media policy.txt"
    editions.add_document(edition=edition, content=words.encode(), name=name, text=words, by=TERMINAL)


def _publish_next(edition: Edition) -> None:
    """Publish an edition from next Monday, in which one clause is another; nobody has said yet what people sign."""
    text = edition.text
    for before, after in RAISED:
        text = text.replace(before, after, 1)
    monday = clock.today() + timedelta(days=7 - clock.today().weekday())
    editions.publish(school=edition.school, text=text, name=f"{monday:%Y-%m}", since=monday, by=TERMINAL)


def _sign(to: ToSign, person: Person) -> None:
    asked = check.questions(to.edition, person.pk)
    operations.sign(to=to, answers={scene.rule: scene.right for scene in asked}, by=person)
