"""Files that are never changed: kept in the media folder under their SHA-256, checked again when they are read.

A file is written before the transaction that names it ends: what nobody names does no harm.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse

from handrail.web.handbook.editions.uploads import ENDINGS


class FileIsDamaged(Exception):
    """The bytes on disk are not those that were put there."""


def keep(content: bytes) -> str:
    """Put a file away and give its SHA-256."""
    digest = sha256(content).hexdigest()
    place = _place(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f"{digest}.{uuid4().hex}")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o400)
        draft.replace(place)
    return digest


def read(digest: str) -> bytes:
    """Give the bytes of a file. Raises FileIsDamaged when they are not the ones that were put away."""
    content = _place(digest).read_bytes()
    if sha256(content).hexdigest() != digest:
        raise FileIsDamaged(f"The file {digest} was changed on the disk.")
    return content


def as_download(digest: str, media_type: str, name: str) -> HttpResponse:
    """Hand a file out, never to be shown within our pages."""
    filename = f"{name}.{ENDINGS.get(media_type, 'bin')}"
    response = HttpResponse(read(digest), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _place(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "documents" / digest[:2] / digest
