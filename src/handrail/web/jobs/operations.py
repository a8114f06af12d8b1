"""Give work to the worker, in the transaction of the thing that the work is for."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.web import clock
from handrail.web.jobs import tasks
from handrail.web.jobs.errors import UnfitArgument
from handrail.web.jobs.models import Job
from handrail.web.ledger.operations import require_operation

_plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:+_-]{0,99}")


def enqueue(
    task: str,
    *,
    key: str,
    school: Any = None,
    arguments: Mapping[str, Any] | None = None,
    run_at: datetime | None = None,
) -> None:
    """Give a job to the worker; it is there if the operation is, and not if not.

    The same task with the same key is the same job: the second time nothing happens. Arguments are ids, words, numbers
    and dates: what a job needs of a person it looks up when it runs. Raises UnknownTask or UnfitArgument.
    """
    require_operation()
    job = Job(
        task=tasks.named(task).name,
        key=_checked(key),
        arguments={name: _plain_value(value) for name, value in (arguments or {}).items()},
        school_id=school if school is None or isinstance(school, UUID) else school.pk,
        run_at=run_at or clock.now(),
    )
    Job.objects.bulk_create([job], ignore_conflicts=True)


def _plain_value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain_value(one) for one in value]
    return _checked(str(value) if isinstance(value, UUID) else value)


def _checked(text: Any) -> str:
    if not isinstance(text, str) or not _plain.fullmatch(text):
        raise UnfitArgument("A job is told ids and words: letters, digits and .:+_- with no blank between them.")
    return text
