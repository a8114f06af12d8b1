"""Make the data of one side: `python -m bench.serving.furnish handrail|peer STAFF FOLDER GROUP...`.

Each group is so many staff of a school of its own, and gets a file with a line a person: the key of their session, and
the form by which they will sign.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.serving.day import TOKEN

PASSWORD = "seven odd otters juggle"  # noqa: S105


def sessions(people: list[Any], backend: str, **noted: int) -> list[str]:
    """Sign everybody in, as Django itself does; Handrail notes besides when that was."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store, rows = import_module(settings.SESSION_ENGINE).SessionStore, []
    for person in people:
        session, hashed = store(), person.get_session_auth_hash()
        said = {SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: backend, HASH_SESSION_KEY: hashed, **noted}
        session._session_key = session._get_new_session_key()
        rows.append(session.create_model_instance(said))
    store.get_model_class().objects.bulk_create(rows)
    return [row.session_key for row in rows]


def handrail(staff: int, groups: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Furnish a school for each group; all staff have one password, whose hash is made once."""
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password

    from handrail import policies
    from handrail.web.handbook.operations import adopt
    from handrail.web.people.models import Person
    from handrail.web.serving import starting

    starting.migrate(quiet=True)
    now = int(time.time())
    file, password = policies.find("hartest"), make_password(PASSWORD)
    for place, group in enumerate(groups):
        school = _school(group)
        edition = adopt(school=school, text=file.read_text(encoding="utf-8"), name=file.parent.name, by=_by())
        _sign_its_text(edition)
        first = place * staff
        people = [
            Person(name=f"Staff {n}", email=f"staff{n}@bench.example", password=password)
            for n in range(first, first + staff)
        ]
        _employ(people, school)
        kept = sessions(people, "handrail.web.people.signing_in.adapters.PersonBackend", begun=now, seen=now)
        yield list(zip(kept, (_answers(edition, person) for person in people), strict=True))


def _by() -> Any:
    from handrail.web.people.terminal import TERMINAL

    return TERMINAL


def _school(group: str) -> Any:
    from handrail.web.people import operations

    return operations.make_school(name=f"Bench School {group}", slug=group, by=_by())


def _sign_its_text(edition: Any) -> None:
    """Say that people sign the very text of the edition."""
    from handrail.web import clock
    from handrail.web.handbook.editions.operations import adopt_text

    adopt_text(edition=edition, body="governors", adopted_on=clock.today(), by=_by())


def _employ(people: list[Any], school: Any) -> None:
    from handrail.web import clock
    from handrail.web.people.models import Holding, Person

    Person.objects.bulk_create(people)
    today = clock.today()
    Holding.objects.bulk_create(Holding(person=one, role="staff", school=school, since=today) for one in people)


def _answers(edition: Any, person: Any) -> str:
    """Fill the form in as somebody who has read the policy: everybody is asked other questions."""
    from handrail.web.handbook.signing import check

    asked = check.questions(edition, person.pk)
    answers = {f"answer{number}": scene.right for number, scene in enumerate(asked, start=1)}
    return urlencode({"csrfmiddlewaretoken": TOKEN, "edition": str(edition.pk), "read": "on", **answers})


def peer(staff: int, groups: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Furnish bare Django with so many users; all of them fill in the same form."""
    from bench.serving import peer as _  # noqa: F401  # it configures Django
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0, run_syncdb=True)  # our own two tables, which point at Django's
    answers = {"answer1": "permitted", "answer2": "prohibited", "answer3": "conditional"}
    form = urlencode({"csrfmiddlewaretoken": TOKEN, "read": "on", **answers})
    for group in groups:
        users = User.objects.bulk_create(User(username=f"{group}-{n}", password="!") for n in range(staff))  # noqa: S106
        kept = sessions(users, "django.contrib.auth.backends.ModelBackend")
        yield [(key, form) for key in kept]


if __name__ == "__main__":
    side, count, folder, *wanted = sys.argv[1:]
    made = {"handrail": handrail, "peer": peer}[side](int(count), wanted)
    for name, lines in zip(wanted, made, strict=True):
        text = "".join(f"{key}\t{form}\n" for key, form in lines)
        (Path(folder) / f"{side}-{name}.people").write_text(text, encoding="ascii")
