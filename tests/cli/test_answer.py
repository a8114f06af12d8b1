"""`handrail answer`: one line out for each line in, in order, whatever the lines hold."""

import io
import json
import tracemalloc
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handrail.cli.answer import CHUNK, LONGEST, answer_all
from handrail.cli.console.opening import open_policy
from tests.cli.running import EXAMPLE, run

GOOD = '{"id": "q1", "action": "connect", "with": "pupil", "family": false}'


def answered(*lines: str) -> list[dict[str, Any]]:
    result = run("answer", EXAMPLE, typed="".join(f"{line}\n" for line in lines))
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_question_is_answered_with_its_id_first() -> None:
    [answer] = answered(GOOD)
    assert list(answer)[:2] == ["id", "outcome"]
    assert answer["id"] == "q1"
    assert answer["outcome"] == "prohibited"


def test_an_event_gets_a_pathway() -> None:
    [answer] = answered('{"id": 2, "event": "abuse-of-staff", "threat": true}')
    assert [step["duty"] for step in answer["steps"]] == ["inform-head", "contact-police"]
    assert answer["steps"][1]["within"] == {"working_days": 1}


def test_errors_stand_in_their_place_and_the_run_goes_on() -> None:
    result = run("answer", EXAMPLE, typed=f'{GOOD}\nnonsense\n{{"id": 3, "action": "conect"}}\n{GOOD}\n')
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [answer.get("outcome") for answer in answers] == ["prohibited", None, None, "prohibited"]
    assert answers[1]["error"]["code"] == "not-json"
    assert answers[2]["id"] == 3
    assert answers[2]["error"]["hint"] == 'Did you mean "connect"?'


def test_without_an_error_the_status_is_nought() -> None:
    assert run("answer", EXAMPLE, typed=GOOD).exit_code == 0
    assert run("answer", EXAMPLE, typed="").stdout == ""


def test_every_kind_of_wrong_line_says_what_is_wrong() -> None:
    codes = {
        "": "not-json",
        "[1]": "not-json",
        '{"id": NaN}': "not-json",
        '{"id": 1e999}': "not-json",
        "[" * 100_000: "not-json",
        "{}": "no-word",
        '{"action": "connect", "event": "data-breach"}': "no-word",
        '{"action": "data-breach"}': "unknown-word",
        '{"action": "connect", "wth": "pupil"}': "unknown-fact",
        '{"action": "connect", "with": "pupils"}': "unknown-value",
        '{"action": "connect", "family": "no"}': "wrong-type",
    }
    assert [answer["error"]["code"] for answer in answered(*codes)] == list(codes.values())


def test_null_is_a_fact_not_given() -> None:
    bare, null = answered('{"action": "connect"}', '{"action": "connect", "with": null}')
    assert bare == null


def test_a_line_marked_as_no_question_passes_as_it_is() -> None:
    result = run("answer", EXAMPLE, typed='{"id":7,  "none": true}\n')
    assert result.stdout == '{"id":7,  "none": true}\n'
    assert result.exit_code == 0


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    out = io.BytesIO()
    assert answer_all(open_policy(EXAMPLE), io.BytesIO(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n"), out) == 0
    assert out.getvalue().count(b"\n") == 1


def test_a_line_without_end_is_an_error_and_is_not_kept() -> None:
    policy, out = open_policy(EXAMPLE), io.BytesIO()
    source = io.BytesIO(b"x" * (8 * LONGEST) + b"\n" + GOOD.encode())
    tracemalloc.start()
    assert answer_all(policy, source, out) == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert out.getvalue().count(b"\n") == 2
    assert peak < 4 * LONGEST


def test_memory_does_not_grow_with_the_input() -> None:
    class Endless(io.BytesIO):
        left = 12

        def read1(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            return (GOOD.encode() + b"\n") * (CHUNK // 100) if self.left >= 0 else b""

    class Nowhere(io.BytesIO):
        def write(self, piece: Any, /) -> int:
            return len(piece)

    policy = open_policy(EXAMPLE)
    answer_all(policy, io.BytesIO(GOOD.encode()), Nowhere())
    tracemalloc.start()
    answer_all(policy, Endless(), Nowhere())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["connect", "pupil", "abuse-of-staff"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "action", "event", "with", "met", "age"]), inner)
    ),
    max_leaves=8,
)


@given(
    st.lists(
        st.binary(max_size=40).filter(lambda line: b"\n" not in line)
        | json_values.map(lambda value: json.dumps(value).encode())
    )
)
def test_no_line_stops_the_run(lines: list[bytes]) -> None:
    out = io.BytesIO()
    answer_all(open_policy(EXAMPLE), io.BytesIO(b"".join(line + b"\n" for line in lines)), out)
    written = out.getvalue().splitlines()
    assert len(written) == len(lines)
    assert all(isinstance(json.loads(line), dict) for line in written)
