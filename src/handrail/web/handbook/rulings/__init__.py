"""Where the policy is silent, advises against or wants an agreement: ask whoever must agree, and keep to the ruling."""
