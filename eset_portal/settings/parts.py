"""What the portal is built from: applications, middleware, templates, slots that apps fill."""

from eset_portal.settings.environment import BASE_DIR, env

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
    "governance.rules.committee.verbs.VERBS",
    "docs_library.rules.verbs.VERBS",
    "selfassessment.rules.verbs.VERBS",
]
# Each app says the values of the facts of its lines in words.
TRAIL_VALUES = [f"{app}.selectors.fact_values.TABLES" for app in INSTALLED_APPS[:3]]
# Each app tells what it keeps about people.
PERSONAL_DATA = [f"{app}.rules.personal.KEPT" for app in INSTALLED_APPS[:3]]
TRIAGE_WORKING_DAYS = env.int("TRIAGE_WORKING_DAYS", default=10)  # to look at a proposal
PERSONAL_DATA += ["governance.rules.personal_work.KEPT", "governance.rules.committee.personal.KEPT"]
RETENTION_DAYS = env.dict("RETENTION_DAYS", default={})  # names=365,attempts=30
# Each app fills a slot of the home page: a function of the request that returns safe HTML.
HOME_SLOTS = [
    "selfassessment.views.home.slot",
    "selfassessment.views.filling.home.slot",
    "governance.views.team.home.slot",
    "governance.views.adhesion.home.slot",
    "governance.views.committee.home.slot",
    "docs_library.views.notices.slot",
    "docs_library.views.adapting.home.slot",
    "governance.views.deployment.home.slot",
    "docs_library.views.home.slot",
]
# So is the page of the kinds of bodies.
KIND_SLOTS = ["selfassessment.views.kinds.slot"]
