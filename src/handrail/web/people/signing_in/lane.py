"""The process that checks passwords, started by `handrail web` with the path of its socket."""

import os
import sys
import threading
import time

import django


def end_with_parent() -> None:
    """End when whoever started us is gone, however it went."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
    django.setup()
    from handrail.web.people.signing_in.passwords import serve_lane

    threading.Thread(target=end_with_parent, daemon=True).start()
    serve_lane(sys.argv[1])
