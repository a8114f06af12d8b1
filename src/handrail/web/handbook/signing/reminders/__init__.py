"""Reminding whoever has not signed, on the school's own days, and telling those who lead it."""
