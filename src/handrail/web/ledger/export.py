"""Write a stream out, so that it can be read and verified where there is no database."""

from collections.abc import Iterator

from handrail.web.ledger.models import Entry, Stream
from handrail.web.ledger.proof.sources import write_line


def lines(stream: Stream) -> Iterator[str]:
    """Give the lines of an export: the stream's bytes, then each entry's with its link."""
    yield write_line(stream=stream.payload)
    entries = Entry.objects.filter(stream=stream.id).order_by("n").values_list("payload", "link")
    for payload, link in entries.iterator(chunk_size=2000):
        yield write_line(entry=payload, link=link)
