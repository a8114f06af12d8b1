"""The kinds of fault that a health check finds: one module each, every one a function from a policy to its faults."""
