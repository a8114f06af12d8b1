"""Rosters: staff, pupils and carers from a plain CSV file, shown before anything is written."""
