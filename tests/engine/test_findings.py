"""`bad/` holds one wrong file for each finding: its first line is what must be said of it, and nothing else is said."""

from pathlib import Path

import pytest

from handrail.engine import Finding, PolicyError, load, loads
from handrail.engine.errors import CODES

BAD = sorted(Path(__file__).with_name("bad").glob("*.toml"))


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(PolicyError) as caught:
        loads(text)
    return caught.value.findings


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_wrong_file_gets_its_finding_and_no_other(file: Path) -> None:
    expected, text = file.read_text(encoding="utf-8").split("\n", 1)
    assert [str(finding) for finding in findings(text)] == [expected.removeprefix("# ")]
    assert file.stem.startswith(findings(text)[0].code)


def test_every_code_has_a_wrong_file() -> None:
    assert {file.stem[:5] for file in BAD} == set(CODES)


def test_all_findings_come_at_once_each_with_its_place() -> None:
    found = findings("""
    [policy]
    id = "bad"
    title = ""
    publisher = "Example Primary School"
    adopted = "2025-09-01"
    source = "Social Media Policy"
    binds = ["stuff"]
    [[clause]]
    id = "1.1"
    says = "Clause 1.1."
    [[clause.rule]]
    topic = "contact.pupils"
    on = "conect"
    then = "forbidden"
    when = { witth = "pupil", age = { under = 18 }, clock = { from = "9" } }
    unless = "never"
    duties = ["declin", 3, { do = "record", within = "soon" }]
    needs = "head-agreement"
    in_place_of = "3.4"
    """)
    said = [finding.says for finding in found]
    assert len(said) == len(set(said)) == 15
    for word in ("stuff", "title", "adopted", "pupils", "conect", "forbidden", "witth", "age", "clock.from", "unless"):
        assert any(word in sentence for sentence in said), word
    assert {finding.place for finding in found} == {"policy, [policy]", "policy, clause 1.1, rule 1"}


def test_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be read"):
        load(tmp_path / "nothing.toml")
    (tmp_path / "latin.toml").write_bytes(b"\xe9\xff")
    with pytest.raises(PolicyError, match="HR101"):
        load(tmp_path / "latin.toml")
