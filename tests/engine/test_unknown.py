"""What nobody said: sets partly known, facts assumed, verdicts that depend."""

from handrail.engine import Question, decide
from tests.engine.small import ask, policy, rule

PROHIBITED = rule(then="prohibited")


def outcome(made, **facts):
    return ask(made, **{"with_": "pupil", "family": False, **facts}).outcome


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
