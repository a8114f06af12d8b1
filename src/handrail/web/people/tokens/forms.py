"""What is asked when somebody makes a token."""

from __future__ import annotations

from django import forms

from handrail.web.people.tokens.scopes import Scope

DAYS = [("30", "30 days"), ("90", "90 days"), ("365", "A year")]


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label="What is it for?",
        max_length=80,
        help_text="Name the program that will use it, so that you know it again in the list.",
        error_messages={"required": "Say what the token is for"},
    )
    scopes = forms.MultipleChoiceField(
        label="What may it do?",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one thing that it may do"},
    )
    days = forms.TypedChoiceField(
        label="How long does it last?", choices=DAYS, coerce=int, initial="90", widget=forms.Select
    )
