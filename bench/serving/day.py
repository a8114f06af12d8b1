"""The staff day: so many at once, each person once, with their own session and their own answers to the questions.

wrk sends the same request for ever; here everybody signs exactly once, and each answer is looked at.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.serving.load import Result, result

TOKEN = "k" * 32
"""The cookie and the field against forged forms; the server compares the two as it would any."""


@dataclass(frozen=True)
class Step:
    """One request of the walk; `brings` stands in the page, or in the address that a form leads on to."""

    sort: str
    path: str
    brings: str
    sends: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in, and the form as they fill it in."""

    session: str
    form: str


@dataclass
class Tally:
    """What came back."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)
    elapsed: float = 0.0

    def of(self, sort: str) -> Result:
        """Give the result for one sort of step."""
        return result(self.taken[sort], self.elapsed, self.wrong[sort])


class Line:
    """One connection that is kept open, as a browser does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, step: Step, path: str, person: Person) -> tuple[int, str, bytes]:
        """Send one request; give status, where it leads, and the body."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        reader, writer = self.streams
        writer.write(self._request(step, path, person))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close" or "content-length" not in headers:
            self.close()
        return int(head.split(" ", 2)[1]), headers.get("location", ""), body

    def _request(self, step: Step, path: str, person: Person) -> bytes:
        body = person.form if step.sends else ""
        more = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        cookies = f"sessionid={person.session}; csrftoken={TOKEN}"
        begin = f"{'POST' if step.sends else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
        return f"{begin}Cookie: {cookies}\r\n{more if step.sends else ''}\r\n{body}".encode()

    def close(self) -> None:
        """Let go of the connection; the next request opens another."""
        if self.streams:
            self.streams[1].close()
        self.streams = None


def read_people(file: Path) -> list[Person]:
    """Read what `furnish` wrote."""
    return [Person(*line.split("\t")) for line in file.read_text(encoding="ascii").splitlines()]


def walk(port: int, steps: Sequence[Step], people: Sequence[Person], at_once: int) -> Tally:
    """Let everybody take the steps, so many at once."""
    return asyncio.run(_walk(port, steps, people, at_once))


async def _walk(port: int, steps: Sequence[Step], people: Sequence[Person], at_once: int) -> Tally:
    tally, queue = Tally(), iter(people)
    begun = time.perf_counter()
    await asyncio.gather(*(_stand_in_line(port, steps, queue, tally) for _ in range(at_once)))
    tally.elapsed = time.perf_counter() - begun
    return tally


async def _stand_in_line(port: int, steps: Sequence[Step], queue: Iterator[Person], tally: Tally) -> None:
    line = Line(port)
    for person in queue:
        led = ""
        for step in steps:
            if step.path or led:  # who could not sign gets no certificate
                led = await _take(line, step, step.path or led, person, tally)
    line.close()


async def _take(line: Line, step: Step, path: str, person: Person, tally: Tally) -> str:
    """Take one step, and give the address that it leads to."""
    begun = time.perf_counter()
    try:
        status, led, body = await line.ask(step, path, person)
        right = status == (302 if step.sends else 200) and step.brings in (led if step.sends else body.decode())
        said = f"{step.sort}: {status} {led}"
    except (OSError, asyncio.IncompleteReadError) as fault:
        line.close()
        right, led, said = False, "", f"{step.sort}: {type(fault).__name__}"
    tally.taken[step.sort].append(time.perf_counter() - begun)
    if not right:
        tally.wrong[step.sort] += 1
        tally.said.add(said)
    return led
