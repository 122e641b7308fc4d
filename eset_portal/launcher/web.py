"""Settings of gunicorn, read by it under the names that it knows."""

import os

bind = f"{os.environ.get('PORTAL_BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "eset_portal.launcher.doorman.Doorman"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # one import for all workers
timeout = 60
limit_request_line = 8190  # what is longer is no address that the portal gave anybody
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
loglevel = os.environ.get("WEB_LOG_LEVEL", "warning")
control_socket_disable = True
