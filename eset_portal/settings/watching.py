"""What is logged, and which checks are silent on purpose."""

from eset_portal.common import logs
from eset_portal.settings.environment import env

LOGGING = logs.as_json(env("LOG_LEVEL", default="WARNING"))
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
