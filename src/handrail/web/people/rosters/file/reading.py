"""Read a CSV file as schools have them: any encoding and separator, with a reason for each line that is broken.

A broken line never hides the next one. When a record cannot be read, reading goes on at the line after the one on which
it began: a quotation mark that is never closed costs one line, and not the rest of the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_BYTES = 20_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 20_000
MOST_LINES = 40
SEPARATORS = ",;\t|"
_STEM = re.compile(r"[^\W_]+")
_TWO_BYTES = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


class Unreadable(Exception):
    """The file as a whole cannot be read; says why in a sentence for the person who chose it."""


class _TooLong(Exception):
    """One record goes on for longer than any row of people does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: the line on which it begins, and its cells in the order of the headings."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read, and why."""

    line: int
    why: str


@dataclass(slots=True)
class Table:
    """What was read."""

    headings: tuple[str, ...]
    encoding: str
    separator: str
    rows: list[Row] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)


def read(content: bytes) -> Table:
    """Read a whole file. Raises Unreadable; a fault of one line is in `bad`, and the others are read."""
    text, encoding = decode(content)
    lines = io.StringIO(text, newline="").readlines()
    lines, first, separator = _announced(lines)
    separator = separator or _separator(lines)
    records = _records(lines, separator, first)
    headings = _headings(records, separator, lines)
    table = Table(headings, encoding, separator)
    for found in records:
        _take(table, found)
        if len(table.rows) > MOST_ROWS:
            raise Unreadable(f"The file has more than {MOST_ROWS:,} rows. Please divide it.")
    if not table.rows and not table.bad:
        raise Unreadable("The file has headings and nothing under them.")
    return table


def decode(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Please divide it.")
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("This is a spreadsheet. Open it, choose “Save as”, then “CSV”, and upload that file.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, encoding = _decoded(content, "utf-16"), "UTF-16"
    else:
        text, encoding = _eight_bits(content)
    if "\0" in text:
        raise Unreadable("This is not a text file. Please save the list as CSV and upload that file.")
    if not text.strip():
        raise Unreadable("The file is empty.")
    return text, encoding


def _eight_bits(content: bytes) -> tuple[str, str]:
    try:
        marked = content.startswith(b"\xef\xbb\xbf")
        return content.decode("utf-8-sig"), "UTF-8 with a mark" if marked else "UTF-8"
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        whole = sum(_is_utf8(found[0]) for found in _TWO_BYTES.finditer(content))
        if whole > sum(byte >= 0x80 for byte in content) - sum(map(len, _TWO_BYTES.findall(content))):
            raise Unreadable(
                f"The file is UTF-8, but something on line {line} is not. Please save it again as “CSV UTF-8”."
            ) from None
    return _decoded(content, "cp1252"), "Windows-1252"


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("The letters of this file cannot be read. Please save it again as “CSV UTF-8”.") from None


def _announced(lines: list[str]) -> tuple[list[str], int, str]:
    """Take away the line `sep=;` with which Excel names its separator."""
    first = lines[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5 and first[4] in SEPARATORS:
        return lines[1:], 2, first[4]
    return lines, 1, "\t" if first == "sep=" else ""


def _separator(lines: list[str]) -> str:
    """Find what stands between the headings: whatever divides the first line into the most columns."""
    heading = next((line for line in lines if line.strip()), "")
    if len(heading) > MOST_CHARACTERS:
        raise Unreadable(_too_wide(heading))
    counts = {mark: len(next(csv.reader([heading], delimiter=mark), ())) for mark in SEPARATORS}
    return max(SEPARATORS, key=lambda mark: (counts[mark], -SEPARATORS.index(mark)))


def _too_wide(heading: str) -> str:
    columns = max(heading.count(mark) for mark in SEPARATORS) + 1
    many = f"{columns:,} columns" if columns > MOST_COLUMNS else f"{len(heading):,} letters"
    return f"The first line has {many}. A list of people has at most {MOST_COLUMNS} columns. Is this the right file?"


def _headings(records: Iterator[Row | BadLine], separator: str, lines: list[str]) -> tuple[str, ...]:
    first = next((found for found in records if isinstance(found, BadLine) or any(found.cells)), None)
    if first is None:
        raise Unreadable("The file is empty.")
    if isinstance(first, BadLine):
        raise Unreadable(f"The headings on line {first.line} cannot be read. {first.why}")
    cells = list(first.cells)
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise Unreadable(_too_wide(separator.join(cells)))
    seen: dict[str, int] = {}
    headings = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:80] or f"Column {number}"
        seen[name] = seen.get(name, 0) + 1
        headings.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(headings)


def _take(table: Table, found: Row | BadLine) -> None:
    """Put a row into the table, as wide as the headings; blank ones are left out."""
    if isinstance(found, BadLine):
        table.bad.append(found)
        return
    if not any(found.cells):
        return
    wide = len(table.headings)
    if any(found.cells[wide:]):
        why = f"It has {len(found.cells)} cells, and the headings are {wide}. Is a cell missing its quotation marks?"
        table.bad.append(BadLine(found.line, why))
        return
    table.rows.append(Row(found.line, (found.cells + ("",) * wide)[:wide]))


class _Lines:
    """Hands lines to the csv reader, stops a record that does not end, and can go back."""

    def __init__(self, lines: list[str]) -> None:
        self._lines, self.at, self.began = lines, 0, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines):
            raise StopIteration
        line = self._lines[self.at]
        if self.at - self.began >= MOST_LINES or (self.at > self.began and len(line) > MOST_CHARACTERS):
            raise _TooLong("A quotation mark is opened and not closed.")
        if len(line) > MOST_CHARACTERS:
            raise _TooLong(f"It has {len(line):,} letters, and a row has at most {MOST_CHARACTERS:,}.")
        self.at += 1
        return line


def _records(lines: list[str], separator: str, first: int) -> Iterator[Row | BadLine]:
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=separator, strict=True)
    while source.at < len(lines):
        source.began = source.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong) as fault:
            source.at = source.began + 1
            yield BadLine(source.began + first, _reason(fault))
        else:
            yield Row(source.began + first, tuple(" ".join(cell.split()) for cell in cells))


def _reason(fault: Exception) -> str:
    if isinstance(fault, _TooLong):
        return str(fault)
    if "unexpected end" in str(fault):
        return "A quotation mark is opened and not closed."
    return "Its quotation marks do not fit: each cell has two, around all of it, or none."


def stem(heading: str) -> str:
    """Give a heading without case, marks and blanks, for comparing: `E-mail  Address` is `e mail address`."""
    return " ".join(_STEM.findall(heading.casefold()))
