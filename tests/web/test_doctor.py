"""What the doctor finds on the machine, in the database and of the worker, and which of it keeps production shut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp
from django.db import transaction
from tests.web.cast import Cast

from handrail.web import clock
from handrail.web.jobs.models import Job, State
from handrail.web.ledger.operations import record
from handrail.web.people.terminal import TERMINAL, person_of
from handrail.web.serving import doctor
from handrail.web.serving.doctor import kept, machine, running
from handrail.web.serving.doctor.complaints import Check, Complaint


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """Give a data folder in which everything is as it should be, and heads that leave it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA, settings.LEDGER_KEY, settings.LEDGER_HEADS = folder, folder / "key.pem", tmp_path / "heads"
    settings.LEDGER_HEADS.mkdir()
    for name in ("secret-key", "openid.toml", "key.pem"):
        (folder / name).write_text("x")
        (folder / name).chmod(0o600)
    return folder


def lies_at(file: Path, settings: Any, monkeypatch: Any) -> None:
    """Let the database be a SQLite file at a place."""
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(file))


def said(check: Check) -> list[tuple[str, bool]]:
    return [(one.says, one.unsafe) for one in check()]


def test_nothing_is_said_of_a_machine_that_is_in_order(data: Path) -> None:
    assert [says for check in (machine.folder, machine.heads, machine.disk) for says, _ in said(check)] == []


@pytest.mark.parametrize("name", [".", "secret-key", "openid.toml", "key.pem"])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_can_read_is_unsafe(name: str, mode: int, data: Path) -> None:
    (data / name).chmod(mode | 0o100 if name == "." else mode)
    [(says, unsafe)] = said(machine.folder)
    assert unsafe
    assert says == f"Others on this machine can read {data / name}."


def test_a_database_file_elsewhere_is_looked_at_too(data: Path, settings: Any, monkeypatch: Any) -> None:
    file = data.parent / "elsewhere.sqlite3"
    file.touch()
    file.chmod(0o644)
    lies_at(file, settings, monkeypatch)
    assert [says for says, _ in said(machine.folder)] == [f"Others on this machine can read {file}."]


def test_a_signing_key_beside_the_database_is_pointed_out(data: Path, settings: Any, monkeypatch: Any) -> None:
    lies_at(data / "handrail.sqlite3", settings, monkeypatch)
    monkeypatch.delenv("HANDRAIL_SECRET_KEY")
    [(says, unsafe)] = said(machine.key_beside_the_data)
    assert "beside the database" in says
    assert not unsafe
    monkeypatch.setenv("HANDRAIL_SECRET_KEY", "from elsewhere")
    assert said(machine.key_beside_the_data) == []


def test_heads_that_stay_beside_the_ledger_are_pointed_out(data: Path, settings: Any) -> None:
    settings.LEDGER_HEADS = data / "heads"
    assert said(machine.heads) == [("The signed heads of the ledger do not leave this machine.", False)]


def test_a_place_for_heads_that_is_not_there_is_pointed_out(data: Path, settings: Any, monkeypatch: Any) -> None:
    wanted = [(f"The signed heads of the ledger cannot be written to {settings.LEDGER_HEADS}.", False)]
    with monkeypatch.context() as shut:
        shut.setattr(os, "access", lambda *_: False)
        assert said(machine.heads) == wanted
    settings.LEDGER_HEADS.rmdir()
    assert said(machine.heads) == wanted


def test_a_folder_that_we_may_not_write_to_is_unsafe(data: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert said(machine.folder) == [(f"Handrail may not write to {data}.", True)]


def test_a_key_among_the_heads_is_unsafe(data: Path, settings: Any) -> None:
    settings.LEDGER_KEY = settings.LEDGER_HEADS / "key.pem"
    settings.LEDGER_KEY.touch(mode=0o600)
    assert said(machine.heads) == [("The key that signs the ledger's heads lies among them.", True)]


def test_heads_whose_key_is_gone_are_unsafe(data: Path, settings: Any) -> None:
    (settings.LEDGER_HEADS / "heads-20261120T100500000000Z.json").write_text("{}")
    settings.LEDGER_KEY.unlink()
    [(says, unsafe)] = said(machine.heads)
    assert unsafe
    assert "is gone" in says


@pytest.mark.parametrize(("left", "unsafe"), [(49_000_000, True), (600_000_000, False), (2_000_000_000, None)])
def test_a_full_disk_is_unsafe(left: int, unsafe: bool | None, data: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=left))
    assert [found for _, found in said(machine.disk)] == ([] if unsafe is None else [unsafe])


