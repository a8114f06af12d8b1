"""Reminding whoever has not signed, in the school's own time, and telling those who lead it."""
