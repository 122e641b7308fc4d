"""How letters leave, or stay in the demonstration."""

from eset_portal.settings.environment import PORTAL_DEMO, PORTAL_NAME, env

# In demo mode no letter leaves the portal: a page shows them all.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if not PORTAL_DEMO:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("PORTAL_MAIL_FROM", default="portal@example.org")
EMAIL_SUBJECT_PREFIX = f"[{PORTAL_NAME}] "
