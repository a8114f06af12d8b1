"""A whole Handrail for browser tests: the five schools of the demo, with real sign-in, served as a school would.

Run as a script in a process of its own it makes the database: `python tests/browser/house.py`.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PASSWORD = "seven odd otters juggle"  # noqa: S105
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105
PROVIDER = "school"
COLLEAGUE = "farida.quarrington@little-fennimore.example"
"""Who signs in by password at the school whose teacher comes by single sign-on: allauth ends a password at that."""


@dataclass
class House:
    """A running Handrail and what belongs to it."""

    address: str
    folder: Path
    processes: list[subprocess.Popen[str]]

    def close(self) -> None:
        """End what we started, the newest first."""
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(30)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def open_empty_house(folder: Path) -> tuple[House, str]:
    """Set a school up as an operator does, with `handrail setup`; give also the link that it prints."""
    port = free_port()
    told = environment(folder, f"http://127.0.0.1:{port}")
    answers = ["--school", "Example Primary School", "--name", "Greta Example", "--email", "greta@example.org"]
    command = [sys.executable, "-m", "handrail", "setup", *answers]
    printed = subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout
    link = next(line.strip() for line in printed.splitlines() if "/password/reset/key/" in line)
    return serve(folder, port, told, []), link


def open_house(folder: Path) -> House:
    """Start a provider of single sign-on, make the database, and serve."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    processes = []
    if provider := start_provider(f"{address}/accounts/oidc/{PROVIDER}/login/callback/"):
        process, told = provider
        processes.append(process)
        (folder / "openid.toml").write_text(
            f'[[provider]]\nid = "{PROVIDER}"\nname = "the school account"\nserver = "{told["issuer"]}"\n'
            f'client_id = "{told["clientId"]}"\nsecret = "{told["clientSecret"]}"\ndomains = ["school.test"]\n',
            encoding="utf-8",
        )
    told = environment(folder, address)
    subprocess.run([sys.executable, "-m", "tests.browser.house"], env=told, check=True, cwd=HERE.parent.parent)
    return serve(folder, port, told, processes)


def environment(folder: Path, address: str) -> dict[str, str]:
    """Give what all processes of a house are told."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL", "DATABASE"))},
        "HANDRAIL_MODE": "development",
        "HANDRAIL_DATA": str(folder),
        "HANDRAIL_ADDRESS": address,
        "HANDRAIL_SECRET_KEY": "a key for the browser tests alone, long enough for everybody who looks at it",
        "HANDRAIL_MAIL": f"file://{folder}/mail",
        "DJANGO_SETTINGS_MODULE": "handrail.web.settings",
    }


def serve(folder: Path, port: int, told: dict[str, str], processes: list[subprocess.Popen[str]]) -> House:
    """Serve as a school does, pages and worker together."""
    command = [sys.executable, "-m", "handrail", "serve", "--bind", f"127.0.0.1:{port}"]
    processes.append(subprocess.Popen(command, env=told, text=True))
    wait_for(port)
    return House(f"http://127.0.0.1:{port}", folder, processes)


def wait_for(port: int) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("Handrail did not start")


def start_provider(redirect: str) -> tuple[subprocess.Popen[str], dict[str, str]] | None:
    """Start the provider, where its packages are installed (`npm ci` in `oidc/`)."""
    if not (HERE / "oidc" / "node_modules").is_dir():
        return None
    command = ["node", str(HERE / "oidc" / "oidc-server.mjs"), redirect]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    return process, json.loads(process.stdout.readline())


def furnish() -> None:
    """Make the five schools, and give those who walk a password, a code, or an address of the provider."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.totp.internal.auth import TOTP

    from handrail.web.demo.cast import SCHOOLS, address
    from handrail.web.demo.filling import fill
    from handrail.web.people.models import Person
    from handrail.web.serving import starting

    starting.migrate(quiet=True)
    fill(lambda _: None)
    addresses = [address(name, school) for school in SCHOOLS for name in (school.head, school.teacher)]
    for person in Person.objects.filter(email__in=[*addresses, COLLEAGUE]):
        person.set_password(PASSWORD)
        person.save()
        if person.is_privileged:
            TOTP.activate(person, SECRET)
    officer = Person.objects.get(holdings__role="trust-officer")
    officer.set_password(PASSWORD)
    officer.save()
    EmailAddress.objects.get_or_create(user=officer, email=officer.email, primary=True, verified=True)
    TOTP.activate(officer, SECRET)
    vouched = Person.objects.get(name=SCHOOLS[4].teacher)
    vouched.email = "joseph@school.test"
    vouched.save()
    EmailAddress.objects.filter(user=vouched).update(email=vouched.email)


if __name__ == "__main__":
    import django

    django.setup()
    furnish()
