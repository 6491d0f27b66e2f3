"""Settings of Django. One setting of ours says where the register lives: POBRATIM_REGISTER.

It is a path of an SQLite file or a `postgres://user:password@host:port/name` address; by default `var/` in a checkout
and the user's data folder when installed. Originals and the secret key are kept beside it. Tests name their database
in POBRATIM_TEST_DATABASE in the same form.
"""

import os
import secrets
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from pobratim.folders import PACKAGE, is_postgres, own_folder, register_folder


def sqlite_database(path: Path) -> dict[str, object]:
    """Django's description of an SQLite register that several processes may write to."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-2000"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,  # what a connection has read stays at hand for the next page
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 60, "cached_statements": 32, "init_command": pragmas},
    }


def postgres_database(address: str) -> dict[str, object]:
    """Django's description of a PostgreSQL register."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "pobratim",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "10", "prepare_threshold": 1, **dict(parse_qsl(parts.query))},
    }


def database(address: str) -> dict[str, object]:
    """Django's description of the database at an address; one that `open_register` refuses when we know no such."""
    if is_postgres(address):
        return postgres_database(address)
    if "://" in address:
        return {"ENGINE": "django.db.backends.dummy"}
    return sqlite_database(Path(address).expanduser().absolute())


def secret_key(folder: Path) -> str:
    """The key that signs sessions: made on first use, kept in a file that only its owner reads.

    Where the folder cannot be written, the key lives as long as the process.
    """
    kept = folder / "secret.key"
    try:
        if not kept.exists():
            if folder == own_folder():
                folder.mkdir(parents=True, exist_ok=True)
            fresh = folder / f"secret.{os.getpid()}.{secrets.token_hex(4)}"
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
            try:
                fresh.rename(kept) if os.name == "nt" else os.link(fresh, kept)
            except FileExistsError:
                pass
            finally:
                fresh.unlink(missing_ok=True)
        return kept.read_text(encoding="ascii")
    except OSError:
        return secrets.token_urlsafe(64)


def idle_minutes(said: str) -> int:
    """After how many minutes without use a session ends: as was said, of 1 to 720, else 60."""
    return int(said) if said.isascii() and said.isdigit() and 1 <= int(said) <= 720 else 60


def openid_fault(address: str, client: str) -> str:
    """What keeps people from signing in through a provider that was named; empty where nothing does, or none was."""
    parts = urlsplit(address)
    is_here = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if not address:
        return ""
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_here)):
        return "address"
    if not client:
        return "client"
    is_there = all(find_spec(name) for name in ("allauth", "jwt", "requests"))
    return "" if is_there else "libraries"


def register_address() -> str:
    """Where the register lives; the tests' own database while tests run in this process."""
    tested = os.environ.get("POBRATIM_TEST_DATABASE") if "pytest" in sys.modules else None
    return tested or os.environ.get("POBRATIM_REGISTER") or str(own_folder() / "register.sqlite3")


POBRATIM_REGISTER = register_address()
POBRATIM_FOLDER = register_folder(POBRATIM_REGISTER)
POBRATIM_ORIGINALS = POBRATIM_FOLDER / "originals"
os.environ.setdefault("POBRATIM_RECOGNISED", str(POBRATIM_FOLDER / "recognised"))  # for the processes that read

