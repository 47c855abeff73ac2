"""Django's settings, made from ``environment``. Nothing here is read from anywhere else."""

from datetime import timedelta
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from khaotom.front import environment
from khaotom.kernel import clock

ENVIRONMENT = environment.read()
if ENVIRONMENT.clock is not None:
    clock.begin_at(ENVIRONMENT.clock)

SECRET_KEY = ENVIRONMENT.signing_key
MASTER_KEY = ENVIRONMENT.master_key
HASH_KEY = ENVIRONMENT.hash_key
DATA = ENVIRONMENT.data
BIND = ENVIRONMENT.bind
WORKERS = ENVIRONMENT.workers
DEMO = ENVIRONMENT.mode == "demo"
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

ROOMS = [
    "front",
    "openbooks",
    "collection",
    "projects",
    "welfare",
    "savings",
    "till",
    "approvals",
    "meetings",
    "ledger",
    "bylaws",
    "people",
    "keyring",
    "trail",
    "ui",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    *(f"khaotom.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khaotom.people.middleware.ActorMiddleware",
    "khaotom.people.middleware.DeclaredPermissionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "khaotom.front.middleware.RefusalMiddleware",
    "khaotom.front.retry.RetryMiddleware",
]
ROOT_URLCONF = "khaotom.front.urls"
WSGI_APPLICATION = "khaotom.front.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "khaotom.front.context.frame",
            ],
        },
    }
]

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA busy_timeout=20000;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA cache_size=-65536;"
    "PRAGMA temp_store=MEMORY;"
)


def _database(setting: str, url: str) -> dict[str, Any]:
    """One database from its URL, with what this program needs of each engine. The URL, which may hold a password, is never shown."""
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as problem:
        raise environment.WrongSetting(
            f"{setting} cannot be read; write an address like postgres://user:password@host:5432/khaotom or sqlite:////path/to/file."
        ) from problem
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["CONN_MAX_AGE"] = None
        config["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS, "timeout": 20}
    elif config["ENGINE"] == "django.db.backends.postgresql":
        config["CONN_MAX_AGE"] = 0
        config["OPTIONS"] = {**config.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 8, "timeout": 20}}
    else:
        raise environment.WrongSetting(f"{setting} names {config['ENGINE']}; only sqlite and postgres are supported.")
    return config


DATABASES = {
    "default": _database("DATABASE_URL", ENVIRONMENT.database_url),
    "keyring": _database("KHAOTOM_KEYRING_URL", ENVIRONMENT.keyring_url),
}
DATABASE_ROUTERS = ["khaotom.keyring.router.KeyringRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Login"
AUTHENTICATION_BACKENDS = ["khaotom.people.backends.PhoneAndPassword"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "front:today"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "khaotom.front.storage.Storage"},
}
if ENVIRONMENT.mode == "test":
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(timedelta(hours=14).total_seconds())
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "khaotom.front.errors.csrf_failure"
if ENVIRONMENT.https:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
