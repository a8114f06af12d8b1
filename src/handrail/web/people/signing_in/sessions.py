"""Sessions in the database, as Django has them; each page looks one up, so it is done by a prepared query."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from handrail.web.prepared import Given, Prepared

_FOUND: Prepared[Session] = Prepared(
    lambda: Session.objects.filter(session_key=Given("key", CharField()), expire_date__gt=Given("now", DateTimeField()))
)


class SessionStore(db.SessionStore):
    """Django's own store; where nothing is found, Django itself does what is to be done then."""

    def load(self) -> dict[str, Any]:
        """Give what is kept of this session."""
        found = _FOUND.first(key=self.session_key, now=timezone.now())
        return dict(self.decode(found.session_data)) if found else dict(super().load())
