"""Ask: the ways in, one question a page, and the answer. Nothing of it is kept unless somebody keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.web.handbook import reading
from handrail.web.handbook.asking import queries, scripts
from handrail.web.handbook.asking.forms import FactForm, WordsForm
from handrail.web.handbook.asking.questions import answering, doing, facts, finding, showing, words
from handrail.web.handbook.asking.questions.answering import Standing
from handrail.web.handbook.models import Edition
from handrail.web.handbook.rulings import agreeing, applying, telling
from handrail.web.handbook.rulings.applying import Ruled
from handrail.web.handbook.rulings.forms import NoteForm
from handrail.web.people.access import school_for
from handrail.web.people.models import School


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, school: str) -> HttpResponse:
    """Show the ways in; what somebody types comes by POST, so that no address, and no log, ever holds it."""
    place = school_for(request, school)
    edition = Edition.objects.visible_to(request.user, place).defer("text").in_force()
    if edition is None:
        return render(request, "asking/none.html", {"leads": queries.leads(place)})
    policy = reading.page(edition).policy
    form = WordsForm(request.POST if request.method == "POST" else None)
    heard = words.hear(form.typed, policy, question=form.question, chosen=request.POST.get("meaning", ""))
    if "typing" in request.POST:
        leads = queries.leads(place) if heard.at_risk else ()
        return render(
            request, "asking/heard.html", {"school": place, "heard": heard, "leads": leads, "is_typing": True}
        )
    context = {
        "form": form,
        "heard": heard,
        "alike": words.alike(form.question, policy, heard),
        "common": finding.common(policy),
        "groups": finding.actions(policy),
        "events": finding.events(policy),
        "leads": queries.leads(place),
    }
    return scripts.may_send(render(request, "asking/ask.html", context))


@require_safe
def question(request: HttpRequest, school: str, word: str) -> HttpResponse:
    """Ask for one fact more, or show the answer."""
    place = school_for(request, school)
    standing, edition, ruled = standing_for(request, place, word)
    form = _question(request, standing)
    context: dict[str, Any] = {
        "standing": standing,
        "asking": standing.policy.vocabulary.askings[word],
        "told": showing.told(standing.policy, standing.said),
        "taken": showing.told(standing.policy, _taken(standing)),
        "leads": queries.leads(place),
    }
    if form is not None:
        hidden = [pair for pair in standing.pairs if pair[0] != form.fact.name]
        return render(request, "asking/question.html", {**context, "form": form, "hidden": hidden})
    rulings = _ruled(request, place, standing, ruled)
    asks = rulings["goes_to"].label if rulings["goes_to"] else ""
    means = doing.means(place, context["leads"], asks, works_here=request.user.works_at(place))
    return render(request, "asking/answer.html", {**context, **_shown(standing, means), **rulings, "edition": edition})


def standing_for(request: HttpRequest, place: School, word: str) -> tuple[Standing, Edition, Ruled]:
    """Give the question of an address as it stands under the edition and the rulings in force; 404 where it is none."""
    edition = Edition.objects.visible_to(request.user, place).defer("text").in_force()
    if edition is None:
        raise Http404("no policy is in force")
    policy = reading.page(edition).policy
    if word not in policy.vocabulary.askings:
        raise Http404("no such action or event")
    said = facts.read(policy, word, request.GET)
    put = request.GET.get("put")
    if put in policy.vocabulary.facts and request.GET.get(put) == "":
        said |= facts.left_empty(policy, put)
    taken = facts.of_person(request.user, place)
    ruled = applying.ruled(policy, word, {**taken, **said}, person=request.user, school=place)
    standing = answering.stand(policy, word, said, taken, ruled.met)
    return replace(standing, begun=facts.begun(policy, request.GET), help_first=_help_first(request)), edition, ruled


def _help_first(request: HttpRequest) -> bool:
    name, value = answering.HELP_FIRST
    return request.GET.get(name) == value


def _question(request: HttpRequest, standing: Standing) -> FactForm | None:
    """Give the form of the fact to ask for: one that somebody changes, one that was answered amiss, or the next."""
    known, put, change = standing.policy.vocabulary.facts, request.GET.get("put"), request.GET.get("change")
    if put in known:
        form = FactForm(known[put], _choices(request, standing, put), request.GET)
        if not form.is_valid():
            return form
    name = change if change in known else standing.next
    if name is None:
        return None
    now = facts.by_name(standing.facts, standing.begun).get(name)
    return FactForm(known[name], _choices(request, standing, name), initial={name: now} if now else None)


def _choices(request: HttpRequest, standing: Standing, name: str) -> tuple[str, ...]:
    """Give the words of a set to choose from: those that the policy looks at, and those that were chosen already."""
    wanted = {*facts.in_play(standing.policy, standing.word).get(name, ()), *request.GET.getlist(name)}
    return tuple(value for value in standing.policy.vocabulary.facts[name].values if value in wanted)


def _taken(standing: Standing) -> dict[str, Any]:
    """Give what we took from somebody's roles, where some rule looks at it."""
    played = facts.in_play(standing.policy, standing.word)
    return {
        name: value
        for name, value in standing.taken.items()
        if name not in standing.said and (name in played or name == "role") and not standing.is_event
    }


def _ruled(request: HttpRequest, place: School, standing: Standing, ruled: Ruled) -> dict[str, Any]:
    """Give what rulings say of a question, and to whom it can go where nobody has ruled."""
    may_ask = not ruled.reaching and agreeing.is_askable(standing.answer)
    return {
        "no": telling.tell(ruled.no, request.user) if ruled.no else None,
        "yes": [telling.tell(one, request.user) for one in ruled.yes],
        "precedents": [telling.tell(one, request.user) for one in applying.beside(ruled.precedents, standing.clauses)],
        "goes_to": agreeing.who_rules(standing.answer, request.user, place) if may_ask else None,
        "note": NoteForm(),
    }


def _shown(standing: Standing, means: Mapping[str, tuple[doing.Means, ...]]) -> dict[str, Any]:
    """Give what the page of an answer shows."""
    policy = standing.policy
    return {
        "shown": showing.show(standing.answer, policy.vocabulary, means),
        "supposed": showing.told(policy, standing.supposed),
        "also": showing.told(policy, dict.fromkeys(standing.also)),
        "unknown": showing.told(policy, dict.fromkeys(standing.answer["ask"])) if standing.outcome == "depends" else (),
    }