SECRET_KEY = secret_key(POBRATIM_FOLDER)
DATABASES = {"default": database(POBRATIM_REGISTER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("POBRATIM_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = os.environ.get("POBRATIM_ORIGINS", "").split()

INSTALLED_APPS = [
    "pobratim.accounts",
    "pobratim.register",
    "pobratim.monitoring",
    "pobratim.letters",
    "pobratim.access",
    "pobratim.drafting",
    "pobratim.desk",
    "pobratim.portal",
    "pobratim.api",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
]

# Work in the background waits in the register's own database; `pobratim work` does it, `pobratim serve` starts that.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

MIDDLEWARE = [
    "pobratim.portal.security.HeadersAlone",
    "django.middleware.security.SecurityMiddleware",
    "pobratim.portal.security.ContentSecurityPolicy",
    "pobratim.portal.security.KnownWays",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pobratim.accounts.sessions.SessionsEnd",
    "pobratim.desk.demanding.SecondDemanded",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pobratim.urls"
WSGI_APPLICATION = "pobratim.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# People and their sessions.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "pobratim.desk.passwords.NotTooLong"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "pobratim.portal.views.failures.form_too_old"
# Of whom a second factor is demanded: nobody, administrators, officers (administrators too) or everybody.
POBRATIM_SECOND = os.environ.get("POBRATIM_SECOND", "").strip()
# A session ends so many minutes after its last use, and twelve hours after signing in.
POBRATIM_IDLE = 60 * idle_minutes(os.environ.get("POBRATIM_IDLE", ""))
SESSION_COOKIE_AGE = 12 * 60 * 60
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Behind TLS, POBRATIM_HTTPS=1 makes cookies travel over it alone.
HTTPS = os.environ.get("POBRATIM_HTTPS") == "1"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"  # browsers hold it to this host and to TLS
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Signing in through a region's own provider, where one is named; without it nothing of this is loaded.
POBRATIM_OPENID = os.environ.get("POBRATIM_OPENID", "").strip().rstrip("/")
POBRATIM_OPENID_NAME = os.environ.get("POBRATIM_OPENID_NAME", "").strip() or urlsplit(POBRATIM_OPENID).hostname or ""
POBRATIM_OPENID_CLIENT = os.environ.get("POBRATIM_OPENID_CLIENT", "").strip()
POBRATIM_OPENID_SECRET = os.environ.get("POBRATIM_OPENID_SECRET", "").strip()
POBRATIM_OPENID_FAULT = openid_fault(POBRATIM_OPENID, POBRATIM_OPENID_CLIENT)
if POBRATIM_OPENID and not POBRATIM_OPENID_FAULT:
    INSTALLED_APPS += ["allauth", "allauth.account", "allauth.socialaccount"]
    MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware"]
    MIGRATION_MODULES = {"account": None, "socialaccount": None}  # who is who stands in our own table
    SOCIALACCOUNT_ADAPTER = "pobratim.desk.openid.Answers"

# Languages, time, files.
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [PACKAGE / "locale", PACKAGE / "cli" / "locale"]  # sentences of errors are kept with the command line
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("POBRATIM_TIME_ZONE", "Europe/Moscow")
STATIC_URL = "static/"
STATIC_ROOT = PACKAGE / "static" / "built"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Rules of deadlines that the installation adds: files or folders, as in PATH.
POBRATIM_RULES = os.environ.get("POBRATIM_RULES", "")

# Mail: POBRATIM_MAIL is smtp://user:password@host:port, smtp+tls:// (STARTTLS) or smtps://; without it none is sent.
# POBRATIM_ADDRESS is where people open the pages, for links in mails that no page asked for.
POBRATIM_ADDRESS = os.environ.get("POBRATIM_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
POBRATIM_MAIL = urlsplit(os.environ.get("POBRATIM_MAIL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if POBRATIM_MAIL.hostname else 'dummy'}.EmailBackend"
EMAIL_HOST = POBRATIM_MAIL.hostname or "localhost"
EMAIL_PORT = POBRATIM_MAIL.port or 25
EMAIL_HOST_USER = unquote(POBRATIM_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(POBRATIM_MAIL.password or "")
EMAIL_USE_TLS = POBRATIM_MAIL.scheme == "smtp+tls"
EMAIL_USE_SSL = POBRATIM_MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("POBRATIM_MAIL_FROM", "pobratim@localhost")

# What is written down goes to the error output: who came and was refused, and faults of ours. Addresses that hold a
# token are never written; the words of django-axes would name what was typed, so ours stand in their place.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "pobratim.monitoring.tokens.HideTokens"}},
    "formatters": {
        "told": {"()": "pobratim.accounts.logs.InUtc", "format": "%(asctime)sZ %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {
        "told": {"class": "logging.StreamHandler", "formatter": "told"},
        "faults": {"class": "logging.StreamHandler", "formatter": "told", "level": "ERROR"},
    },
    "loggers": {
        "django.request": {"filters": ["tokens"], "handlers": ["faults"]},
        "django.server": {"filters": ["tokens"]},
        "django.security": {"handlers": ["told"], "level": "WARNING"},
        "django.security.csrf": {"filters": ["tokens"]},
        "pobratim.security": {"filters": ["tokens"], "handlers": ["told"], "level": "INFO"},
        "axes": {"level": "CRITICAL"},
    },
}

# How often one address may ask the API; who asks is the other end of the connection, not what a header says.
POBRATIM_API_RATE = os.environ.get("POBRATIM_API_RATE", "120/m")
NINJA_NUM_PROXIES = 0
# How often one token may bring papers, and have papers read.
POBRATIM_TOKEN_RATE = os.environ.get("POBRATIM_TOKEN_RATE", "30/m")

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
SILENCED_SYSTEM_CHECKS: list[str] = []
