"""The questions of the check as they stand on the page: one that is asked at the same place again is drawn once."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from handrail.web.handbook.signing.forms import CheckForm
from handrail.web.handbook.signing.scenes import Scene

KEPT = 1024


def questions(form: CheckForm) -> SafeString:
    """Draw the questions of a form; what somebody has answered is drawn for them alone."""
    drawn = (_draw(form, name) if form.is_bound else _unanswered(form, name, form.asked[name]) for name in form.asked)
    return format_html_join("", "{}", ((one,) for one in drawn))


def _unanswered(form: CheckForm, name: str, scene: Scene) -> SafeString:
    kept = _kept.get((name, scene))
    if kept is None:
        kept = _kept[name, scene] = _draw(form, name)
        while len(_kept) > KEPT:
            _kept.pop(next(iter(_kept)), None)
    return kept


def _draw(form: CheckForm, name: str) -> SafeString:
    return render_to_string("signing/question.html", {"one": form[name]})


_kept: dict[tuple[str, Scene], SafeString] = {}
