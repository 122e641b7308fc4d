"""How reports are drawn."""

from eset_portal.settings.environment import env

REPORT_LEASE_SECONDS = env.int("REPORT_LEASE_SECONDS", default=330)
PDF_VARIANT = env("PDF_VARIANT", default="pdf/ua-1")
