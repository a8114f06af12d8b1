"""How the web server runs: one process a core; threads, so that who waits for a password or a slow phone holds up nobody."""

import os

workers = int(os.environ.get("HANDRAIL_WORKERS", "0")) or min(8, os.cpu_count() or 2)
worker_class = "gthread"
threads = 32
keepalive = 15
timeout = 60
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  # memory: a heartbeat must not wait for a disk
forwarded_allow_ips = os.environ.get("HANDRAIL_PROXY_ADDRESSES", "127.0.0.1,::1")
# Addresses of visitors are not kept: the log names pages and times, and no query, for what was searched for may be a name.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(M)sms"
accesslog = "-" if os.environ.get("HANDRAIL_ACCESS_LOG") else None
