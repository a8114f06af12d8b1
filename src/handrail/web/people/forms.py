"""What is asked when persons and their roles change, and what is said when an answer does not do."""

from __future__ import annotations

from django import forms

from handrail.web.people import access
from handrail.web.people.models import Person, School
from handrail.web.people.roles import TRUST_ROLES, Role

CHOICES = [(str(value), str(label)) for value, label in Role.choices if value not in TRUST_ROLES]


class PersonForm(forms.Form):
    """A person who is new at a school."""

    name = forms.CharField(label="Full name", max_length=200, error_messages={"required": "Enter the person's name"})
    email = forms.EmailField(
        label="Email address at work",
        required=False,
        help_text="They sign in with it. Leave it empty for somebody who has no mailbox.",
        error_messages={"invalid": "Enter an email address like name@school.example"},
    )
    role = forms.ChoiceField(label="What do they do?", choices=CHOICES, initial=str(Role.STAFF), widget=forms.Select)

    def __init__(self, *args: object, by: Person, school: School, **more: object) -> None:
        super().__init__(*args, **more)
        self.by, self.school = by, school

    def clean_role(self) -> str:
        """Say at the field, rather than after sending, that this role is not this person's to give."""
        role: str = self.cleaned_data["role"]
        newcomer = Person(name="somebody new")
        may = access.may_give_role(self.by, role=role, to=newcomer, school=self.school)
        if not may:
            raise forms.ValidationError(may.why)  # type: ignore[union-attr]
        return role


class RoleForm(forms.Form):
    """One more role for somebody who is there."""

    role = forms.ChoiceField(label="Which role?", choices=CHOICES, widget=forms.Select)
    since = forms.DateField(
        label="From which day?",
        required=False,
        help_text="For example 1/9/2026. Leave it empty for today.",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Enter a date like 1/9/2026"},
    )


class TelephoneForm(forms.Form):
    """The number at which somebody is reached at work."""

    telephone = forms.RegexField(
        r"^[0-9+() -]{3,30}$",
        label="Telephone number at work",
        required=False,
        help_text="Everybody at the school sees the numbers of the safeguarding lead and deputies.",
        error_messages={"invalid": "Enter a telephone number, such as 01632 960 001"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )


class SearchForm(forms.Form):
    """Find somebody by a part of their name."""

    q = forms.CharField(label="Name", max_length=100, required=False)
