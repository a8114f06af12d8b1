"""Who is bound, what is to be done, the strictest rule, the bounds of numbers, the notes."""

from tests.engine.small import ask, policy, rule

PROHIBITED = rule(then="prohibited")


def outcome(made, **facts):
    return ask(made, **{"with_": "pupil", "family": False, **facts}).outcome


class TestScope:
    SCOPED = policy(f"""
    # who
    silent = "scope"
    topics = ["scope.who"]
    # a
    {PROHIBITED}
    # b
    binds = ["volunteer"]
    {rule(then="advised-against")}
    """)

    def test_role_that_nothing_binds_is_told_which_clause_says_so(self):
        answer = ask(self.SCOPED, role="parent", with_="pupil", family=False)
        assert (answer.outcome, answer.scope) == ("not-covered", ("who",))

    def test_clause_widens_and_narrows_whom_it_binds(self):
        assert outcome(self.SCOPED, role="volunteer") == "advised-against"
        assert outcome(self.SCOPED, role="governor") == "prohibited"

    def test_scope_is_silent_where_the_policy_merely_says_nothing(self):
        answer = ask(
            policy(f"""
        # who
        silent = "scope"
        topics = ["scope.who"]
        # a
        {rule(then="prohibited", when={"with": "press"})}
        """),
            with_="pupil",
            family=False,
        )
        assert (answer.outcome, answer.scope) == ("not-covered", ())


class TestDuties:
    TWICE = policy(f"""
    # a
    {rule(then="prohibited", duties=[{"do": "inform-head", "word": "should", "within": "same-day"}])}
    # b
    {rule(duties=[{"do": "inform-head", "within": {"hours": 72}}, {"do": "inform-head", "by": "dsl"}])}
    """)

    def test_same_duty_of_one_doer_is_one_line(self):
        lines = ask(self.TWICE, with_="pupil", family=False).duties
        assert [(line.duty, line.by, line.clauses) for line in lines] == [
            ("inform-head", "asker", ("a", "b")),
            ("inform-head", "dsl", ("b",)),
        ]

    def test_must_beats_should_and_the_shortest_limit_stands(self):
        line = ask(self.TWICE, with_="pupil", family=False).duties[0]
        assert line.as_json()["word"] == "must"
        assert line.as_json()["within"] == "same-day"

    def test_duties_come_also_under_a_prohibition_of_another_rule(self):
        answer = ask(self.TWICE, with_="pupil", family=False)
        assert answer.outcome == "prohibited"
        assert answer.advice == ()  # a rule of duties alone gives no verdict that could be advice

    def test_recommending_word_of_a_rule_without_verdict_makes_its_duty_advice(self):
        made = policy(f"""
        # a
        {rule(word="is advised to", duties=["record"])}
        """)
        assert ask(made, with_="pupil", family=False).duties[0].as_json()["word"] == "should"


def test_strictest_rule_decides_and_the_others_advise():
    made = policy(f"""
    # a
    {rule(then="permitted")}
    # b
    {rule(then="advised-against")}
    # c
    {PROHIBITED}
    """)
    answer = ask(made, with_="pupil", family=False)
    assert [reason.rule for reason in answer.reasons] == ["c/1"]
    assert [reason.rule for reason in answer.advice] == ["a/1", "b/1"]


def test_bounds_of_years_and_times():
    made = policy(f"""
    # a
    {rule(then="prohibited", when={"age": {"below": 18}})}
    # b
    {rule(then="advised-against", when={"clock": {"from": "09:00", "until": "17:00"}, "age": {"at_least": 18}})}
    # c
    {rule(then="permitted", when={"clock": {"from": "22:00", "until": "06:00"}, "age": 30})}
    """)
    assert outcome(made, age=17) == "prohibited"
    for clock, expected in {"08:59": "not-covered", "09:00": "advised-against", "16:59": "advised-against"}.items():
        assert outcome(made, age=18, clock=clock) == expected
    assert outcome(made, age=18, clock="17:00") == "not-covered"
    for clock, expected in {"22:00": "permitted", "05:59": "permitted", "06:00": "not-covered"}.items():
        assert outcome(made, age=30, clock=clock) == expected


def test_notes_of_the_clauses_shown_come_with_the_answer():
    made = policy(
        f"""
    # a
    {PROHIBITED}
    [[clause.note]]
    since = 2026-01-01
    says = "The platform has a new name."
    source = "The platform"
    confirmed = false
    """,
    )
    assert [note.says for note in ask(made, with_="pupil").notes] == ["The platform has a new name."]
