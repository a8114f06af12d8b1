"""`handrail verify-ledger`: a database file, an address and an export, where there is no Django."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from handrail.cli import main
from handrail.web.ledger import export, head_files, streams
from handrail.web.ledger.operations import Deed, record_each
from handrail.web.people.models import Person, School

pytestmark = pytest.mark.django_db(transaction=True)

# What stands in for a machine on which the web app was never installed.
WITHOUT_DJANGO = """
import sys
class Ban:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "allauth"}:
            raise ImportError(f"{name} is not here")
sys.meta_path.insert(0, Ban())
from handrail.cli.verify_ledger import command
command()
"""


@pytest.fixture
def happened(school: School, carol: Person, tmp_path: Path, settings: Any) -> School:
    settings.LEDGER_KEY, settings.LEDGER_HEADS = tmp_path / "key.pem", tmp_path / "heads"
    head_files.ensure_key()
    with transaction.atomic():
        record_each("trial.roster-read", [Deed(facts={"rows": i}) for i in range(20)], by=carol, school=school)
    head_files.export_heads()
    return school


def address(tmp_path: Path) -> str:
    """Say where the test's own database is; one in memory is first copied to a file."""
    if connection.vendor == "postgresql":
        given = connection.get_connection_params()
        return f"postgresql://{given['user']}@/{given['dbname']}?host={given['host']}"
    file = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    return str(file)


def run(*words: object) -> Any:
    return CliRunner().invoke(main, ["verify-ledger", *(str(word) for word in words)])


def test_a_database_is_verified_where_there_is_no_django(happened: School, tmp_path: Path) -> None:
    words = [address(tmp_path), "--heads", str(tmp_path / "heads")]
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The ledger holds. Read: 21 entries in 2 streams, 1 files of heads" in done.stdout


def test_without_heads_it_says_what_it_cannot_know(happened: School, tmp_path: Path) -> None:
    result = run(address(tmp_path))
    assert result.exit_code == 0
    assert "Without --heads" in result.output


def test_a_changed_export_names_the_first_bad_entry(happened: School, tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text("".join(export.lines(streams.general(school=happened))))
    assert run(file).exit_code == 0
    text = file.read_text().replace('\\"facts\\":{\\"rows\\":7}', '\\"facts\\":{\\"rows\\":9}')
    file.write_text(text)
    result = run(file)
    assert result.exit_code == 1
    assert "First bad entry: stream" in result.output
    assert "entry 8:" in result.output


def test_an_export_agrees_with_the_heads_of_its_own_streams(happened: School, tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text("".join(export.lines(streams.general(school=happened))))
    assert run(file, "--heads", tmp_path / "heads").exit_code == 0
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-3]))
    result = run(file, "--heads", tmp_path / "heads")
    assert result.exit_code == 1
    assert "says that there were 20 entries; 17 are left [LG203]" in result.output


def test_another_key_is_not_believed(happened: School, tmp_path: Path, settings: Any) -> None:
    settings.LEDGER_KEY, settings.LEDGER_HEADS = tmp_path / "other.pem", tmp_path / "others"
    head_files.ensure_key()
    result = run(address(tmp_path), "--heads", tmp_path / "heads", "--key", tmp_path / "others" / "ledger-key.pub")
    assert result.exit_code == 1
    assert "LG201" in result.output


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 and no more", b"\x00\xff", b'{"entry": 3}\n', b"[]"])
def test_what_is_no_ledger_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd"
    file.write_bytes(content)
    result = run(file)
    assert result.exit_code != 0
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert run(tmp_path / "nothing-here").exit_code == 2
