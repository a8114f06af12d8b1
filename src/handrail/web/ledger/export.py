"""Write a stream out, so that it can be read and verified where there is no database."""

from collections.abc import Iterator

from handrail.web.ledger.models import Entry, Stream
from handrail.web.ledger.proof.sources import write_line


def lines(stream: Stream, *, until: int | None = None) -> Iterator[str]:
    """Give the lines of an export: the stream's bytes, then each entry's with its link, up to one that is named."""
    yield write_line(stream=stream.payload)
    entries = Entry.objects.filter(stream=stream.id).order_by("n")
    if until is not None:
        entries = entries.filter(n__lte=until)
    for payload, link in entries.values_list("payload", "link").iterator(chunk_size=2000):
        yield write_line(entry=payload, link=link)
