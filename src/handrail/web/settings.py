"""Django's settings, all from the environment. What each variable does: `docs/reference/settings.md`."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from handrail.web import environment, logs

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
LEDGER_KEY = Path(environment.text("HANDRAIL_LEDGER_KEY") or DATA / "ledger-key.pem")
LEDGER_HEADS = Path(environment.text("HANDRAIL_LEDGER_HEADS") or DATA / "heads")
LEDGER_CLOCK_BEHIND = timedelta(minutes=int(environment.text("HANDRAIL_LEDGER_CLOCK_BEHIND", "5")))
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
    "handrail.web.people.rosters",
    "handrail.web.people.calendar",
    "handrail.web.people.tokens",
    "handrail.web.handbook",
    "handrail.web.handbook.editions",
    "handrail.web.handbook.signing",
    "handrail.web.handbook.asking",
    "handrail.web.handbook.rulings",
    "handrail.web.oversight",
    "handrail.web.home",
]

MIDDLEWARE = [
    "handrail.web.headers.security_headers",
    "handrail.web.problems.in_json",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "handrail.web.people.signing_in.middleware.session_limits",
    "allauth.account.middleware.AccountMiddleware",
    "handrail.web.people.signing_in.middleware.second_factor",
    "handrail.web.people.signing_in.middleware.busy_lane",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", *([HERE / "demo" / "templates"] if MODE == "demo" else [])],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "handrail.web.frame.frame",
            ],
            "builtins": ["handrail.web.components"],
        },
    },
]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["handrail.web.people.signing_in.adapters.PersonBackend"]
PASSWORD_HASHERS = ["handrail.web.people.signing_in.passwords.LaneHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "handrail.web.people.signing_in.guessable.GuessableValidator"},
]
PASSWORD_LANE = environment.text("HANDRAIL_PASSWORD_LANE")
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "demo:people" if MODE == "demo" else "account_login"
LOGIN_REDIRECT_URL = "/"
# In the demo people sign in by picking a name.
SECOND_FACTOR_REQUIRED = MODE != "demo"

ACCOUNT_ADAPTER = "handrail.web.people.signing_in.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# A whole school sits behind one address: its limits are wide, those of one account are narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.text("HANDRAIL_PROXIES", "0"))
MFA_ADAPTER = "handrail.web.people.signing_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Handrail"
SOCIALACCOUNT_ADAPTER = "handrail.web.people.signing_in.adapters.OpenIDAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
OPENID_PROVIDERS = environment.openid_providers(DATA)
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": provider["id"],
                "name": provider["name"],
                "client_id": provider["client_id"],
                "secret": provider["secret"],
                "settings": {"server_url": provider["server"], "verified_email": provider["domains"]},
            }
            for provider in OPENID_PROVIDERS
        ],
    },
}

# Nothing is sent while a page waits: letters go to a job, and the job sends them through the backend behind it.
EMAIL_BACKEND = "handrail.web.jobs.mail.QueueBackend"
globals().update(environment.mail(environment.text("HANDRAIL_MAIL")))
DEFAULT_FROM_EMAIL = environment.text("HANDRAIL_MAIL_FROM", f"Handrail <handrail@{HOST or 'localhost'}>")

# Rate limits count in the database, so that all workers count together; whom they count is not to be read there.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "handrail.web.people.signing_in.sealing.hidden",
    }
}

# How often a program may ask with one token; the count stands in the database.
API_REQUESTS_A_MINUTE = 120

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT: Path | None = DATA / "static"
STATICFILES_DIRS = [HERE / "static"]
MEDIA_ROOT = DATA / "media"

SESSION_ENGINE = "handrail.web.people.signing_in.sessions"
SESSION_IDLE = timedelta(minutes=60)
SESSION_LONGEST = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if SECURE:
    # A browser keeps a cookie of this name only from this host, and only over HTTPS.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_SSL_REDIRECT = True
CSRF_TRUSTED_ORIGINS = [ADDRESS] if SECURE else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Outside production static files are served as they lie in the source, under their plain names.
if not IN_PRODUCTION:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
    STATIC_ROOT = None
WHITENOISE_ALLOW_ALL_ORIGINS = False
LOGGING = logs.CONFIGURATION
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
