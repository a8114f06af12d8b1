"""What happened, told in sentences to those who answer for it."""
