"""The addresses of oversight."""

from django.urls import path

from handrail.web.oversight import views

app_name = "oversight"
urlpatterns = [
    path("schools/<slug:school>/record/", views.record, name="record"),
    path("schools/<slug:school>/record/copy/", views.copy, name="copy"),
]
