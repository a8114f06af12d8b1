"""The addresses of the policy's pages."""

from django.urls import include, path

from handrail.web.handbook import views

app_name = "handbook"
urlpatterns = [
    path("schools/<slug:school>/policy/", views.read, name="read"),
    path("schools/<slug:school>/policy/adopt/", views.adopt, name="adopt"),
    path("", include("handrail.web.handbook.editions.urls")),
    path("", include("handrail.web.handbook.signing.urls")),
]
