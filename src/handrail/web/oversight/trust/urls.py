"""The addresses of a trust's pages."""

from django.urls import path

from handrail.web.oversight.trust import views

app_name = "trust"
urlpatterns = [
    path("trusts/<slug:trust>/", views.schools, name="schools"),
    path("trusts/<slug:trust>/policies/", views.compare, name="compare"),
    path("trusts/<slug:trust>/signatures/", views.signatures, name="signatures"),
    path("trusts/<slug:trust>/schools/<slug:school>/", views.health, name="health"),
]
