"""Every address of the web app."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("handrail.web.home.urls")),
    path("", include("handrail.web.people.urls")),
    path("", include("handrail.web.handbook.urls")),
    path("", include("handrail.web.handbook.rulings.urls")),
    path("", include("handrail.web.handbook.asking.urls")),
    path("", include("handrail.web.oversight.urls")),
    path("", include("handrail.web.oversight.trust.urls")),
    path("api/v1/", include(("handrail.web.api", "api"))),
    path("accounts/", include("handrail.web.people.signing_in.urls")),
]

# The page on which one becomes anybody exists in the demo alone.
if settings.MODE == "demo":
    urlpatterns.append(path("demo/", include("handrail.web.demo.urls")))
