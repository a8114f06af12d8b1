"""An edition as a page: told and drawn once, then kept in the memory of each process.

An edition never changes, so what was drawn of it never goes stale; its digest is the key.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import DateField, UUIDField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from handrail.engine import Policy, loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook.models import Edition
from handrail.web.handbook.wording import ClauseInWords, tell
from handrail.web.people.models import School
from handrail.web.prepared import Given, Prepared

KEPT = 256


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of an edition."""

    policy: Policy
    clauses: tuple[ClauseInWords, ...]
    texts: tuple[str, ...]
    short: SafeString
    full: SafeString


_IN_FORCE: Prepared[Edition] = Prepared(
    lambda: (
        Edition.objects.filter(school=Given("school", UUIDField()), since__lte=Given("day", DateField()))
        .defer("text")
        .order_by("-since", "-adopted_at")[:1]
    )
)


def in_force(school: School) -> Edition | None:
    """Give the edition in force today at a school, to whoever may see the school; its text is not read."""
    return _IN_FORCE.first(school=school.pk, day=clock.today())


def page(edition: Edition) -> Page:
    """Give an edition, told and drawn; the text is read only the first time."""
    kept = _drawn.get(edition.digest)
    if kept is None:
        text = Edition.objects.values_list("text", flat=True).get(school=edition.school_id, pk=edition.pk)
        kept = _drawn[edition.digest] = _draw(text)
        while len(_drawn) > KEPT:
            _drawn.pop(next(iter(_drawn)))
    return kept


_drawn: dict[str, Page] = {}


def _draw(text: str) -> Page:
    policy = loads(text, laws=laws())
    clauses = tell(policy)
    short, full = draw(policy, clauses), draw(policy, clauses, full=True)
    return Page(policy, clauses, tuple(clause.text for clause in clauses), short, full)


def draw(policy: Policy, clauses: tuple[ClauseInWords, ...], *, full: bool = False, found: str = "") -> SafeString:
    """Draw clauses; `full` opens what is folded away."""
    return render_to_string(
        "handbook/clauses.html", {"policy": policy, "clauses": clauses, "full": full, "found": found}
    )


def search(drawn: Page, sought: str) -> tuple[ClauseInWords, ...]:
    """Give the clauses in which every word occurs, in the text or in the rules."""
    words = sought.casefold().split()
    return tuple(
        clause for clause, text in zip(drawn.clauses, drawn.texts, strict=True) if all(word in text for word in words)
    )
