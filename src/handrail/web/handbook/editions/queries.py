"""Reads of editions: their order, which is in force, what is signed of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition, EditionQuerySet

IN_FORCE, TO_COME, REPLACED = "In force", "To come", "No longer in force"
COLOURS = {IN_FORCE: "green", TO_COME: "blue", REPLACED: "grey"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition in the list."""

    edition: Edition
    title: str
    state: str
    colour: str
    is_first: bool


def history(visible: EditionQuerySet) -> list[Shown]:
    """Give a school's editions, the newest first. Each text is read once in a process, and kept."""
    found = list(visible.select_related("school", "document").defer("text", "document__text").order_by(*NEWEST))
    now = next((one for one in found if one.since <= clock.today()), None)
    return [_shown(one, now, one is found[-1]) for one in found]


NEWEST = ("-since", "-adopted_at")


def _shown(edition: Edition, now: Edition | None, is_first: bool) -> Shown:
    state = _state(edition, now)
    return Shown(edition, reading.page(edition).policy.title, state, COLOURS[state], is_first)


def state(edition: Edition, visible: EditionQuerySet) -> tuple[str, str]:
    """Say in a word whether an edition is in force, and its colour."""
    found = _state(edition, visible.defer("text").in_force())
    return found, COLOURS[found]


def _state(edition: Edition, now: Edition | None) -> str:
    if edition == now:
        return IN_FORCE
    return TO_COME if edition.since > clock.today() else REPLACED


def earlier(edition: Edition) -> Edition | None:
    """Give the edition whose place this one takes."""
    before = Q(since__lt=edition.since) | Q(since=edition.since, adopted_at__lt=edition.adopted_at)
    rows = Edition.objects.filter(before, school=edition.school_id).defer("text")
    return rows.order_by(*NEWEST).first()


def document_of(edition: Edition) -> Document | None:
    """Give what is signed of an edition."""
    rows = Document.objects.filter(school=edition.school_id, edition=edition)
    return rows.select_related("added_by").first()
