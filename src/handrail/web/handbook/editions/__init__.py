"""Editions of a policy: published from a day on, compared word by word, each with the document that people sign."""
