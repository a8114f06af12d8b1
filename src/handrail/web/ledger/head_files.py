"""Sign the heads of all streams and write them to a folder outside the database, hour after hour.

Sealed streams first go together into one entry of the stream of seals, under a fresh salt; only that stream's head is
exported. So a file never grows, shrinks or changes in a way that tells of a case.
"""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction

from handrail.web import clock, crashpoints
from handrail.web.ledger import operations, streams
from handrail.web.ledger.errors import LedgerError
from handrail.web.ledger.models import Entry
from handrail.web.ledger.proof import chain, heads
from handrail.web.ledger.proof.verify import SEALED_HEADS

# One statement, so one moment; written so that both databases step into the index once for each stream.
_LAST = "(SELECT {} FROM ledger_entry WHERE stream = ledger_stream.id ORDER BY n DESC LIMIT 1)"
_TIPS = f"SELECT id, {_LAST.format('n')}, {_LAST.format('link')} FROM ledger_stream WHERE sealed = %s"  # noqa: S608 - our words


def key_file() -> Path:
    """Say where the signing key is."""
    return Path(settings.LEDGER_KEY)


def folder() -> Path:
    """Say where the files of heads go."""
    return Path(settings.LEDGER_HEADS)


def ensure_key() -> None:
    """Make the signing key of a new installation; refuse where one was used before and is gone."""
    if key_file().exists():
        return
    if heads.files(folder()):
        raise LedgerError(f"There are signed heads in {folder()}, and their key {key_file()} is gone. Bring it back.")
    key = Ed25519PrivateKey.generate()
    folder().mkdir(parents=True, exist_ok=True)
    key_file().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(key_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(heads.private_pem(key))
    (folder() / heads.PUBLIC_KEY).write_bytes(heads.public_pem(key))


def export_heads() -> Path:
    """Seal what is sealed, then write one signed file of heads. May run twice: a second file says the same again."""
    key = heads.read_private_key(key_file())
    seal()
    crashpoints.reach("ledger.before-heads")
    made = clock.now().strftime(chain.MOMENT)
    before = heads.files(folder())
    previous = heads.digest_of(before[-1]) if before else None
    text = heads.sign(_tips(sealed=False), made=made, previous=previous, key=key)
    name = f"heads-{made.translate(str.maketrans('', '', '-:.'))}.json"
    return _write_durably(folder() / name, text)


@transaction.atomic
def seal() -> Entry:
    """Record where the sealed streams stand, as far as they moved; there is an entry even if none did."""
    place = streams.seals()
    streams.locked_tip(place)
    sealed: dict[str, int] = {}
    for entry in Entry.objects.filter(stream=place.id).order_by("n"):
        sealed |= {stream: n for stream, n, _ in entry.facts["heads"]}
    moved = [tip for tip in _tips(sealed=True) if sealed.get(tip[0]) != tip[1]]
    facts = {"heads": sorted(moved), "salt": secrets.token_hex(32)}
    return operations.record(SEALED_HEADS, by=None, facts=facts, stream=place)


def _tips(*, sealed: bool) -> list[heads.Tip]:
    with connection.cursor() as cursor:
        cursor.execute(_TIPS, [sealed])
        return [(stream, n, link) for stream, n, link in cursor.fetchall() if n]


def _write_durably(path: Path, text: str) -> Path:
    """Write a file so that it is there whole or not at all, even if the power goes."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="ascii") as file:
        file.write(text[: len(text) // 2])
        crashpoints.reach("ledger.heads-half-written")
        file.write(text[len(text) // 2 :])
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    crashpoints.reach("ledger.after-heads")
    return path
