"""After how many of the school's own days somebody who has not signed is reminded, and the head is told."""

REMIND_AFTER, ESCALATE_AFTER = 5, 10
