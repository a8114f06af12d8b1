"""What is asked of whoever asks for a ruling, and of whoever makes, publishes or prolongs one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from handrail.engine import vocabulary
from handrail.web import clock
from handrail.web.handbook.rulings.agreeing import agreements
from handrail.web.handbook.rulings.models import LONGEST, Asked
from handrail.web.handbook.rulings.states import Verdict, Whom

DATES = ["%d/%m/%Y", "%Y-%m-%d"]
USUAL = timedelta(days=180)


def typed(day: date) -> str:
    """Give a day as somebody would type it."""
    return f"{day:%d/%m/%Y}"


def until_field() -> forms.DateField:
    """Make the field for the last day of a ruling."""
    return forms.DateField(
        label="Until when? (the last day)",
        help_text="At most a year. For example 31/8/2027.",
        input_formats=DATES,
        error_messages={"required": "Enter the last day on which it holds", "invalid": "Enter a date like 31/8/2027"},
    )


class UntilForm(forms.Form):
    """How long a ruling holds: every ruling has an end."""

    until = until_field()

    def clean_until(self) -> date:
        """Refuse a day that is over, and more than a year."""
        until: date = self.cleaned_data["until"]
        if not clock.today() <= until <= clock.today() + LONGEST:
            raise forms.ValidationError("Enter a day from today on, at most a year away")
        return until


class RulingForm(UntilForm):
    """A ruling."""

    verdict = forms.ChoiceField(
        label="What do you say?",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes, yes on conditions, or no"},
    )
    conditions = forms.CharField(
        label="On which conditions, or why?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever asked reads this. Leave children\N{RIGHT SINGLE QUOTATION MARK}s names out.",
    )
    grants = forms.MultipleChoiceField(
        label="A yes puts this in place",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only what you choose. The rest of the policy stays as it is.",
    )
    whom = forms.ChoiceField(
        label="For whom?",
        choices=Whom.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for whom it holds"},
    )
    field_order = ("verdict", "conditions", "grants", "whom", "until")

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        askable = agreements(asked.answer.answer)
        start = {"whom": Whom.ASKER, "grants": list(askable), "until": typed(clock.today() + USUAL)}
        super().__init__(*args, initial=start, **more)
        says = vocabulary().facts["met"].says
        if askable:
            self.fields["grants"].choices = [(word, says[word]) for word in askable]  # type: ignore[attr-defined]
        else:
            del self.fields["grants"]

    def clean(self) -> dict[str, Any]:
        """Insist on words where a yes hangs on conditions."""
        if self.cleaned_data.get("verdict") == Verdict.CONDITIONS and not self.cleaned_data.get("conditions"):
            self.add_error("conditions", "Say on which conditions")
        return self.cleaned_data


class NoteForm(forms.Form):
    """What whoever must agree should know."""

    note = forms.CharField(
        label="Anything they should know? (you can leave this empty)",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Leave children\N{RIGHT SINGLE QUOTATION MARK}s names out.",
        error_messages={"max_length": "Say it in at most 1,000 letters"},
    )


class PrecedentForm(forms.Form):
    """What everybody reads of a ruling."""

    precedent = forms.CharField(
        label="What should everybody read?",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Name nobody, and nothing by which colleagues would know who asked.",
        error_messages={"required": "Say in a sentence what you ruled"},
    )
