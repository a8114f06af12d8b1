"""The addresses of the calendar; `people.urls` puts them among its own."""

from django.urls import path

from handrail.web.people.calendar import views

PLACE = "schools/<slug:school>/calendar/"

urlpatterns = [
    path(PLACE, views.calendar, name="calendar"),
    path(f"{PLACE}add/", views.add, name="calendar-add"),
    path(f"{PLACE}<uuid:period>/", views.change, name="calendar-change"),
    path(f"{PLACE}<uuid:period>/remove/", views.remove, name="calendar-remove"),
]
