"""Encrypt what has to wait in the database for a while, under a key that is not in it, and bound to its row.

The key comes from SECRET_KEY, so that nothing more has to be looked after; SECRET_KEY_FALLBACKS still open.
"""

import secrets
from collections.abc import Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


def seal(content: bytes, row: UUID) -> bytes:
    """Encrypt for one row; moved to another it does not open."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(next(_keys())).encrypt(nonce, content, row.bytes)


def unseal(ciphertext: bytes, row: UUID) -> bytes:
    """Decrypt what was sealed for this row; InvalidTag when no key of ours opens it."""
    for key in _keys():
        try:
            return AESGCM(key).decrypt(ciphertext[:_NONCE], ciphertext[_NONCE:], row.bytes)
        except InvalidTag:
            continue
    raise InvalidTag


def _keys() -> Iterator[bytes]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield HKDF(SHA256(), 32, salt=None, info=b"handrail letters").derive(secret.encode())
