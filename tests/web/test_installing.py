"""From nothing to a running school: setup, doctor, and what production refuses. Each in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ANSWERS = ["--school", "Example Primary School", "--name", "Ada Example", "--email", "ada@example.org"]


def handrail(folder: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as an operator would, in production."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL", "DATABASE", "DJANGO"))}
    told = {"HANDRAIL_DATA": str(folder / "data"), "HANDRAIL_ADDRESS": "https://handrail.example.org", **settings}
    return subprocess.run(
        [sys.executable, "-m", "handrail", *command], env={**clean, **told}, capture_output=True, text=True, check=False
    )


def test_nothing_starts_before_setup(tmp_path: Path) -> None:
    for command in ("serve", "web", "worker"):
        done = handrail(tmp_path, command)
        assert done.returncode == 1
        assert "There is no signing key" in done.stderr


def test_setup_makes_a_school_that_the_doctor_passes(tmp_path: Path) -> None:
    done = handrail(tmp_path, "setup", *ANSWERS)
    assert done.returncode == 0, done.stderr
    assert "https://handrail.example.org/accounts/password/reset/key/" in done.stdout
    examined = handrail(tmp_path, "doctor")
    assert examined.returncode == 0, examined.stdout
    assert "UNSAFE" not in examined.stdout
    again = handrail(tmp_path, "setup", *ANSWERS)
    assert again.returncode == 1
    assert "already" in again.stderr


UNSAFE = {
    "plain HTTP": ({"HANDRAIL_ADDRESS": "http://handrail.example.org"}, "without HTTPS"),
    "a short key": ({"HANDRAIL_SECRET_KEY": "short"}, "too easy to guess"),
    "crash points": ({"HANDRAIL_CRASH": "jobs.claimed:1"}, "kill itself"),
}


@pytest.mark.parametrize("what", UNSAFE)
def test_production_refuses_what_is_unsafe(what: str, tmp_path: Path) -> None:
    settings, said = UNSAFE[what]
    handrail(tmp_path, "setup", *ANSWERS)
    done = handrail(tmp_path, "web", **settings)
    assert done.returncode == 1
    assert said in done.stderr


def test_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    handrail(tmp_path, "setup", *ANSWERS)
    (tmp_path / "data" / "secret-key").chmod(0o644)
    done = handrail(tmp_path, "web")
    assert done.returncode == 1
    assert "Others on this machine can read" in done.stderr


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("https://login.microsoftonline.com/common/v2.0", "every Microsoft account"),
        ("http://idp.example", "without HTTPS"),
    ],
)
def test_provider_that_vouches_for_anybody_is_unsafe(server: str, said: str, tmp_path: Path) -> None:
    handrail(tmp_path, "setup", *ANSWERS)
    provider = tmp_path / "data" / "openid.toml"
    provider.write_text(
        f'[[provider]]\nid = "x"\nname = "X"\nserver = "{server}"\n'
        'client_id = "a"\nsecret = "b"\ndomains = ["e.org"]\n',
        encoding="utf-8",
    )
    provider.chmod(0o600)
    assert said in handrail(tmp_path, "doctor").stdout


def test_server_started_by_hand_stays_shut_too(tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL", "DATABASE", "DJANGO"))}
    told = {**clean, "HANDRAIL_DATA": str(tmp_path / "data"), "HANDRAIL_ADDRESS": "https://handrail.example.org"}
    command = [sys.executable, "-c", "import handrail.web.wsgi"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "does not start" in done.stderr


def test_page_of_the_demo_exists_nowhere_else(tmp_path: Path) -> None:
    source = "import django; django.setup(); from django.urls import resolve; resolve('/demo/')"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HANDRAIL", "DATABASE"))}
    for mode, found in (("demo", True), ("development", False), ("production", False)):
        told = {
            **clean,
            "HANDRAIL_MODE": mode,
            "HANDRAIL_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "handrail.web.settings",
        }
        done = subprocess.run([sys.executable, "-c", source], env=told, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is found, done.stderr
