"""What was uploaded: its sort by its first bytes, never by its name, and the words in it where we can read them."""

from __future__ import annotations

import html
import io
import re
import zipfile

MOST_BYTES = 10_000_000
MOST_WORDS = 20_000_000
PDF, PLAIN, PNG, JPEG = "application/pdf", "text/plain", "image/png", "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: "pdf", PLAIN: "txt", PNG: "png", JPEG: "jpg", WORD: "docx"}
FIRST_BYTES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))

_paragraph = re.compile(r"</w:p>")
_run = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(tab|br)\b[^>]*/>")


class Unreadable(Exception):
    """The file is of no sort that we take."""


def media_type(content: bytes) -> str:
    """Say what a file is. Raises Unreadable."""
    for start, found in FIRST_BYTES:
        if content.startswith(start):
            return found
    if content.startswith(b"PK\x03\x04"):
        _word_part(content)
        return WORD
    try:
        plain = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        plain = "\x00"
    if "\x00" in plain:
        raise Unreadable("This is neither a PDF, a Word document (.docx) nor plain text")
    return PLAIN


def words(content: bytes) -> str:
    """Give the text of a file, or nothing where only a person can read it (a PDF, a picture)."""
    found = media_type(content)
    if found == PLAIN:
        return content.decode("utf-8-sig").strip()
    return _words_of(_word_part(content)) if found == WORD else ""


def _word_part(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = archive.getinfo("word/document.xml")
            if part.file_size > MOST_WORDS:
                raise Unreadable("This Word document is too long")
            return archive.read(part).decode("utf-8")
    except (KeyError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Unreadable("This is not a Word document (.docx) that can be read") from None


def _words_of(part: str) -> str:
    """Take the runs of text out, paragraph by paragraph: nothing in the file is expanded or fetched."""
    lines = ("".join(run[1] or " " for run in _run.finditer(piece)) for piece in _paragraph.split(part))
    return "\n".join(html.unescape(line).strip() for line in lines if line.strip())
