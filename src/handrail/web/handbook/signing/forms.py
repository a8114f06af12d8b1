"""What is asked when somebody signs, and when a sheet of paper is entered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from handrail.web import clock
from handrail.web.handbook.editions import uploads
from handrail.web.handbook.signing.groups import GROUPS
from handrail.web.handbook.signing.queries import Signer
from handrail.web.handbook.signing.scenes import ANSWERS, Scene

SCANS = (uploads.PDF, uploads.PNG, uploads.JPEG)


class CheckForm(forms.Form):
    """The questions, each with four answers, and the promise."""

    def __init__(self, *args: Any, asked: Sequence[Scene], **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = {f"answer{number}": scene for number, scene in enumerate(asked, start=1)}
        for number, (name, scene) in enumerate(self.asked.items(), start=1):
            self.fields[name] = forms.ChoiceField(
                label=f"{number}. {scene.what[:1].upper()}{scene.what[1:]}: is it allowed for a member of staff?",
                help_text=f"When {' and '.join(scene.when)}." if scene.when else "",
                choices=tuple(ANSWERS.items()),
                widget=forms.RadioSelect,
                error_messages={"required": f"Answer question {number}"},
            )
        self.fields["read"] = forms.BooleanField(
            label="I have read the policy, I understand it and I will keep to it",
            error_messages={"required": "Say that you have read the policy and will keep to it"},
        )

    def clean(self) -> dict[str, Any]:
        """Explain each answer that is not the policy's, with its clause."""
        for name, scene in self.asked.items():
            if name in self.cleaned_data and self.cleaned_data[name] != scene.right:
                right = ANSWERS[scene.right].partition(",")[0] if scene.right == "conditional" else ANSWERS[scene.right]
                self.add_error(name, f"Not quite. Clause {scene.clause}: “{scene.says}” So: {right}.")
        return self.cleaned_data

    def answers(self) -> dict[str, str]:
        """Give the answers by their rules."""
        return {scene.rule: self.cleaned_data[name] for name, scene in self.asked.items()}


class PaperForm(forms.Form):
    """A scan, the day, and who signed."""

    people = forms.MultipleChoiceField(
        label="Who signed?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick everybody who signed the sheet"},
    )
    signed_on = forms.DateField(
        label="On which day did they sign?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the day", "invalid": "Enter a date like 2026-09-01"},
    )
    scan = forms.FileField(
        label="A scan or photograph of the sheet",
        help_text="A PDF, PNG or JPEG file, at most 10 MB",
        error_messages={"required": "Choose the scan of the sheet", "empty": "The file is empty"},
    )

    def __init__(self, *args: Any, missing: Sequence[Signer], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["people"].choices = [(str(one.id), one.name) for one in missing]  # type: ignore[attr-defined]

    def clean_signed_on(self) -> Any:
        """Refuse a day that is still to come."""
        if self.cleaned_data["signed_on"] > clock.today():
            raise forms.ValidationError("This day is still to come")
        return self.cleaned_data["signed_on"]

    def clean_scan(self) -> bytes:
        """Refuse what is no scan."""
        return read_scan(self.cleaned_data["scan"])


def read_scan(given: UploadedFile) -> bytes:
    """Give the bytes of a scan. Raises ValidationError where it is none, by its first bytes, or too large."""
    content = given.read(uploads.MOST_BYTES + 1)
    if len(content) > uploads.MOST_BYTES:
        raise forms.ValidationError("The file is larger than 10 MB")
    try:
        sort = uploads.media_type(content)
    except uploads.Unreadable:
        sort = ""
    if sort not in SCANS:
        raise forms.ValidationError("Send a PDF, PNG or JPEG file")
    return bytes(content)


class ListForm(forms.Form):
    """Whom the list shows."""

    group = forms.ChoiceField(
        label="Group",
        required=False,
        choices=[("", "Everybody"), *((name, label) for name, (label, _) in GROUPS.items())],
    )
    missing = forms.BooleanField(label="Only those who have not signed", required=False)
