"""`handrail ask` at a terminal asks only for what still matters, and takes "I do not know" for an answer."""

from tests.cli.running import EXAMPLE, run


def test_only_what_matters_is_asked() -> None:
    result = run("ask", EXAMPLE, "connect", "with=pupil", "--prompt", typed="no\n")
    assert result.stdout.startswith("No.")
    assert result.stderr.count("Is that person a member of your own family?") == 1
    assert "Who is the other person?" not in result.stderr


def test_one_may_not_know() -> None:
    result = run("ask", EXAMPLE, "connect", "--prompt", typed="?\n\n")
    assert result.stdout.startswith("It depends.")


def test_what_one_says_one_does_not_know_is_not_asked() -> None:
    result = run("ask", EXAMPLE, "connect", "family=?", "with=?", "--prompt")
    assert result.exit_code == 0
    assert not result.stderr


def test_a_word_is_chosen_by_number_or_by_name() -> None:
    by_number = run("ask", EXAMPLE, "connect", "family=no", "--prompt", typed="1\n")
    assert by_number.stdout.startswith("No.")
    assert run("ask", EXAMPLE, "connect", "family=no", "--prompt", typed="pupil\n").stdout == by_number.stdout


def test_a_reply_that_cannot_be_read_is_asked_again() -> None:
    result = run("ask", EXAMPLE, "connect", "with=pupil", "--prompt", typed="perhaps\nno\n")
    assert '"perhaps" does not answer' in result.stderr
    assert result.stdout.startswith("No.")


def test_a_number_outside_the_list_is_asked_again() -> None:
    result = run("ask", EXAMPLE, "connect", "family=no", "--prompt", typed="99\n1\n")
    assert "Give a number from 1 to 9." in result.stderr
    assert result.stdout.startswith("No.")


def test_of_a_set_only_the_words_that_the_policy_names_are_asked() -> None:
    result = run("ask", EXAMPLE, "post", "capacity=official", "clock=08:00", "--prompt", typed="1\n")
    assert "A picture of a pupil" in result.stderr
    assert "A rumour" not in result.stderr


def test_none_of_a_set() -> None:
    result = run("ask", EXAMPLE, "post", "capacity=official", "--prompt", typed="0\n")
    assert result.stdout.startswith("Not covered.")


def test_a_time_is_asked_for_in_words() -> None:
    result = run("ask", EXAMPLE, "post", "--prompt", typed="10:00\nnames-pupil\n")
    assert "At what time of day?" in result.stderr
    assert result.stdout.startswith("No.")


def test_an_age_is_asked_for_in_words() -> None:
    result = run("ask", EXAMPLE, "name-employer", "content=about-school", "--prompt", typed="17\n")
    assert "How old" in result.stderr
    assert result.stdout.startswith("Better not.")


def test_a_pathway_asks_what_would_change_it() -> None:
    result = run("ask", EXAMPLE, "abuse-of-staff", "--prompt", typed="yes\n")
    assert "2. The headteacher must" in result.stdout


def test_without_a_word_one_chooses_what_it_is_about() -> None:
    result = run("ask", EXAMPLE, "--prompt", typed="friend\nno\n1\n")
    assert "What would you like to do, or what has happened?" in result.stderr
    assert result.stdout.startswith("No.")


def test_letters_that_match_more_than_one_narrow_the_list() -> None:
    result = run("ask", EXAMPLE, "--prompt", typed="zzz\non\n1\n?\n?\n")
    assert 'Nothing matches "zzz".' in result.stderr
    assert "More than one matches." in result.stderr
    assert result.exit_code == 0


def test_who_ends_the_input_ends_the_dialogue() -> None:
    result = run("ask", EXAMPLE, "connect", "--prompt", typed="")
    assert result.exit_code == 1
    assert "Aborted" in result.stderr


def test_who_never_answers_is_asked_twenty_times() -> None:
    assert run("ask", EXAMPLE, "connect", "--prompt", typed="x\n" * 100).exit_code == 1
    assert run("ask", EXAMPLE, "--prompt", typed="zzz\n" * 100).exit_code == 1


def test_duties_that_hang_on_more_are_asked_after_the_verdict(tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path_factory.mktemp("policy") / "policy.toml"
    file.write_text(
        """
        [policy]
        id = "p"
        title = "P"
        publisher = "P"
        adopted = 2025-01-01
        source = "P"
        binds = ["staff"]
        [[clause]]
        id = "1"
        says = "No friends."
        [[clause.rule]]
        topic = "contact.pupil.friend-request"
        on = "connect"
        then = "prohibited"
        [[clause]]
        id = "2"
        says = "Tell the head of a pupil."
        [[clause.rule]]
        topic = "contact.pupil.friend-request"
        on = "connect"
        when = { with = "pupil" }
        duties = ["inform-head"]
        """,
        encoding="utf-8",
    )
    result = run("ask", str(file), "connect", "--prompt", typed="pupil\n")
    assert "What is to be done hangs on a little more." in result.stderr
    assert "Tell the headteacher" in result.stdout
    assert "A fuller list of what to do depends on" in run("ask", str(file), "connect").stdout
