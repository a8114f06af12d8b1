"""A policy is found by name, by edition, by the day it was in force, or by path; a near miss gets a hint."""

import datetime
from pathlib import Path

import pytest

from handrail.policies import UnknownPolicy, editions, find, finding, names
from tests.cli.running import EXAMPLE, run


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a shelf with one policy in two editions."""
    for day in ("2020-01-15", "2023-09-01"):
        folder = tmp_path / "oakfield" / day[:7]
        folder.mkdir(parents=True)
        (folder / "policy.toml").write_text(f"[policy]\nadopted = {day}\n", encoding="utf-8")
    monkeypatch.setattr(finding, "FOLDER", tmp_path)
    return tmp_path / "oakfield"


def test_the_newest_edition_unless_one_is_named(two_editions: Path) -> None:
    assert names() == ["oakfield"]
    assert editions("oakfield") == ["2020-01", "2023-09"]
    assert find("oakfield") == two_editions / "2023-09" / "policy.toml"
    assert find("oakfield@2020-01") == two_editions / "2020-01" / "policy.toml"


@pytest.mark.parametrize(
    ("day", "edition"), [((2020, 1, 15), "2020-01"), ((2023, 8, 31), "2020-01"), ((2023, 9, 1), "2023-09")]
)
def test_the_edition_that_was_in_force_on_a_day(two_editions: Path, day: tuple[int, int, int], edition: str) -> None:
    assert find("oakfield", on=datetime.date(*day)) == two_editions / edition / "policy.toml"


def test_a_day_before_the_first_edition(two_editions: Path) -> None:
    with pytest.raises(UnknownPolicy, match=r"was not in force on 2019-12-31\. Its first edition is of 2020-01-15"):
        find("oakfield", on=datetime.date(2019, 12, 31))


def test_a_path_is_a_file_or_a_folder_with_one(tmp_path: Path) -> None:
    assert find(EXAMPLE) == Path(EXAMPLE)
    (tmp_path / "policy.toml").write_text("", encoding="utf-8")
    assert find(f"{tmp_path}/") == tmp_path / "policy.toml"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["oakfeld", "connect"], 'No policy is called "oakfeld". Did you mean "oakfield"?'),
        (["zzz", "connect"], "There are: oakfield; or give the path of a file."),
        (["oakfield@2021-01", "connect"], 'oakfield has no edition "2021-01". There are: 2020-01, 2023-09.'),
        (["oakfield@2020-01", "connect", "--on", "2021-01-01"], "Give one of them."),
        (["nowhere.toml", "connect"], 'There is no file "nowhere.toml".'),
        ([EXAMPLE, "connect", "--on", "2021-01-01"], "Leave it out."),
        (["oakfield", "connect", "--on", "yesterday"], "Invalid value for '--on'"),
    ],
)
@pytest.mark.usefixtures("two_editions")
def test_a_policy_that_is_not_there_is_refused_with_a_hint(words: list[str], said: str) -> None:
    result = run("ask", *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_of_that_name_will_do_where_no_built_in_policy_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("oakfield", "hartest"):
        assert run("new", name).exit_code == 0
    assert find("oakfield") == Path("oakfield") / "policy.toml"
    assert find("hartest").is_relative_to(finding.FOLDER)
