"""The page in which the head and the data protection lead read what happened, and the copy that they can take."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from handrail.web import clock
from handrail.web.ledger import telling
from handrail.web.ledger.models import Entry
from handrail.web.oversight import operations, queries
from handrail.web.oversight.forms import RecordForm
from handrail.web.people.access import school_for
from handrail.web.people.signing_in.fresh import require_fresh_sign_in

PAGE = 50


@require_safe
def record(request: HttpRequest, school: str) -> HttpResponse:
    """Tell what happened at a school, newest first."""
    place = school_for(request, school)
    operations.note_reading(school=place, by=request.user)
    form = RecordForm(request.GET)
    sought = form.cleaned_data if form.is_valid() else {}
    # Not by page numbers: while one reads, more happens, and a count of a long record is slow.
    entries = list(queries.happened(place, sought)[: PAGE + 1])
    signed, overdue = queries.last_signed()
    context = {
        "form": form,
        "told": telling.tell(entries[:PAGE], school=place),
        "older": _older(request, entries),
        "sought": any(sought.values()),
        "signed": signed,
        "overdue": overdue,
    }
    return render(request, "oversight/record.html", context)


def _older(request: HttpRequest, entries: list[Entry]) -> str:
    """Give the query of the page after this one, with what was looked for; nothing on the last."""
    if len(entries) <= PAGE:
        return ""
    query = request.GET.copy()
    query["before"] = str(entries[PAGE - 1].n)
    return query.urlencode()


@require_POST
def copy(request: HttpRequest, school: str) -> StreamingHttpResponse:
    """Hand out a copy of the record as a file."""
    place = school_for(request, school)
    require_fresh_sign_in(request)
    lines = operations.take_copy(school=place, by=request.user)
    name = f"record-{place.slug}-{clock.today().isoformat()}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(lines, content_type="application/jsonl", headers=headers)
