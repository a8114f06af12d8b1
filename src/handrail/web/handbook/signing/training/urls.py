"""The addresses of training; `signing.urls` puts them among its own."""

from django.urls import path

from handrail.web.handbook.signing.training import views

PLACE = "schools/<slug:school>/policy/training/"

urlpatterns = [
    path(PLACE, views.training, name="training"),
    path(f"{PLACE}clause/<str:clause>/", views.record, name="training-record"),
    path(f"{PLACE}<uuid:training>/certificate/", views.certificate, name="training-certificate"),
    path(f"{PLACE}<uuid:training>/take-back/", views.take_back, name="training-take-back"),
]
