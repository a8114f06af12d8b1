"""Start Handrail, keep it running, and refuse to where that would be unsafe."""
