"""The kinds of entry that jobs write."""

from handrail.web.jobs import tasks
from handrail.web.ledger.fields import Word
from handrail.web.ledger.kinds import Kind

KINDS = (Kind("jobs.given-up", "{by} tried many times and could not {task}.", facts={"task": Word(tasks.told)}),)
