"""How allauth signs people in here: nobody signs up, a provider vouches for its own addresses, secrets are sealed."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.db.models import DateField, UUIDField
from django.http import HttpRequest

from handrail.web import clock
from handrail.web.people.models import Holding, Person
from handrail.web.people.signing_in.fresh import signed_in_just_now
from handrail.web.people.signing_in.sealing import seal, unseal
from handrail.web.prepared import Given, Prepared

_HELD: Prepared[Holding] = Prepared(
    lambda: (
        Holding.objects.on(Given("day", DateField()))
        .filter(person=Given("person", UUIDField()))
        .select_related("person", "school", "trust")
        .order_by("role")
    )
)


class PersonBackend(AuthenticationBackend):
    """Who somebody is and what they do today, read for each request: who holds no role today is out."""

    def get_user(self, user_id: object) -> Person | None:
        holdings = tuple(_HELD(person=user_id, day=clock.today()))
        if not holdings:
            return None
        person = holdings[0].person
        person.holdings_today = holdings
        return person


class AccountAdapter(DefaultAccountAdapter):
    """Passwords: accounts are made by the school, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:
        """Ask once more before the second factor is changed, but not right after somebody signed in."""
        return not signed_in_just_now(self.request)


class OpenIDAdapter(DefaultSocialAccountAdapter):
    """Single sign-on: a person is found by an address of a domain that the provider answers for."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        domains = {
            domain.lower()
            for provider in settings.OPENID_PROVIDERS
            if provider["id"] == login.account.provider
            for domain in provider["domains"]
        }
        return email.rpartition("@")[2].lower() in domains


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes: the secret of an authenticator app lies encrypted in the database."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the second factor of whoever must have one."""
        return not authenticator.user.is_privileged