def test_a_secret_that_lies_open_in_the_database_is_unsafe(cast: Cast) -> None:
    assert said(kept.secrets) == []
    SocialApp.objects.create(provider="openid_connect", provider_id="x", name="X", client_id="a")
    [(says, unsafe)] = said(kept.secrets)
    assert unsafe
    assert "sign-in service" in says


def test_a_second_factor_that_lies_open_is_unsafe(cast: Cast) -> None:
    row = Authenticator.objects.filter(type=Authenticator.Type.TOTP).latest("pk")
    row.data = {"secret": "JBSWY3DPEHPK3PXP"}
    row.save()
    assert said(kept.secrets) == [("Secrets of second factors lie open in the database.", True)]


def test_another_signing_key_than_that_of_the_second_factors_is_unsafe(cast: Cast, settings: Any) -> None:
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    assert said(kept.secrets) == [("The signing key is not the one that sealed the second factors.", True)]


@pytest.mark.parametrize(("behind", "wrong"), [(timedelta(minutes=4), False), (timedelta(minutes=6), True)])
def test_a_clock_behind_the_ledger_is_unsafe(behind: timedelta, wrong: bool, cast: Cast) -> None:
    with transaction.atomic():
        record("people.year-group-added", about=cast.school, by=person_of(TERMINAL), facts={"number": 9})
    with clock.frozen(clock.now() - behind):
        found = [unsafe for says, unsafe in said(kept.time) if "ledger" in says]
    assert found == ([True] if wrong else [])


def test_clocks_that_are_apart_are_pointed_out(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(kept, "_clock_of_the_database", lambda: clock.now() + timedelta(minutes=9))
    assert said(kept.time) == [("The clocks of this machine and of the database are 9 minutes apart.", False)]


def job(state: str, ago: timedelta) -> Job:
    then = clock.now() - ago
    when = {
        State.READY: {"run_at": then},
        State.RUNNING: {"lease_until": then, "run_at": then},
        State.DONE: {"ended_at": then},
        State.FAILED: {"ended_at": then},
    }
    return Job.objects.create(
        task="jobs.sweep", key=f"{state}-{ago.total_seconds()}", state=state, **when[State(state)]
    )


LATE, LATELY, LONG_AGO = timedelta(minutes=30), timedelta(minutes=3), timedelta(hours=3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jobs", "words"),
    [
        ([], "for two hours"),
        ([(State.DONE, LONG_AGO)], "for two hours"),
        ([(State.DONE, LATELY)], None),
        ([(State.DONE, LATELY), (State.READY, LATELY), (State.RUNNING, LATELY)], None),
        ([(State.DONE, LATELY), (State.READY, LATE)], "1 job has waited"),
        ([(State.DONE, LATELY), (State.RUNNING, LATE), (State.READY, LATE)], "2 jobs have waited"),
    ],
)
def test_a_worker_that_is_not_there_is_pointed_out(jobs: list[tuple[str, timedelta]], words: str | None) -> None:
    for state, ago in jobs:
        job(state, ago)
    found = said(running.worker)
    assert [unsafe for _, unsafe in found] == ([] if words is None else [False])
    assert not words or words in found[0][0]


@pytest.mark.django_db
def test_jobs_that_were_given_up_are_pointed_out() -> None:
    job(State.FAILED, timedelta(days=1))
    job(State.FAILED, timedelta(days=8))
    assert said(running.given_up) == [("The worker gave up 1 job in the last week.", False)]


def test_heads_that_are_not_written_any_more_are_pointed_out(data: Path, settings: Any) -> None:
    assert said(running.heads) == []
    name = (clock.now() - timedelta(hours=5)).strftime("heads-%Y%m%dT%H%M%S%fZ.json")
    (settings.LEDGER_HEADS / name).write_text("{}")
    [(says, unsafe)] = said(running.heads)
    assert "newest signed heads" in says
    assert not unsafe


def test_a_start_does_not_ask_what_only_running_shows(cast: Cast, data: Path) -> None:
    at_work = {one.says for one in doctor.examine()} - {one.says for one in doctor.examine(starting=True)}
    assert at_work == {"No worker has done anything for two hours."}


def test_what_needs_the_database_is_not_asked_without_it(monkeypatch: Any) -> None:
    def broken() -> Any:
        yield Complaint("The database does not answer.", "")

    monkeypatch.setattr(kept, "database", broken)
    monkeypatch.setattr(doctor, "FIRST", (broken,))
    assert [one.says for one in doctor.examine()] == ["The database does not answer."]


def test_every_check_that_is_written_is_run() -> None:
    modules = (doctor.configured, machine, kept, running)
    written: set[Callable[..., object]] = {
        thing
        for module in modules
        for name, thing in vars(module).items()
        if callable(thing) and getattr(thing, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    assert written == {*doctor.FIRST, *doctor.IN_THE_DATABASE, *doctor.WHILE_IT_RUNS}
