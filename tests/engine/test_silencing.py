"""A rule in place of another takes it away, all of it; and an exception keeps a rule silent."""

from tests.engine.small import ask, policy, rule

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
