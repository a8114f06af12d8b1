"""Ask the policy: a question in a few taps, the verdict with its clause, and answers kept by whoever asked."""
