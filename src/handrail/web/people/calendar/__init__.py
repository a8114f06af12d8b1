"""The school calendar: terms, holidays, INSET days, and what a working day is."""
