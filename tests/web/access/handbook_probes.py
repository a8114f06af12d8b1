"""What must not be possible with answers and rulings, one small try each; `probes` runs them with the others."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.access import handbook_rows as rows
from tests.web.cast import Cast, signed_in

from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.people.roles import Role

Operation = Callable[[Callable[[Cast], object]], Callable[[Cast], None]]


def _kept(cast: Cast) -> KeptAnswer:
    return rows.keep(cast, cast.ada, cast.school)


def _carols_own(cast: Cast) -> None:
    """Nobody but the asker finds an answer, not even the head."""
    _kept(cast)
    assert not KeptAnswer.objects.visible_to(cast.carol, cast.school)


def _page_of_what_was_asked(cast: Cast) -> None:
    """What went to the head cannot even be asked to be deleted."""
    answer = _asked(cast)
    answer.save()
    page = signed_in(cast.ada).get(f"/schools/ashgrove/ask/kept/{answer.pk}/delete/")
    answer.delete()
    assert page.status_code == 403, page.status_code


def _asked(cast: Cast) -> KeptAnswer:
    answer = _kept(cast)
    answer.is_asked = True
    return answer


def probes(operation: Operation) -> dict[str, Callable[[Cast], None]]:
    """Give the tries."""
    return {
        "keep": operation(lambda c: rows.keep(c, c.olga, c.school)),
        "send": operation(lambda c: asking.send(answer=_kept(c), to=c.carol, by=c.by_role[Role.DSL])),
        "send away": operation(lambda c: asking.send(answer=_kept(c), to=c.pat, by=c.ada)),
        "delete": operation(lambda c: asking.delete(answer=_kept(c), by=c.carol)),
        "delete what was asked": operation(lambda c: asking.delete(answer=_asked(c), by=c.ada)),
        "own answers": _carols_own,
        "asked page": _page_of_what_was_asked,
    }
