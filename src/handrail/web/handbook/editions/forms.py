"""What is asked when an edition is published, and what people sign of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from handrail import policies
from handrail.engine import PolicyError, loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook.editions import uploads
from handrail.web.handbook.editions.bodies import BODIES
from handrail.web.handbook.editions.models import FILE, TEXT
from handrail.web.handbook.forms import built_in

DAY = {"invalid": "Enter a date like 2026-09-01"}
MOST_BYTES = 2_000_000


def _choices() -> list[tuple[str, str]]:
    return [("", "None: I have a policy file"), *built_in()]


class PublishForm(forms.Form):
    """An edition, from a file or built in, and the day from which it is in force."""

    file = forms.FileField(
        label="Your policy file",
        required=False,
        help_text="Your policy as data (policy.toml). Everything that is wrong with it is listed.",
        error_messages={"empty": "The file is empty"},
    )
    policy = forms.ChoiceField(label="Or a policy that comes with Handrail", choices=_choices, required=False)
    since = forms.DateField(
        label="In force from",
        help_text="Today or a later day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the day from which it is in force", **DAY},
    )

    def clean_file(self) -> dict[str, Any] | None:
        """Read the file, and list all that is wrong with it."""
        given: UploadedFile | None = self.cleaned_data["file"]
        if given is None:
            return None
        try:
            text = given.read(MOST_BYTES).decode("utf-8-sig")
            policy = loads(text, place=str(given.name), laws=laws())
        except UnicodeDecodeError:
            raise forms.ValidationError("The file is not plain text in UTF-8") from None
        except PolicyError as fault:
            raise forms.ValidationError([str(finding) for finding in fault.findings]) from None
        return {"text": text, "name": f"{policy.adopted:%Y-%m}"}

    def clean_since(self) -> Any:
        """Refuse a day that is over."""
        if self.cleaned_data["since"] < clock.today():
            raise forms.ValidationError("Enter today or a later day: what was in force stays as it was")
        return self.cleaned_data["since"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        both = (bool(self.cleaned_data.get("file")), bool(self.cleaned_data.get("policy")))
        if "file" not in self.errors and sum(both) != 1:
            self.add_error("file", "Choose a file or a policy, not both" if all(both) else "Choose a file or a policy")
        return self.cleaned_data

    def chosen(self) -> dict[str, Any]:
        """Give what the operation needs."""
        since, policy = self.cleaned_data["since"], self.cleaned_data["policy"]
        if not policy:
            return {**self.cleaned_data["file"], "since": since}
        text = policies.find(policy).read_text(encoding="utf-8")
        return {"text": text, "name": policy.partition("@")[2], "since": since}


class DocumentForm(forms.Form):
    """What people sign: the school's own document, or the very text of the edition."""

    sort = forms.ChoiceField(
        label="What do people sign?",
        choices=(
            (FILE, "Our own document, which I upload"),
            (TEXT, "This very text: the school has adopted it word for word"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what people sign"},
    )
    file = forms.FileField(
        label="Our own document",
        required=False,
        help_text="A PDF, a Word document (.docx) or plain text, at most 10 MB. It is kept exactly as it is.",
        error_messages={"empty": "The file is empty"},
    )
    text = forms.CharField(
        label="The words of a PDF",
        required=False,
        help_text="Paste the whole text of a PDF here, so that people can read it on a phone.",
        widget=forms.Textarea(attrs={"rows": "8"}),
    )
    body = forms.ChoiceField(label="Who adopted the text?", required=False, choices=[("", "Choose"), *BODIES.items()])
    adopted_on = forms.DateField(
        label="On which day was it adopted?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DAY,
    )

    def clean_file(self) -> bytes | None:
        """Refuse what is no document."""
        given: UploadedFile | None = self.cleaned_data["file"]
        if given is None:
            return None
        content = given.read(uploads.MOST_BYTES + 1)
        if len(content) > uploads.MOST_BYTES:
            raise forms.ValidationError("The file is larger than 10 MB")
        try:
            sort = uploads.media_type(content)
        except uploads.Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None
        if sort in (uploads.PNG, uploads.JPEG):
            raise forms.ValidationError("This is a picture. Send a PDF, a Word document or plain text")
        return content

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the choice."""
        (self._clean_document if self.cleaned_data.get("sort") == FILE else self._clean_adoption)()
        return self.cleaned_data

    def _clean_document(self) -> None:
        content = self.cleaned_data.get("file")
        if content is None:
            if "file" not in self.errors:
                self.add_error("file", "Choose the document")
            return
        self.cleaned_data["text"] = uploads.words(content) or self.cleaned_data.get("text", "").strip()
        if not self.cleaned_data["text"]:
            self.add_error("text", "Paste the words of the document: we cannot read them from this file")

    def _clean_adoption(self) -> None:
        if self.cleaned_data.get("sort") != TEXT:
            return
        if not self.cleaned_data.get("body"):
            self.add_error("body", "Choose who adopted the text")
        day = self.cleaned_data.get("adopted_on")
        if day is None and "adopted_on" not in self.errors:
            self.add_error("adopted_on", "Enter the day on which it was adopted")
        elif day and day > clock.today():
            self.add_error("adopted_on", "This day is still to come")

    def document_name(self) -> str:
        """Give the name of the file, short and plain."""
        name = str(self.files["file"].name).replace("\\", "/").rpartition("/")[2]
        return "".join(letter for letter in name if letter.isprintable())[:120] or "document"
