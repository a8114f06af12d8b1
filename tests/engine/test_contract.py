"""The settled questions of the contract, each with a small policy."""

from tests.engine.small import HEAD, ask, policy, rule

PROHIBITED = rule(then="prohibited")


def outcome(made, **facts):
    return ask(made, **{"with_": "pupil", "family": False, **facts}).outcome


class TestSilencing:
    def test_rule_in_place_of_a_clause_takes_away_all_of_it_duties_included(self):
        made = policy(f"""
        # a
        {rule(then="prohibited", duties=["decline"])}
        {rule(duties=["record"])}
        # b
        {rule(then="permitted", when={"family": True}, in_place_of=["a"])}
        """)
        assert outcome(made) == "prohibited"
        answer = ask(made, with_="pupil", family=True)
        assert answer.outcome == "permitted"
        assert answer.duties == ()

    def test_silenced_rule_silences_nothing(self):
        chain = policy(f"""
        # a
        {PROHIBITED}
        # b
        {rule(then="permitted", in_place_of=["a"])}
        # c
        {rule(then="advised-against", in_place_of=["b"])}
        """)
        answer = ask(chain, with_="pupil", family=False)
        assert answer.outcome == "prohibited"
        assert [reason.rule for reason in answer.advice] == ["c/1"]

    def test_one_rule_can_be_named_instead_of_a_clause(self):
        made = policy(f"""
        # a
        {PROHIBITED}
        {rule(then="advised-against")}
        # b
        {rule(then="permitted", in_place_of=["a/1"])}
        """)
        assert outcome(made) == "advised-against"

    def test_unknown_silencer_makes_what_it_would_silence_unknown(self):
        made = policy(f"""
        # a
        {PROHIBITED}
        # b
        {rule(then="permitted", when={"known_personally": True}, in_place_of=["a"])}
        """)
        answer = ask(made, with_="pupil", family=False)
        assert answer.possible == ("prohibited", "permitted")
        assert answer.ask == ("known_personally",)

    def test_silencer_reaches_only_the_action_it_is_on(self):
        made = policy(f"""
        # a
        {rule(then="prohibited", on=["connect", "message"])}
        # b
        {rule(then="permitted", on="message", in_place_of=["a"])}
        """)
        assert outcome(made) == "prohibited"


class TestNeeds:
    NEEDS = policy(f"""
    # a
    {rule(then="permitted", needs=["head-agreement", ["good-reason", "stated-purpose"]])}
    """)

    def test_permission_is_conditional_while_a_need_is_not_in_place(self):
        answer = ask(self.NEEDS, with_="pupil", family=False)
        assert answer.outcome == "conditional"
        assert answer.outstanding == ("head-agreement", "good-reason", "stated-purpose")
        assert answer.outstanding_any == (("good-reason", "stated-purpose"),)
        assert answer.outstanding_all == ("head-agreement",)

    def test_one_of_a_group_is_enough(self):
        assert outcome(self.NEEDS, met=["head-agreement", "stated-purpose"]) == "permitted"
        answer = ask(self.NEEDS, with_="pupil", family=False, met=["stated-purpose"])
        assert (answer.outstanding, answer.outstanding_any) == (("head-agreement",), ())

    def test_stronger_condition_stands_in_for_the_weaker_and_not_the_other_way(self):
        assert outcome(self.NEEDS, met=["head-written-agreement", "good-reason"]) == "permitted"
        written = policy(f"""
        # a
        {rule(then="permitted", needs=["head-written-agreement"])}
        """)
        assert outcome(written, met=["head-agreement"]) == "conditional"

    def test_stands_in_is_transitive(self):
        made = policy(f"""
        # a
        {rule(then="permitted", needs=["prior-agreement"])}
        # b
        {rule(then="permitted", needs=["parent-informed"])}
        """)
        assert outcome(made, met=["head-written-agreement", "parent-written-consent"]) == "permitted"

    def test_needs_of_every_rule_that_speaks_are_outstanding_also_under_a_prohibition(self):
        made = policy(f"""
        # a
        {rule(then="permitted", needs=["head-agreement"])}
        # b
        {PROHIBITED}
        """)
        answer = ask(made, with_="pupil", family=False)
        assert (answer.outcome, answer.outstanding) == ("prohibited", ("head-agreement",))

    def test_both_permissions_bind(self):
        made = policy(f"""
        # a
        {rule(then="permitted")}
        # b
        {rule(then="permitted", needs=["head-agreement"])}
        """)
        assert outcome(made) == "conditional"


