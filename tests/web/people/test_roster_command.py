"""`handrail roster`: a file for one school, or of a whole trust."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.web.cast import Cast

from handrail.cli import main
from handrail.web.people.models import Person, Pupil
from handrail.web.people.rosters import tasks

PUPILS = "School,Pupil number,Forename,Surname,Year\nAshgrove School,P1,Lea,Larkrise,3\nbirchwood,P1,Moss,Mossop,4\n"


@pytest.fixture
def run(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(tasks, "REST", 0)

    def run(text: str, *words: str) -> Result:
        file = tmp_path / "list.csv"
        file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(main, ["roster", str(file), *words])

    return run


def test_without_write_it_only_says(cast: Cast, run: object) -> None:
    said = run("Name,Email\nZoe Zed,z@a.example\n", "--sort", "staff", "--school", "ashgrove")  # type: ignore[operator]
    assert said.exit_code == 0, said.output
    assert "Ashgrove School: 1 new, 0 changed" in said.output
    assert "Nothing was written" in said.output
    assert not Person.objects.filter(email="z@a.example").exists()


def test_a_file_of_a_trust_is_divided_by_school(cast: Cast, run: object) -> None:
    said = run(PUPILS, "--sort", "pupils", "--trust", "alder", "--write")  # type: ignore[operator]
    assert said.exit_code == 0, said.output
    assert Pupil.objects.get(school=cast.school, family_name="Larkrise")
    assert Pupil.objects.get(school=cast.other, family_name="Mossop")
    again = run(PUPILS, "--sort", "pupils", "--trust", "alder", "--write")  # type: ignore[operator]
    assert again.output.count("0 new, 0 changed, 0 left, 1 unchanged, 0 refused") == 2


def test_every_bad_line_is_named(cast: Cast, run: object) -> None:
    text = PUPILS + 'elsewhere,P2,Ann,Other,3\nAshgrove School,P3,Bob,Owl,Owls\nAshgrove School,P4,"C"x,D,3\n'
    said = run(text, "--sort", "pupils", "--trust", "alder", "--everybody", "--write")  # type: ignore[operator]
    assert said.exit_code == 1
    for line in ("line 4: No school", "line 5, Bob Owl: Year group: “Owls”", "line 6: Its quotation marks"):
        assert line in said.output
    assert "0 left" in said.output
    assert Pupil.objects.filter(school=cast.school, family_name="Larkrise").exists()


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (("--sort", "staff"), "Say which school", 2),
        (("--sort", "staff", "--school", "nowhere"), "There is none of that name", 2),
        (("--sort", "staff", "--school", "ashgrove", "--column", "email=Nope"), "No column is called Nope", 1),
        (("--sort", "carers", "--school", "ashgrove"), "whose parent or carer", 1),
        (("--sort", "staff", "--trust", "alder"), "needs a column that says which", 1),
    ],
)
def test_what_cannot_be_done_is_said(cast: Cast, run: object, words: tuple[str, ...], says: str, code: int) -> None:
    said = run("Name,Email\nZoe Zed,z@a.example\n", *words)  # type: ignore[operator]
    assert says in said.output
    assert said.exit_code == code
