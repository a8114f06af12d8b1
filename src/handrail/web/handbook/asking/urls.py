"""The addresses of asking."""

from django.urls import path

from handrail.web.handbook.asking import keeping_views as keeping
from handrail.web.handbook.asking import views

app_name = "asking"
urlpatterns = [
    path("schools/<slug:school>/ask/", views.ask, name="ask"),
    path("schools/<slug:school>/ask/kept/", keeping.listing, name="kept"),
    path("schools/<slug:school>/ask/kept/<uuid:answer>/", keeping.kept, name="kept-answer"),
    path("schools/<slug:school>/ask/kept/<uuid:answer>/send/", keeping.send, name="send"),
    path("schools/<slug:school>/ask/kept/<uuid:answer>/delete/", keeping.delete, name="delete"),
    path("schools/<slug:school>/ask/<slug:word>/keep/", keeping.keep, name="keep"),
    path("schools/<slug:school>/ask/<slug:word>/", views.question, name="question"),
]
