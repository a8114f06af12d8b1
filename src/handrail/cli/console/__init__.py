"""What the commands share: opening a policy, reading facts, answers in words, and writing to a terminal or a pipe."""
