"""The addresses of signing; `handbook.urls` puts them among its own."""

from django.urls import include, path

from handrail.web.handbook.signing import views

PLACE = "schools/<slug:school>/policy/"

urlpatterns = [
    path(f"{PLACE}sign/", views.sign, name="sign"),
    path(f"{PLACE}sign/check/", views.check_and_sign, name="check"),
    path(f"{PLACE}signatures/", views.signatures, name="signatures"),
    path(f"{PLACE}signatures/sheet/", views.sheet, name="sheet"),
    path(f"{PLACE}signatures/paper/", views.paper, name="paper"),
    path(f"{PLACE}signatures/<uuid:signature>/", views.signature, name="signature"),
    path(f"{PLACE}signatures/<uuid:signature>/pdf/", views.certificate, name="certificate"),
    path(f"{PLACE}signatures/<uuid:signature>/scan/", views.scan, name="scan"),
    path("", include("handrail.web.handbook.signing.training.urls")),
]
