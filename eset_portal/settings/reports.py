"""How reports are drawn."""

from eset_portal.settings.environment import env

REPORT_LEASE_SECONDS = env.int("REPORT_LEASE_SECONDS", default=330)
PDF_VARIANT = env("PDF_VARIANT", default="pdf/ua-1")
# An electronic seal for each report: a PKCS#12 file; without one reports are not sealed.
SEAL_FILE = env("SEAL_FILE", default="")
SEAL_PASSWORD = env("SEAL_PASSWORD", default="")
SEAL_LEVEL = env("SEAL_LEVEL", default="b-b")  # or b-t, with the address of a time stamp authority
SEAL_TIMESTAMPS = env("SEAL_TIMESTAMPS", default="")
# The DIR3 code of whoever issues the reports, for their ENI metadata; else the body's own code.
ENI_BODY = env("ENI_BODY", default="")
