"""One question a page, as a form: every fact has the same shape, and "I do not know" is always there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from handrail.engine.vocabulary import Fact
from handrail.web.handbook.asking.questions.facts import NONE, UNKNOWN, value_of
from handrail.web.people.models import Person

DO_NOT_KNOW = (UNKNOWN, "I do not know")
LONGEST = 2_000
"""Letters that a question may have."""
MISSING = {
    "set": "Choose what it contains, or “None of these”",
    "years": "Enter a number of years, or choose “I do not know”",
    "time": "Enter a time like 09:30, or choose “I do not know”",
}


class FactForm(forms.Form):
    """Ask for one fact. Its field has the fact's own name, so that the form makes the address."""

    def __init__(self, fact: Fact, shown: tuple[str, ...], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fact, self.shown = fact, shown
        self.fields[fact.name] = self._field()

    def _field(self) -> forms.Field:
        fact = self.fact
        missing = {"required": MISSING.get(fact.type, "Choose an answer"), "invalid": MISSING.get(fact.type, "")}
        if fact.type == "set":
            choices = [(word, fact.says[word]) for word in self.shown]
            choices += [] if fact.name == "met" else [(NONE, "None of these"), DO_NOT_KNOW]
            return forms.MultipleChoiceField(
                label=fact.ask,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                help_text="Choose all that fit.",
                error_messages=missing,
                required=fact.name != "met",
            )
        if fact.type in ("years", "time"):
            hint = (
                "In years. Leave it empty if you do not know."
                if fact.type == "years"
                else "Leave it empty if you do not know."
            )
            wide = forms.IntegerField if fact.type == "years" else forms.CharField
            return wide(label=fact.ask, required=False, help_text=hint, error_messages=missing)
        choices = [("yes", "Yes"), ("no", "No")] if fact.type == "yes-no" else [(v, fact.says[v]) for v in fact.values]
        return forms.ChoiceField(label=fact.ask, choices=[*choices, DO_NOT_KNOW], widget=forms.RadioSelect,
                                 error_messages={**missing, "invalid_choice": missing["required"]})  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse what is no value of the fact, such as an age of 500."""
        texts = self.texts()
        if not self.errors and texts:
            try:
                value_of(self.fact, texts, self.shown)
            except ValueError:
                self.add_error(self.fact.name, MISSING.get(self.fact.type, "Choose an answer"))
        return self.cleaned_data

    def texts(self) -> list[str]:
        """Give what was answered, as the address carries it."""
        given = self.cleaned_data.get(self.fact.name)
        if isinstance(given, list):
            return given
        return [UNKNOWN] if given in ("", None) else [str(given)]


class WordsForm(forms.Form):
    """What somebody would like to do, or what has happened, in their own words: read, answered and forgotten."""

    words = forms.CharField(
        label="Say it in your own words",
        max_length=LONGEST,
        strip=True,
        help_text="For example: can I accept a friend request from a former pupil? Leave names out. "
        "What you type is not kept.",
        error_messages={
            "required": "Type what you would like to do, or what has happened",
            "max_length": f"Use {LONGEST:,} letters or fewer. You typed %(show_value)d, and all are still there",
        },
    )

    @property
    def typed(self) -> str:
        """Give all that was typed, whether or not it can be a question."""
        return str(self.data.get("words", ""))

    @property
    def question(self) -> str:
        """Give what can be a question; nothing where it is empty or too long."""
        return str(self.cleaned_data.get("words", "")) if self.is_valid() else ""


class SendForm(forms.Form):
    """To whom an answer goes."""

    to = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label="Send it to",
        empty_label="Choose somebody",
        error_messages={"required": "Choose somebody", "invalid_choice": "Choose somebody of the school"},
    )

    def __init__(self, *args: Any, recipients: QuerySet[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = recipients  # type: ignore[attr-defined]
