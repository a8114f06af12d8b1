"""The editions of a policy that are in force at a school, and reading them."""
