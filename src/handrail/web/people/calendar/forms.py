"""What is asked when the calendar changes."""

from __future__ import annotations

from typing import Any

from django import forms

from handrail.web.people.calendar.models import Period
from handrail.web.people.calendar.queries import clash
from handrail.web.people.calendar.sorts import SAYS, SORTS, TERM
from handrail.web.people.models import School

DAY = {"invalid": "Enter a date like 2026-09-01"}
LONGEST = 200


class PeriodForm(forms.Form):
    """A term, INSET days, or days off."""

    sort = forms.ChoiceField(
        label="What is it?",
        choices=[(sort, f"{label}. {SAYS[sort]}.") for sort, label in SORTS.items()],
        widget=forms.RadioSelect,
        initial=TERM,
        error_messages={"required": "Choose what it is"},
    )
    name = forms.CharField(
        label="What is it called?",
        max_length=60,
        help_text="For example Autumn term, or Half-term",
        error_messages={"required": "Enter what it is called"},
    )
    first = forms.DateField(
        label="First day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter the first day", **DAY},
    )
    last = forms.DateField(
        label="Last day",
        required=False,
        help_text="Leave it empty for a single day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DAY,
    )

    def __init__(self, *args: Any, school: School, period: Period | None = None, **more: Any) -> None:
        fields = ("sort", "name", "first", "last")
        initial = {name: getattr(period, name) for name in fields} if period else None
        super().__init__(*args, **{"initial": initial, **more})
        self.school, self.period = school, period

    def clean(self) -> dict[str, Any]:
        """Refuse days that end before they begin, that are too many, or that are in the calendar already."""
        asked = self.cleaned_data
        if not {"sort", "first"} <= set(asked) or "last" in self.errors:
            return asked
        asked["last"] = asked["last"] or asked["first"]
        if asked["last"] < asked["first"]:
            self.add_error("last", "The last day is before the first")
        elif (asked["last"] - asked["first"]).days > LONGEST:
            self.add_error("last", f"That is longer than {LONGEST} days")
        elif why := clash(self.school, asked["sort"], asked["first"], asked["last"], but=self.period):
            self.add_error("first", why)
        return asked
