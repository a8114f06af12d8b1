"""After how many days of the school's time somebody who has not signed is reminded, and the head is told."""

REMIND_AFTER, ESCALATE_AFTER = 5, 10
