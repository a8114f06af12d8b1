"""Mail goes out from jobs, so that no page waits for a mail server and no letter is lost when there is none.

Our own letters are kept as a name and ids, and written when they are sent: whoever has left by then gets none. Letters
that other code wrote whole (allauth's) come through `QueueBackend` and wait encrypted. A letter may arrive twice, if a
worker dies between sending and noting it: then both carry the same Message-ID.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from handrail.web import crashpoints
from handrail.web.jobs.models import Job, SealedLetter
from handrail.web.jobs.operations import enqueue
from handrail.web.jobs.sealing import seal, unseal
from handrail.web.jobs.tasks import Task


@dataclass(frozen=True)
class Letter:
    """A letter of ours: `write` makes it from ids when it is sent, or gives None when nobody is to have it any more."""

    name: str
    write: Callable[[Mapping[str, Any]], EmailMessage | None]


_letters: dict[str, Letter] = {}


def register(*letters: Letter) -> None:
    """Put letters into the table."""
    for letter in letters:
        if _letters.setdefault(letter.name, letter) != letter:
            raise ValueError(f"There are two letters called {letter.name}.")


def post(
    letter: str,
    *,
    key: str,
    school: Any = None,
    arguments: Mapping[str, Any] | None = None,
    run_at: datetime | None = None,
) -> None:
    """Have a letter of ours written and sent; the same letter with the same key goes once."""
    told = {**(arguments or {}), "letter": _letters[letter].name}
    enqueue("jobs.send-letter", key=f"{letter}:{key}", school=school, arguments=told, run_at=run_at)


class QueueBackend(BaseEmailBackend):
    """Takes what Django or a library sends, and has a job send it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Seal each message and queue it, with whatever else its transaction does."""
        with transaction.atomic():
            for message in email_messages:
                letter = SealedLetter()
                letter.ciphertext = seal(_pack(message), letter.id)
                letter.save(force_insert=True)
                enqueue("jobs.send-letter", key=f"sealed:{letter.id}", arguments={"sealed": letter.id})
        return len(email_messages)


def send(job: Job) -> None:
    """Send the letter of a job through the real backend."""
    sealed = SealedLetter.objects.filter(pk=job.arguments.get("sealed")).first() if "sealed" in job.arguments else None
    message = _unpack(unseal(bytes(sealed.ciphertext), sealed.id)) if sealed else _written(job)
    if message is None:
        return
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    message.extra_headers["Message-ID"] = f"<{sha256(job.key.encode()).hexdigest()[:32]}@{host}>"
    message.connection = get_connection(settings.MAIL_BACKEND)
    if isinstance(message.connection, QueueBackend):
        raise ImproperlyConfigured("MAIL_BACKEND has to send; the queue would feed itself for ever.")
    crashpoints.reach("jobs.before-send")
    message.send()
    crashpoints.reach("jobs.after-send")
    if sealed:
        sealed.delete()


def _written(job: Job) -> EmailMessage | None:
    if "letter" not in job.arguments:
        return None  # a sealed letter that was sent before its worker died
    return _letters[job.arguments["letter"]].write(job.arguments)


def _pack(message: EmailMessage) -> bytes:
    alternatives = [list(one) for one in getattr(message, "alternatives", ())]
    parts = {
        **{name: getattr(message, name) for name in ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")},
        "headers": message.extra_headers,
        "alternatives": alternatives,
        "attachments": [_pack_attachment(*one) for one in message.attachments if isinstance(one, tuple)],
    }
    return json.dumps(parts, default=str).encode()


def _pack_attachment(name: str | None, content: str | bytes, mimetype: str | None) -> list[Any]:
    raw = content.encode() if isinstance(content, str) else content
    return [name, base64.b64encode(raw).decode(), mimetype]


def _unpack(content: bytes) -> EmailMessage:
    parts = json.loads(content)
    alternatives, attachments = parts.pop("alternatives"), parts.pop("attachments")
    message = EmailMultiAlternatives(**parts)
    for text, mimetype in alternatives:
        message.attach_alternative(text, mimetype)
    for name, encoded, mimetype in attachments:
        message.attach(name, base64.b64decode(encoded), mimetype)
    return message


SEND_LETTER = Task(
    "jobs.send-letter", send, "send a letter", outside=True, attempts=12, first_wait=timedelta(seconds=20)
)
