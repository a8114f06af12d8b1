"""The addresses of editions; `handbook.urls` puts them among its own."""

from django.urls import path

from handrail.web.handbook.editions import views

PLACE = "schools/<slug:school>/policy/editions/"

urlpatterns = [
    path(PLACE, views.history, name="editions"),
    path(f"{PLACE}publish/", views.publish, name="publish"),
    path(f"{PLACE}<uuid:edition>/", views.edition, name="edition"),
    path(f"{PLACE}<uuid:edition>/changes/", views.difference, name="difference"),
    path(f"{PLACE}<uuid:edition>/pdf/", views.pdf, name="pdf"),
    path(f"{PLACE}<uuid:edition>/document/", views.document, name="document"),
    path(f"{PLACE}<uuid:edition>/document/file/", views.document_file, name="document-file"),
]
