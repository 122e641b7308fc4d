"""Where the portal stands and how it runs: paths, mode, address."""

from pathlib import Path

import environ

env = environ.Env()


BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env("PORTAL_DATA", default=str(BASE_DIR / "var")))
DEBUG = False
PORTAL_DEMO = env.bool("PORTAL_DEMO", default=False)
PORTAL_URL = env("PORTAL_URL", default="http://localhost:8000").rstrip("/")
PORTAL_HTTPS = PORTAL_URL.startswith("https://")
PORTAL_NAME = "Portal e-SET"
PORTAL_VERSION = "0.1.0"
DEMO_PASSWORD = env("PORTAL_DEMO_PASSWORD", default="")
VALID_URL = env("VALID_URL", default="").rstrip("/")  # https://valid.aoc.cat; empty: no VÀLid
