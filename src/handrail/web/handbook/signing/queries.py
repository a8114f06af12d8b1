"""Reads for signing: what is to be signed today, who has, who is missing, and what changed since somebody signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import DateField, UUIDField

from handrail.engine import Policy
from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.editions import difference, rules
from handrail.web.handbook.editions.difference import Change
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.editions.queries import NEWEST
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing.groups import GROUPS, asked, groups_of
from handrail.web.handbook.signing.models import Signature
from handrail.web.people.models import Holding, Person, School
from handrail.web.people.roles import Role
from handrail.web.prepared import Given, Prepared

KEPT = 256


@dataclass(frozen=True, slots=True)
class ToSign:
    """What a school's people sign today."""

    school: School
    edition: Edition
    document: Document

    @property
    def policy(self) -> Policy:
        """Give the policy, read."""
        return reading.page(self.edition).policy

    @property
    def rules(self) -> str:
        """Give the fingerprint of what the edition orders."""
        return rules.of(self.edition)

    @property
    def since(self) -> date:
        """Give the day from which people are asked."""
        added = self.document.added_at.astimezone(clock.LONDON).date()
        return max(self.edition.since, added)

    def asks(self, person: Person) -> bool:
        """Say whether this person is asked to sign."""
        roles = asked(self.policy)
        return any(held.role in roles and held.school_id == self.school.pk for held in person.holdings_today)


_IN_FORCE: Prepared[Edition] = Prepared(
    lambda: (
        Edition.objects.filter(school=Given("school", UUIDField()), since__lte=Given("day", DateField()))
        .select_related("document")
        .defer("text", "document__text")
        .order_by(*NEWEST)[:1]
    )
)


def to_sign(school: School) -> ToSign | None:
    """Give what is signed today; None where no edition is in force, or nobody has said what is signed of it."""
    edition = _IN_FORCE.first(school=school.pk, day=clock.today())
    return of_edition(school, edition) if edition is not None else None


def of_edition(school: School, edition: Edition) -> ToSign | None:
    """Give what is signed of an edition that was read with its document."""
    return ToSign(school, edition, edition.document) if hasattr(edition, "document") else None


def signed_rules(person: Person, school: School) -> frozenset[str]:
    """Give the fingerprints of all that somebody has ever signed at a school."""
    return frozenset(Signature.objects.filter(school=school, person=person).values_list("rules", flat=True))


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody has signed at a school, the newest first, beside what is signed there today."""

    to: ToSign
    signatures: tuple[Signature, ...]

    @property
    def done(self) -> Signature | None:
        """Give the signature by which somebody has signed what is ordered today."""
        return next((one for one in self.signatures if one.rules == self.to.rules), None)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Give the clauses that order something else than when somebody last signed; nothing for a first time."""
        last = self.signatures[0] if self.signatures else None
        return () if last is None or last.rules == self.to.rules else _differing(last, self.to.edition)


_SIGNED: Prepared[Signature] = Prepared(
    lambda: Signature.objects.filter(school=Given("school", UUIDField()), person=Given("person", UUIDField())).order_by(
        "-signed_on", "-signed_at"
    )
)


def before(person: Person, to: ToSign) -> Before:
    """Read all that somebody has signed at a school, in one query: it is a row a year."""
    return Before(to, tuple(_SIGNED(school=to.school.pk, person=person.pk)))


def changed_since(person: Person, to: ToSign) -> tuple[Change, ...]:
    """Give the clauses that order something else than when this person last signed; nothing for a first time."""
    return before(person, to).changes


def _differing(last: Signature, now: Edition) -> tuple[Change, ...]:
    """Compare two editions once in each process: on a staff day everybody comes from the same one."""
    pair = (last.edition_id, now.pk)
    kept = _compared.get(pair)
    if kept is None:
        was = Edition.objects.defer("text").get(school=last.school_id, pk=last.edition_id)
        found = difference.compare(reading.page(was), reading.page(now))
        kept = _compared[pair] = tuple(change for change in found if change.orders_differently)
        while len(_compared) > KEPT:
            _compared.pop(next(iter(_compared)), None)
    return kept


_compared: dict[tuple[UUID, UUID], tuple[Change, ...]] = {}


@dataclass(slots=True)
class Signer:
    """Somebody who is asked to sign, and whether they have."""

    id: UUID
    name: str
    has_mailbox: bool
    asked_since: date
    roles: set[str] = field(default_factory=set)
    signature: UUID | None = None
    signed_on: date | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """Give the groups that this person belongs to."""
        return groups_of(self.roles)

    @property
    def is_head(self) -> bool:
        """Say whether this person leads the school."""
        return Role.HEAD in self.roles


def signers(to: ToSign, group: str = "") -> list[Signer]:
    """Give everybody who is asked, or those of one group, by name: two queries, however many they are."""
    roles = asked(to.policy) & (GROUPS[group][1] if group in GROUPS else asked(to.policy))
    held = Holding.objects.today().filter(school=to.school, role__in=roles).order_by("person__name", "person")
    found: dict[UUID, Signer] = {}
    for key, name, email, role, since in held.values_list("person", "person__name", "person__email", "role", "since"):
        one = found.setdefault(key, Signer(key, name, bool(email), max(since, to.since)))
        one.roles.add(role)
        one.asked_since = min(one.asked_since, max(since, to.since))
    rows = Signature.objects.filter(school=to.school, rules=to.rules).order_by("signed_on")
    for key, person, day in rows.values_list("pk", "person", "signed_on"):
        if person in found:
            found[person].signature, found[person].signed_on = key, day
    return list(found.values())


def missing(to: ToSign, group: str = "") -> list[Signer]:
    """Give those who have not signed."""
    return [one for one in signers(to, group) if one.signature is None]
