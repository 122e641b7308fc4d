"""Every setting of the portal, read once from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

from eset_portal import identities, schedule
from eset_portal.common import logs

env = environ.Env()

# --- Paths and mode ---------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("PORTAL_DATA", default=str(BASE_DIR / "var")))
DEBUG = False
PORTAL_DEMO = env.bool("PORTAL_DEMO", default=False)
PORTAL_URL = env("PORTAL_URL", default="http://localhost:8000").rstrip("/")
PORTAL_HTTPS = PORTAL_URL.startswith("https://")
PORTAL_NAME = "Portal e-SET"
PORTAL_VERSION = "0.1.0"
DEMO_PASSWORD = env("PORTAL_DEMO_PASSWORD", default="")
VALID_URL = env("VALID_URL", default="").rstrip("/")  # https://valid.aoc.cat; empty: no VÀLid

# --- Security ---------------------------------------------------------------------------------
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", PORTAL_URL.split("//")[1].split(":")[0]]
)
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]
CSRF_FAILURE_VIEW = "eset_portal.views.csrf_failed"
SESSION_COOKIE_NAME = "__Host-session" if PORTAL_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PORTAL_HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PORTAL_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
LANGUAGE_COOKIE_SECURE = PORTAL_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PORTAL_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PORTAL_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # a document holds at most 5 MB of text
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([VALID_URL] if VALID_URL else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Applications -----------------------------------------------------------------------------
INSTALLED_APPS = [
    "selfassessment",
    "docs_library",
    "governance",
    "governance.providers.valid",
    "eset_portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "guardian",
    "pgtrigger",
    "template_partials",
]
MIDDLEWARE = [
    # First, so that also files, redirects to https and errors carry their headers.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "eset_portal.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "eset_portal.middleware.PrivatePages",
    "eset_portal.middleware.SecondFactor",
    "eset_portal.middleware.DomainErrors",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "eset_portal.urls"
WSGI_APPLICATION = "eset_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "eset_portal.context_processors.portal",
                "governance.context_processors.acting",
                "selfassessment.context_processors.navigation",
            ],
        },
    }
]

# Each app says its verbs of the audit trail in words.
TRAIL_WORDS = [
    "governance.rules.verbs.VERBS",
    "governance.rules.network_verbs.VERBS",
    "governance.rules.deployment.verbs.VERBS",
    "docs_library.rules.verbs.VERBS",
    "selfassessment.rules.verbs.VERBS",
]
# Each app tells what it keeps about people.
PERSONAL_DATA = [f"{app}.rules.personal.KEPT" for app in INSTALLED_APPS[:3]]
PERSONAL_DATA += ["governance.rules.personal_work.KEPT"]
RETENTION_DAYS = env.dict("RETENTION_DAYS", default={})  # names=365,attempts=30
# Each app fills a slot of the home page: a function of the request that returns safe HTML.
HOME_SLOTS = [
    "selfassessment.views.home.slot",
    "governance.views.team.home.slot",
    "governance.views.adhesion.home.slot",
    "docs_library.views.notices.slot",
    "governance.views.deployment.home.slot",
    "docs_library.views.home.slot",
]

# --- Database ---------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "options": "-c statement_timeout=30s -c lock_timeout=5s"
        " -c idle_in_transaction_session_timeout=30s",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_USER_OBJ_PERMS_MODEL = "guardian.UserObjectPermission"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "full_name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SOCIALACCOUNT_ADAPTER = "governance.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = identities.providers(
    VALID_URL, env("VALID_CLIENT_ID", default=""), env("VALID_CLIENT_SECRET", default="")
)
ACCOUNT_ADAPTER = "governance.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "governance.forms.adhesion.Person"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PORTAL_HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = False
# A whole body may share one address, and axes counts by person and address first.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,30/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PORTAL_DEMO
MFA_TOTP_ISSUER = PORTAL_NAME
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "governance.adapters.typed_address"
AXES_LOCKOUT_CALLABLE = "governance.views.account.locked"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says when one may try again
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_IPWARE_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", default=False) else 0

# --- Languages and time -----------------------------------------------------------------------
LANGUAGE_CODE = "ca"
LANGUAGES = [("ca", "Català"), ("es", "Castellano"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Madrid"
USE_TZ = True
USE_I18N = True

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "files"
WHITENOISE_USE_FINDERS = not env.bool("COLLECTED_STATIC", default=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("COLLECTED_STATIC", default=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Mail -------------------------------------------------------------------------------------
# In demo mode no letter leaves the portal: a page shows them all.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if not PORTAL_DEMO:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("PORTAL_MAIL_FROM", default="portal@example.org")
EMAIL_SUBJECT_PREFIX = f"[{PORTAL_NAME}] "

# --- Cache: in the database, so that a stopped Redis stops nobody from signing in ---------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    }
}

# --- Background work ----------------------------------------------------------------------------
REDIS_URL = env("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace(
    "?db=", "?virtual_host="
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "global_keyprefix": env("QUEUE_PREFIX", default=""),
    "retry_policy": {"timeout": 3.0},
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = schedule.every(env.float("SWEEP_SECONDS", default=15.0))

# --- Reports ------------------------------------------------------------------------------------
REPORT_LEASE_SECONDS = env.int("REPORT_LEASE_SECONDS", default=330)
PDF_VARIANT = env("PDF_VARIANT", default="pdf/ua-1")

# --- Logs ---------------------------------------------------------------------------------------
LOGGING = logs.as_json(env("LOG_LEVEL", default="WARNING"))
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
