"""The addresses of rosters; `people.urls` puts them among its own."""

from django.urls import path

from handrail.web.people.rosters import views

PLACE = "schools/<slug:school>/people/files/"

urlpatterns = [
    path(PLACE, views.rosters, name="rosters"),
    path(f"{PLACE}<uuid:roster>/", views.roster, name="roster"),
    path(f"{PLACE}<uuid:roster>/columns/", views.columns, name="roster-columns"),
    path(f"{PLACE}<uuid:roster>/write/", views.begin, name="roster-begin"),
    path(f"{PLACE}<uuid:roster>/discard/", views.discard, name="roster-discard"),
]
