"""A file is read whatever its encoding and separator; a broken line is named and never hides the next one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.web.people.rosters.file.reading import Unreadable, read

TEXT = "First name,Surname,Email\nZoë,O’Hara,zoe@ash.example\nSeán,Birch,sean@ash.example\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with a mark"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_encodings_are_told_apart(encoding: str, said: str) -> None:
    table = read(TEXT.encode(encoding))
    assert table.encoding == said
    assert [row.cells[0] for row in table.rows] == ["Zoë", "Seán"]
    assert table.rows[0].cells[1] == "O’Hara"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, end: str) -> None:
    table = read(TEXT.replace(",", separator).replace("\n", end).encode())
    assert table.headings == ("First name", "Surname", "Email")
    assert [row.line for row in table.rows] == [2, 3]


def test_separator_that_excel_announces() -> None:
    table = read(b"sep=;\r\nName;Email\r\nAda;a@b.example\r\n")
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("Ada", "a@b.example"))]


def test_quoted_newlines_and_commas_stay_in_their_cell() -> None:
    table = read(b'Name,Note\n"Ashby,\nAda","one ""two"""\nBen,x\n')
    assert [(row.line, row.cells) for row in table.rows] == [(2, ("Ashby, Ada", 'one "two"')), (4, ("Ben", "x"))]


def test_each_bad_line_is_named_and_the_others_are_read() -> None:
    text = 'Name,Email\nAda,a\n"Ben"x,b\nCy,c,d\n"Dee,d\nEve,e\n' + "F" * 30_000 + ",f\nGus,g\n"
    table = read(text.encode())
    assert [row.cells[0] for row in table.rows] == ["Ada", "Eve", "Gus"]
    why = {bad.line: bad.why for bad in table.bad}
    assert sorted(why) == [3, 4, 5, 7]
    assert "quotation marks" in why[3]
    assert "3 cells, and the headings are 2" in why[4]
    assert "opened and not closed" in why[5]
    assert "30,003 letters" in why[7]


def test_short_rows_and_blank_lines_are_no_fault() -> None:
    table = read(b"Name,Email,Note\n\nAda\n,,\nBen,b\n")
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("Ada", "", "")), (5, ("Ben", "b", ""))]
    assert table.bad == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"Name,Email\n", "nothing under them"),
        (b"PK\x03\x04rest of a spreadsheet", "This is a spreadsheet"),
        (b"Name\n\x00\x01\x02", "not a text file"),
        (b"Name\nZo\x81\n", "cannot be read"),
        ("Name\nZoë\nZoë\n".encode() + b"Zo\xeb\n", "something on line 4 is not"),
        (b"x," * 999_999 + b"x\n1\n", "1,000,000 columns"),
        (b"N" * 500_000 + b"\nAda\n", "500,001 letters"),
        (b'"Name\n' + b"x\n" * 100, "headings on line 1 cannot be read"),
        (b"a" * 20_000_001, "larger than 20 MB"),
    ],
    ids=lambda given: given if isinstance(given, str) else "file",
)
def test_a_file_that_is_no_list_is_refused_in_plain_words(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(content)


def test_headings_twice_or_missing_are_told_apart() -> None:
    assert read(b"Name,,Name,\nAda,x,y\n").headings == ("Name", "Column 2", "Name (2)")


def test_a_file_full_of_open_quotes_takes_no_long_time() -> None:
    started = time.perf_counter()
    table = read(b"a,b\n" + b'"x,y\n' * 100_000)
    assert len(table.bad) == 100_000
    assert time.perf_counter() - started < 10


@given(st.binary(max_size=300))
def test_nothing_makes_the_reader_fall_over(content: bytes) -> None:
    try:
        table = read(content)
    except Unreadable:
        return
    assert all(len(row.cells) == len(table.headings) for row in table.rows)


@given(st.lists(st.tuples(st.text('aé,;"\n x', max_size=8), st.text("bß\t'", min_size=1, max_size=8)), min_size=1))
def test_what_a_program_writes_is_read_back(cells: list[tuple[str, str]]) -> None:
    import csv
    import io

    stream = io.StringIO()
    cells = [*cells, ("Ada", "x")]
    csv.writer(stream).writerows([("Name", "Note"), *cells])
    table = read(stream.getvalue().encode())
    wanted = [tuple(" ".join(cell.split()) for cell in row) for row in cells]
    assert [row.cells for row in table.rows] == [row for row in wanted if any(row)]
    assert table.bad == []
