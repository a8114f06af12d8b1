"""The addresses of asking."""

from django.urls import path

from handrail.web.handbook.asking import views

app_name = "asking"
urlpatterns = [
    path("schools/<slug:school>/ask/", views.ask, name="ask"),
    path("schools/<slug:school>/ask/<slug:word>/", views.question, name="question"),
]
