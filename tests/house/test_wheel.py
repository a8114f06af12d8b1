"""A wheel holds all that the package needs: templates, style sheet, fonts, policies, tables of words."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import LEFT_OUT, ROOT, SOURCE

NOT_SHIPPED = {"handrail/web/styles": "what the style sheet is made from; the sheet itself is shipped"}
"""Folders of the source that stay at home, with the reason."""
BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('wheel'))"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build a wheel from a copy, with what is installed and no network, and give the files in it."""
    folder = tmp_path_factory.mktemp("source")
    (folder / "wheel").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(SOURCE, folder / "src" / "handrail", ignore=shutil.ignore_patterns(*LEFT_OUT))
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=folder, capture_output=True, text=True, check=True)
    wheel = folder / "wheel" / done.stdout.splitlines()[-1]
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_a_wheel_holds_every_file_of_the_package(shipped: set[str]) -> None:
    written = {path.relative_to(SOURCE.parent).as_posix() for path in _files(SOURCE)}
    expected = {name for name in written if not name.startswith(tuple(NOT_SHIPPED))}
    assert not expected - shipped, f"not in the wheel: {sorted(expected - shipped)[:9]}"
    assert not shipped - expected, f"in the wheel by mistake: {sorted(shipped - expected)[:9]}"


def test_a_wheel_holds_something_of_each_sort(shipped: set[str]) -> None:
    """Were a folder empty, the test above would say nothing of it."""
    endings = {Path(name).suffix for name in shipped}
    assert {".py", ".html", ".css", ".js", ".woff2", ".svg", ".toml", ".typ"} <= endings
    assert "handrail/web/static/handrail/fonts/LICENSE" in shipped


@pytest.mark.parametrize("folder", NOT_SHIPPED)
def test_what_is_not_shipped_is_there(folder: str) -> None:
    assert (SOURCE.parent / folder).is_dir()


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in LEFT_OUT:
            yield from _files(path)
        elif path.is_file():
            yield path
