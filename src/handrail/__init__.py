"""Handrail puts a school's social media policy to work: every clause answers, checks, is signed and is cited."""
