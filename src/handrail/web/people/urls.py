"""The addresses of the pages about people."""

from django.urls import include, path

from handrail.web.people import views

app_name = "people"
urlpatterns = [
    path("account/", views.account, name="account"),
    path("schools/<slug:school>/people/", views.listing, name="list"),
    path("schools/<slug:school>/people/add/", views.add, name="add"),
    path("schools/<slug:school>/people/<uuid:person>/", views.person, name="person"),
    path("schools/<slug:school>/people/<uuid:person>/roles/", views.give_role, name="give-role"),
    path("schools/<slug:school>/people/<uuid:person>/telephone/", views.telephone, name="telephone"),
    path("schools/<slug:school>/people/<uuid:person>/left/", views.leaver, name="leaver"),
    path("schools/<slug:school>/people/roles/<uuid:holding>/end/", views.end_role, name="end-role"),
    path("schools/<slug:school>/pupils/", views.pupils, name="pupils"),
    path("", include("handrail.web.people.rosters.urls")),
    path("", include("handrail.web.people.calendar.urls")),
    path("", include("handrail.web.people.tokens.urls")),
]
