"""Look, after the staff day, at what is in the database: `python -m bench.serving.proof handrail|peer STAFF GROUP...`.

Every sign-off of Handrail has to be there exactly once, and the ledger has to verify; else this fails.
"""

from __future__ import annotations

import sys


def handrail(staff: int, groups: list[str]) -> str:
    """Count signatures and their entries by school, and verify the whole ledger."""
    import django

    django.setup()
    from handrail.web.handbook.signing.models import Signature
    from handrail.web.ledger import checking, streams
    from handrail.web.people.models import School

    for group in groups:
        school = School.objects.get(slug=group)
        signed = Signature.objects.filter(school=school).values_list("pk", "person")
        entries = streams.entries_of(school=school).filter(kind="signing.signed").values_list("about", "by_id")
        told = {(about.partition(":")[2], by) for about, by in entries}
        assert len(signed) == len({person for _, person in signed}) == len(entries) == staff, group
        assert told == {(str(key), str(person)) for key, person in signed}, group
    report = checking.insist()
    return f"{staff * len(groups)} sign-offs, each once with its entry; the ledger verifies: {report}"


def peer(staff: int, groups: list[str]) -> str:
    """Count the rows; that some are missing where the database was locked is the peer's own affair."""
    from bench.serving import peer as _  # noqa: F401  # it configures Django
    from bench.serving.signbook.models import Audit, Signature

    signed, told = Signature.objects.count(), Audit.objects.count()
    return f"{signed} of {staff * len(groups)} sign-offs, and {told} rows that tell of one"


if __name__ == "__main__":
    side, count, *wanted = sys.argv[1:]
    print(f"afterwards, {side:9} {({'handrail': handrail, 'peer': peer}[side])(int(count), wanted)}", flush=True)
