"""How the web server runs: a process a core, and threads, so that a password or a slow phone holds up nobody."""

import os
from typing import Any

from handrail.web.serving import balance

workers = int(os.environ.get("HANDRAIL_WORKERS", "0")) or min(8, os.cpu_count() or 2)
worker_class = "handrail.web.serving.balance.BalancedWorker"
threads = 32
keepalive = 15
timeout = 60
graceful_timeout = 20
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
# A heartbeat must not wait for a disk: this one is memory.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
forwarded_allow_ips = os.environ.get("HANDRAIL_PROXY_ADDRESSES", "127.0.0.1,::1")
# Addresses of visitors are not kept, and no query: what was searched for may be a name.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(M)sms"
accesslog = "-" if os.environ.get("HANDRAIL_ACCESS_LOG") else None


def child_exit(server: Any, worker: Any) -> None:
    """Forget the connections of a process that has ended."""
    balance.leave(worker.age)
