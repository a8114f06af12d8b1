"""Signed heads: how long each stream was and where its chain stood at an hour, signed with Ed25519.

A head kept outside the database is what catches somebody who rewrites the whole database. Each file names the
one before it by its digest, so that a missing file shows.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from handrail.web.ledger.proof import chain

PUBLIC_KEY = "ledger-key.pub"
_CONTEXT = b"handrail heads\n"

Tip = tuple[str, int, str]


class BadHeads(ValueError):
    """A file of heads that cannot be read, or was signed by nobody we know."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The tips of all streams that are not sealed, at one moment; `name` is the file's."""

    name: str
    made: str
    previous: str | None
    tips: tuple[Tip, ...]
    digest: str


def sign(tips: Iterable[Tip], *, made: str, previous: str | None, key: Ed25519PrivateKey) -> str:
    """Write the text of a file of heads."""
    body = {
        "heads": sorted([stream, n, link] for stream, n, link in tips),
        "key": key_id(key.public_key()),
        "made": made,
        "previous": previous,
        "v": chain.FORMAT,
    }
    signed = chain.canonical(body)
    signature = key.sign(_CONTEXT + signed.encode())
    return chain.canonical({"signature": signature.hex(), "signed": signed}) + "\n"


def read(path: Path, keys: Sequence[Ed25519PublicKey]) -> Heads:
    """Read one file of heads; BadHeads unless one of the keys signed it."""
    try:
        outside = json.loads(path.read_text(encoding="ascii"))
        signed, signature = outside["signed"], bytes.fromhex(outside["signature"])
        body = json.loads(signed)
        tips = tuple((str(stream), int(n), str(link)) for stream, n, link in body["heads"])
        heads = Heads(path.name, body["made"], body["previous"], tips, digest(signed))
        known = {key_id(key): key for key in keys}
        known[body["key"]].verify(signature, _CONTEXT + signed.encode())
    except InvalidSignature:
        raise BadHeads(f"{path.name}: the signature does not fit.") from None
    except KeyError as missing:
        raise BadHeads(f"{path.name}: no {missing} in it, or a key that is not ours.") from None
    except (OSError, ValueError, TypeError, RecursionError):
        raise BadHeads(f"{path.name}: it cannot be read.") from None
    return heads


def files(folder: Path) -> list[Path]:
    """Give the files of heads in a folder, oldest first."""
    return sorted(folder.glob("heads-*.json"))


def digest(signed: str) -> str:
    """Give the digest by which the next file names this one."""
    return sha256(_CONTEXT + signed.encode()).hexdigest()


def digest_of(path: Path) -> str:
    """Give the digest of a file of our own, without checking its signature."""
    return digest(json.loads(path.read_text(encoding="ascii"))["signed"])


def key_id(key: Ed25519PublicKey) -> str:
    """Give the short name of a key."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def read_public_key(path: Path) -> Ed25519PublicKey:
    """Read a public key from its PEM file."""
    key = load_pem_public_key(path.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise BadHeads(f"{path.name}: not an Ed25519 key.")
    return key


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """Read the signing key from its PEM file."""
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise BadHeads(f"{path.name}: not an Ed25519 key.")
    return key


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """Write the signing key."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """Write the public half of the signing key."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
