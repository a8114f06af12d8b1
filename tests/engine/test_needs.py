"""What a permission needs first, what stands in for it, and what a ruling can add."""

from tests.engine.small import ask, policy, rule

PROHIBITED = rule(then="prohibited")


def outcome(made, **facts):
    return ask(made, **{"with_": "pupil", "family": False, **facts}).outcome


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
