"""Signed heads: a file an hour, of the same shape whatever the sealed streams do, and a series without a gap."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import transaction

from handrail.web import crashpoints
from handrail.web.ledger import checking, head_files, streams
from handrail.web.ledger.errors import LedgerBroken, LedgerError
from handrail.web.ledger.operations import record
from handrail.web.ledger.proof.heads import read_private_key
from handrail.web.ledger.proof.series import read_series
from handrail.web.people.models import Person, School

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: object) -> None:
    settings.LEDGER_KEY = tmp_path / "key" / "ledger-key.pem"  # type: ignore[attr-defined]
    settings.LEDGER_HEADS = tmp_path / "heads"  # type: ignore[attr-defined]
    head_files.ensure_key()


def happen(school: School, by: Person, times: int = 1, stream: object = None) -> None:
    with transaction.atomic():
        for _ in range(times):
            record("trial.roster-read", by=by, facts={"rows": 1}, school=school, stream=stream)  # type: ignore[arg-type]


def signed(path: Path) -> dict[str, object]:
    return json.loads(json.loads(path.read_text())["signed"])  # type: ignore[no-any-return]


def test_a_ledger_agrees_with_all_its_heads(school: School, carol: Person) -> None:
    for times in (1, 3, 0, 2):
        happen(school, carol, times)
        head_files.export_heads()
    report = checking.insist()
    assert (report.heads, report.streams, report.entries) == (4, 2, 10)


def test_a_file_does_not_tell_of_a_case(school: School, carol: Person) -> None:
    happen(school, carol)
    quiet = head_files.export_heads()
    with transaction.atomic():
        case = streams.open_sealed(school=school)
        happen(school, carol, 5, stream=case)
    busy = head_files.export_heads()
    still = head_files.export_heads()
    assert case.id not in busy.read_text()
    assert len(busy.read_text()) == len(still.read_text())
    assert [head[0] for head in signed(quiet)["heads"]] == [head[0] for head in signed(busy)["heads"]]  # type: ignore[attr-defined]
    assert checking.insist().entries == 9


def test_a_key_is_readable_by_its_owner_alone() -> None:
    assert head_files.key_file().stat().st_mode & 0o777 == 0o600


def test_a_lost_key_is_not_replaced(school: School, carol: Person) -> None:
    happen(school, carol)
    head_files.export_heads()
    head_files.key_file().unlink()
    with pytest.raises(LedgerError, match="Bring it back"):
        head_files.ensure_key()


def test_a_missing_file_shows(school: School, carol: Person) -> None:
    happen(school, carol)
    written = [head_files.export_heads() for _ in range(3)]
    written[1].unlink()
    assert [finding.code for finding in checking.check().findings] == ["LG205"]


def test_a_changed_file_shows(school: School, carol: Person) -> None:
    happen(school, carol)
    path = head_files.export_heads()
    path.write_text(path.read_text().replace('\\"n\\"', "x").replace(",1,", ",2,"))
    with pytest.raises(LedgerBroken, match="LG201"):
        checking.insist()


def test_a_file_that_is_half_written_when_the_power_goes_is_no_file(school: School, carol: Person) -> None:
    happen(school, carol)
    crashpoints.arm("ledger.heads-half-written", kill=False)
    with pytest.raises(crashpoints.Crashed):
        head_files.export_heads()
    crashpoints.disarm()
    head_files.export_heads()
    key = read_private_key(head_files.key_file()).public_key()
    series, faults = read_series(head_files.folder(), [key])
    assert (len(series), faults) == (1, [])
    assert checking.insist().heads == 1
