"""Seal the secrets of second factors under a key that is not in the database, and hide who is counted."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """Encrypt a secret."""
    return _fernet().encrypt(text.encode()).decode()


def unseal(text: str) -> str:
    """Decrypt what we sealed; InvalidToken when our key does not open it."""
    return _fernet().decrypt(text.encode()).decode()


def is_sealed(text: str) -> bool:
    """Say whether a text has the form of something sealed, by whatever key."""
    return text.startswith("gAAAA")


def hidden(key: str, prefix: str, version: int) -> str:
    """Give the name under which the cache keeps a count: limits count by a visitor's address, and no row tells it."""
    text = f"handrail counts:{prefix}:{version}:{key}"
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


def _fernet() -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"handrail second factor").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(urlsafe_b64encode(key))
