"""The addresses that the demo alone has."""

from django.urls import path

from handrail.web.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("<uuid:person>/", views.become, name="become"),
]
