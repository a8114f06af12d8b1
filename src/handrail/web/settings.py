"""Django's settings, all from the environment. What each variable does: `docs/reference/settings.md`."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from handrail.web import environment

HERE = Path(__file__).parent

MODE = environment.mode()
IN_PRODUCTION = MODE == "production"
DATA = Path(environment.text("HANDRAIL_DATA", "handrail-data")).resolve()
ADDRESS = environment.text("HANDRAIL_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
HOST = urlsplit(ADDRESS).hostname or ""
SECURE = ADDRESS.startswith("https://")

DEBUG = False
SECRET_KEY = environment.secret_key(DATA) or "not-secret: `handrail doctor` refuses it in production"
ALLOWED_HOSTS = [HOST] if IN_PRODUCTION else [HOST, "127.0.0.1", "localhost", "testserver"]
ROOT_URLCONF = "handrail.web.urls"
WSGI_APPLICATION = "handrail.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database(DATA)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "handrail.web.ledger",
    "handrail.web.jobs",
    "handrail.web.people",
    "handrail.web.handbook",
    "handrail.web.oversight",
    "handrail.web.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [HERE / "static"]
MEDIA_ROOT = DATA / "media"

SESSION_IDLE = timedelta(minutes=60)
SESSION_LONGEST = timedelta(hours=12)
