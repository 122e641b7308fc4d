"""How the portal writes its log: one JSON object a line, to standard output."""

from typing import Any

import structlog


def as_json(level: str) -> dict[str, Any]:
    """Return Django's LOGGING setting for lines of LEVEL and above."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
        "foreign_pre_chain": [
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.format_exc_info,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
        # the head of the audit trail is written once a day, however quiet the log is
        "loggers": {"portal.trail": {"level": "INFO"}},
        "root": {"handlers": ["out"], "level": level},
    }
