"""Run a command of Django's own, for developers: `python -m handrail.web.manage makemigrations`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
    os.environ.setdefault("HANDRAIL_MODE", "development")
    execute_from_command_line(sys.argv)
