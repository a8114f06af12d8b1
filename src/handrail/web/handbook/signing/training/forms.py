"""What is asked when a training is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from handrail.web import clock
from handrail.web.handbook.signing.forms import read_scan
from handrail.web.handbook.signing.training.queries import Trainee

DATE = {"invalid": "Enter a date like 2026-09-01"}


class TrainingForm(forms.Form):
    """Which course, who took it and when, and the certificate."""

    course = forms.CharField(
        label="What was the training?",
        max_length=120,
        strip=True,
        help_text="For example: Staying safe online, INSET day",
        error_messages={"required": "Say what the training was"},
    )
    people = forms.MultipleChoiceField(
        label="Who took it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick everybody who took it"},
    )
    took_on = forms.DateField(
        label="On which day?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the day", **DATE},
    )
    good_until = forms.DateField(
        label="Until when is it good?",
        required=False,
        help_text="Leave it empty if it need not be taken again",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DATE,
    )
    certificate = forms.FileField(
        label="The certificate, or the list of those who were there",
        help_text="A PDF, PNG or JPEG file, at most 10 MB",
        error_messages={"required": "Choose the certificate or the list", "empty": "The file is empty"},
    )

    def __init__(self, *args: Any, people: Sequence[Trainee], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["people"].choices = [(str(one.id), _label(one)) for one in people]  # type: ignore[attr-defined]

    def clean_took_on(self) -> Any:
        """Refuse a day that is still to come."""
        if self.cleaned_data["took_on"] > clock.today():
            raise forms.ValidationError("This day is still to come")
        return self.cleaned_data["took_on"]

    def clean_certificate(self) -> bytes:
        """Refuse what is no scan."""
        return read_scan(self.cleaned_data["certificate"])

    def clean(self) -> dict[str, Any]:
        """Refuse an end that lies before the beginning."""
        took_on, until = self.cleaned_data.get("took_on"), self.cleaned_data.get("good_until")
        if took_on and until and until < took_on:
            self.add_error("good_until", "This is before the day on which it was taken")
        return self.cleaned_data


def _label(one: Trainee) -> str:
    taken = one.training.took_on if one.training and one.has_it else None
    return f"{one.name} (took it on {taken.day} {taken:%B %Y})" if taken else one.name
