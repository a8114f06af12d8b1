"""Trusts and schools, persons and their roles, pupils and families, and how people sign in."""
