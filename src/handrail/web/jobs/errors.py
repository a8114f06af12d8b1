"""What can go wrong with a job, apart from the work itself.

JobError
├── UnknownTask    no app registered a task of this name
├── UnfitArgument  a job is told ids and words, and nothing that could be a name or a text
└── Fenced         somebody else has claimed the job since; what this worker did is taken back
"""


class JobError(Exception):
    """Something about a job is wrong."""


class UnknownTask(JobError):
    """No app registered a task of this name."""


class UnfitArgument(JobError):
    """A job is told ids and words, and nothing that could be a name or a text."""


class Fenced(JobError):
    """Somebody else has claimed the job since; what this worker did is taken back."""
