"""The door through which a web server calls the app. In production it stays shut while something is unsafe."""

import os

from django.core.wsgi import get_wsgi_application

from handrail.web.serving.starting import refuse_if_unsafe
from handrail.web.serving.turns import in_turn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")

application = in_turn(get_wsgi_application())
refuse_if_unsafe(notes=False)  # each page process comes through here, and the command has said them
