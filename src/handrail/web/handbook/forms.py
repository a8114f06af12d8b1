"""What is asked when a policy is put in force."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms

from handrail import policies


@cache
def built_in() -> tuple[tuple[str, str], ...]:
    """Give each edition of each built-in policy, as `name@edition`, with its title and publisher."""
    found = []
    for name in policies.names():
        for edition in policies.editions(name):
            head = policies.head(policies.find(f"{name}@{edition}"))
            found.append((f"{name}@{edition}", f"{head['title']}, {head['publisher']}, {head['adopted']:%B %Y}"))
    return tuple(found)


class AdoptForm(forms.Form):
    """Choose one of the policies that come with Handrail."""

    policy = forms.ChoiceField(
        label="Which policy?",
        choices=built_in,
        widget=forms.RadioSelect,
        help_text="Each is our own wording of a real school's policy. You can start with one and replace it later.",
        error_messages={"required": "Choose a policy"},
    )

    def chosen(self) -> dict[str, Any]:
        """Give what the operation needs."""
        policy = self.cleaned_data["policy"]
        return {"text": policies.find(policy).read_text(encoding="utf-8"), "name": policy.partition("@")[2]}
