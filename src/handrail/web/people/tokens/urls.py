"""The addresses of access tokens; `people.urls` puts them among its own."""

from django.urls import path

from handrail.web.people.tokens import views

urlpatterns = [
    path("account/tokens/", views.tokens, name="tokens"),
    path("account/tokens/<uuid:token>/end/", views.end, name="token-end"),
]
