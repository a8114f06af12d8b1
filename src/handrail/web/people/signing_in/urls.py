"""The addresses of signing in: allauth's, and of those only the ones that we use. Nobody signs up here.

Each answers to reading and sending alone; allauth itself would take a PUT for a POST.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.decorators.http import require_http_methods

read = require_http_methods(["GET", "HEAD"])
send = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("login/", send(account.login), name="account_login"),
    path("logout/", send(account.logout), name="account_logout"),
    path("inactive/", read(account.account_inactive), name="account_inactive"),
    path("reauthenticate/", send(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", send(account.password_change), name="account_change_password"),
    path("password/set/", send(account.password_set), name="account_set_password"),
    path("password/reset/", send(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", read(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        send(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        read(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", read(second_factor.index), name="mfa_index"),
    path("2fa/authenticate/", send(second_factor.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", send(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", send(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", send(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", read(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/", send(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "2fa/recovery-codes/download/", read(recovery_codes.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
    path("sessions/", send(sessions.list_usersessions), name="usersessions_list"),
    path("oidc/<slug:provider_id>/login/", send(openid.login), name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", read(openid.callback), name="openid_connect_callback"),
    path("oidc/cancelled/", read(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("oidc/error/", read(login_not_required(social.login_error)), name="socialaccount_login_error"),
    path("oidc/signup/", send(social.signup), name="socialaccount_signup"),
]
