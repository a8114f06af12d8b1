"""Read a policy file, and say all that is wrong with it."""
