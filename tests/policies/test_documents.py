"""Nothing of a source document is lost: every clause is there, in the order of the document."""

import tomllib
from pathlib import Path

import pytest

from tests.policies.shelf import EDITIONS, policy

DOCUMENTS = tomllib.loads((Path(__file__).parent / "documents.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", [edition for edition in EDITIONS if edition.partition("@")[0] in DOCUMENTS])
def test_every_clause_is_there_in_order(edition: str) -> None:
    assert list(policy(edition).clauses) == DOCUMENTS[edition.partition("@")[0]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_head_fits_the_folder(edition: str) -> None:
    name, _, month = edition.partition("@")
    assert policy(edition).id == name
    assert f"{policy(edition).adopted:%Y-%m}" == month


@pytest.mark.parametrize("edition", [edition for edition in EDITIONS if edition.partition("@")[0] in DOCUMENTS])
def test_a_restatement_says_that_it_is_one(edition: str) -> None:
    said = str(policy(edition).head.get("restatement", ""))
    assert said, "the head has no `restatement`: say that the wording is ours, and not endorsed by the school"
