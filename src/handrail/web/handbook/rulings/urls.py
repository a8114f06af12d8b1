"""The addresses of rulings."""

from django.urls import path

from handrail.web.handbook.rulings import views

app_name = "rulings"
urlpatterns = [
    path("schools/<slug:school>/ask/<slug:word>/ruling/", views.ask, name="ask"),
    path("schools/<slug:school>/rulings/", views.listing, name="list"),
    path("schools/<slug:school>/rulings/asked/<uuid:asked>/", views.asked, name="asked"),
    path("schools/<slug:school>/rulings/asked/<uuid:asked>/rule/", views.rule, name="rule"),
    path("schools/<slug:school>/rulings/<uuid:ruling>/", views.ruling, name="ruling"),
    path("schools/<slug:school>/rulings/<uuid:ruling>/publish/", views.publish, name="publish"),
    path("schools/<slug:school>/rulings/<uuid:ruling>/prolong/", views.prolong, name="prolong"),
    path("schools/<slug:school>/rulings/<uuid:ruling>/end/", views.end, name="end"),
]
