"""What a reader of the record looks for."""

from django import forms

AREAS = [
    ("", "Everything"),
    ("people", "People, roles and pupils"),
    ("handbook", "The policy"),
    ("oversight", "Who read this record"),
    ("ledger", "Copies of this record"),
    ("jobs", "What Handrail could not do"),
]


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a date like 2026-09-01"},
    )


class RecordForm(forms.Form):
    """Narrow the record down."""

    who = forms.CharField(label="Name of a person who did it, or to whom it was done", max_length=100, required=False)
    area = forms.ChoiceField(label="About what?", choices=AREAS, required=False, widget=forms.Select)
    since = _day("From which day?")
    until = _day("Until which day?")
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)
