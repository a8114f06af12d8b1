"""Make the data of one side: `python -m bench.serving.furnish handrail|peer STAFF OUT`; writes a session key a line."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

PASSWORD = "seven odd otters juggle"  # noqa: S105


def sessions(people: list[object], backend: str) -> list[str]:
    """Sign everybody in, as Django itself does."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store, keys = import_module(settings.SESSION_ENGINE).SessionStore, []
    for person in people:
        session = store()
        session[SESSION_KEY] = str(person.pk)  # type: ignore[attr-defined]
        session[BACKEND_SESSION_KEY] = backend
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()  # type: ignore[attr-defined]
        session.save()
        keys.append(str(session.session_key))
    return keys


def handrail(count: int) -> list[str]:
    """One school with so many staff; all have one password, whose hash is made once."""
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from handrail import policies
    from handrail.web import clock
    from handrail.web.handbook.operations import adopt
    from handrail.web.people import operations
    from handrail.web.people.models import Holding, Person
    from handrail.web.people.terminal import TERMINAL
    from handrail.web.serving import starting

    starting.migrate(quiet=True)
    school = operations.make_school(name="Bench School", slug="bench", by=TERMINAL)
    file = policies.find("hartest")
    adopt(school=school, text=file.read_text(encoding="utf-8"), name=file.parent.name, by=TERMINAL)
    password = make_password(PASSWORD)
    people = [Person(name=f"Staff {n}", email=f"staff{n}@bench.example", password=password) for n in range(count)]
    Person.objects.bulk_create(people)
    today = clock.today()
    Holding.objects.bulk_create(Holding(person=one, role="staff", school=school, since=today) for one in people)
    with transaction.atomic():
        return sessions(list(people), "handrail.web.people.signing_in.adapters.PersonBackend")


def peer(count: int) -> list[str]:
    """So many users of bare Django."""
    from bench.serving import peer as _  # noqa: F401  # it configures Django
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    User.objects.bulk_create(User(username=f"staff{n}", password="!") for n in range(count))  # noqa: S106
    with transaction.atomic():
        return sessions(list(User.objects.all()), "django.contrib.auth.backends.ModelBackend")


if __name__ == "__main__":
    side, staff, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    out.write_text("\n".join({"handrail": handrail, "peer": peer}[side](staff)) + "\n", encoding="ascii")
