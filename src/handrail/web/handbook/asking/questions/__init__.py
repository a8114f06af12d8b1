"""A question to the policy, apart from any page: its facts, its answer, ways into it, and the words for all of them."""