class TestPartlyKnownSets:
    ANY = policy(f"""
    # a
    {rule(then="prohibited", when={"content": ["abusive", "sexual"]})}
    """)
    ALL = policy(f"""
    # a
    {rule(then="prohibited", when={"content": {"all": ["abusive", "sexual"]}})}
    """)
    WITHOUT = policy(f"""
    # a
    {rule(then="permitted", when={"content": {"without": ["abusive", "sexual"]}})}
    """)

    def test_list_is_complete(self):
        assert outcome(self.ANY, content=[]) == "not-covered"
        assert outcome(self.WITHOUT, content=["complaint"]) == "permitted"

    def test_set_that_is_not_given_is_unknown_word_by_word(self):
        assert ask(self.ANY, with_="pupil", family=False).ask == ("content",)

    def test_one_word_known_to_be_in_is_enough_for_any(self):
        assert outcome(self.ANY, content={"has": ["sexual"]}) == "prohibited"
        assert outcome(self.ALL, content={"has": ["sexual"]}) == "depends"

    def test_word_in_neither_list_is_unknown(self):
        assert outcome(self.ANY, content={"has_not": ["sexual"]}) == "depends"
        assert outcome(self.ANY, content={"has_not": ["sexual", "abusive"]}) == "not-covered"
        assert outcome(self.ALL, content={"has_not": ["sexual"]}) == "not-covered"
        assert outcome(self.WITHOUT, content={"has": ["abusive"]}) == "not-covered"

    def test_partly_known_conditions_leave_the_verdict_open(self):
        made = policy(f"""
        # a
        {rule(then="permitted", needs=["head-agreement"])}
        """)
        answer = ask(made, with_="pupil", family=False, met={"has": ["second-reader"]})
        assert answer.possible == ("conditional", "permitted")
        assert answer.ask == ("met",)
        assert outcome(made, met={"has_not": ["head-agreement"]}) == "depends"  # a written one could be there
        assert outcome(made, met={"has_not": ["head-agreement", "head-written-agreement"]}) == "conditional"


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


class TestUnless:
    MADE = policy(f"""
    # a
    {rule(then="prohibited", unless=[{"family": True, "known_personally": True}, {"age": {"at_least": 18}}])}
    """)

    def test_table_that_holds_keeps_the_rule_silent_and_permits_nothing(self):
        assert outcome(self.MADE, age=18, family=False) == "not-covered"

    def test_facts_of_one_table_together_mean_and(self):
        assert outcome(self.MADE, family=True, known_personally=False, age=17) == "prohibited"

    def test_unknown_exception_leaves_the_verdict_open(self):
        answer = ask(self.MADE, with_="pupil", family=True)
        assert answer.possible == ("prohibited", "not-covered")
        assert answer.ask == ("known_personally", "age") or answer.ask == ("age", "known_personally")

    def test_exception_that_cannot_hold_any_more_is_no_longer_asked_for(self):
        answer = ask(self.MADE, with_="pupil", family=False)
        assert answer.ask == ("age",)


class TestAssumptions:
    MADE = policy(f"""
    # a
    {rule(then="prohibited", when={"known_through_work": True, "capacity": "personal"})}
    """)

    def test_assumed_fact_holds_until_somebody_says_otherwise(self):
        assert outcome(self.MADE) == "prohibited"
        assert outcome(self.MADE, known_through_work=False) == "not-covered"

    def test_assumed_fact_is_shown_where_another_value_would_change_the_outcome(self):
        answer = ask(self.MADE, with_="pupil", family=False)
        assert answer.assumed == {"role": "staff", "capacity": "personal", "known_through_work": True}
        assert ask(self.MADE, with_="pupil", known_through_work=False).assumed == {}

    def test_action_that_asks_for_a_fact_switches_the_assumption_off(self):
        made = policy(f"""
        # a
        {rule(on="edit-encyclopaedia", then="prohibited", when={"working_time": True})}
        {rule(then="prohibited", when={"working_time": True})}
        """)
        from handrail.engine import Question, decide

        assert decide(made, Question("edit-encyclopaedia")).ask == ("working_time",)
        assert decide(made, Question("connect")).outcome == "not-covered"


class TestDepends:
    MADE = policy(f"""
    # a
    {rule(then="prohibited", when={"with": "pupil", "family": False}, duties=["decline"])}
    # b
    {rule(then="advised-against", when={"with": ["pupil", "parent"]}, duties=["use-judgement"])}
    """)

    def test_depends_gives_no_reasons_and_what_comes_out_in_every_completion(self):
        answer = ask(self.MADE, with_="pupil")
        assert answer.outcome == "depends"
        assert answer.reasons == ()
        assert [line.duty for line in answer.duties] == ["use-judgement"]

    def test_fact_that_settles_most_comes_first(self):
        assert ask(self.MADE).ask == ("with", "family")

    def test_two_alternatives_that_agree_are_decided(self):
        made = policy(f"""
        # a
        {rule(then="prohibited", when={"family": True})}
        # b
        {rule(then="prohibited", when={"family": False}, duties=["decline"])}
        """)
        answer = ask(made, with_="pupil")
        assert (answer.outcome, answer.ask) == ("prohibited", ())
        assert {reason.rule for reason in answer.reasons} == {"a/1", "b/1"}
        assert answer.ask_also == ("family",)


class TestRulings:
    MADE = policy(f"""
    # a
    {rule(then="permitted", needs=["head-agreement"], when={"with": "parent"})}
    # b
    {rule(then="prohibited", when={"with": "pupil"})}
    """)

    def test_yes_adds_only_the_condition_that_it_names(self):
        assert outcome(self.MADE, with_="parent") == "conditional"
        assert outcome(self.MADE, with_="parent", met=["head-agreement"]) == "permitted"

    def test_no_ruling_opens_a_prohibition(self):
        every = list(self.MADE.vocabulary.facts["met"].values)
        assert outcome(self.MADE, met=every) == "prohibited"


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
        HEAD,
    )
    assert [note.says for note in ask(made, with_="pupil").notes] == ["The platform has a new name."]
