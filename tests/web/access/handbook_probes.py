"""What must not be possible with answers and rulings, one small try each; `probes` runs them with the others."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from tests.web.access import handbook_rows as rows
from tests.web.cast import Cast, signed_in

from handrail.web import clock
from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.rulings.models import Asked, Ruling
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


def _decided(cast: Cast) -> KeptAnswer:
    answer = _kept(cast)
    answer.answer = {**answer.answer, "outcome": "prohibited"}
    return answer


def _ruling(cast: Cast) -> Ruling:
    return rows.rule(cast, rows.ask(cast, cast.ada, cast.school))


def _as_head(cast: Cast) -> Asked:
    """Give a question of the head that somehow came to the head."""
    asked = rows.ask(cast, cast.carol, cast.school)
    asked.to = Role.HEAD
    return asked


def _only_some_see_a_ruling(cast: Cast) -> None:
    """A colleague sees neither the question nor a ruling that was not published; nobody else answers or changes it."""
    sid = transaction.savepoint()
    ruling, ben = _ruling(cast), cast.by_role[Role.SECOND_READER]
    assert not Ruling.objects.visible_to(ben, cast.school)
    assert not Asked.objects.visible_to(ben, cast.school)
    transaction.savepoint_rollback(sid)
    assert ruling.pk


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
        "ask about another's": operation(lambda c: rulings.ask(answer=_kept(c), note="", by=c.carol)),
        "ask what is decided": operation(lambda c: rulings.ask(answer=_decided(c), note="", by=c.ada)),
        "rule": operation(lambda c: rows.rule(c, rows.ask(c, c.ada, c.school), by=c.by_role[Role.DSL])),
        "rule on one's own": operation(lambda c: rows.rule(c, _as_head(c), by=c.carol)),
        "publish": operation(lambda c: rulings.publish(ruling=_ruling(c), precedent="x", by=c.ada)),
        "prolong": operation(lambda c: rulings.prolong(ruling=_ruling(c), until=clock.today(), by=c.ada)),
        "end": operation(lambda c: rulings.end(ruling=_ruling(c), by=c.ada)),
        "other people's rulings": _only_some_see_a_ruling,
    }
