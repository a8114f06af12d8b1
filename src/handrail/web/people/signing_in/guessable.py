"""Refuse passwords that are long and yet easy to guess: one common word again and again, or the school's own name."""

from __future__ import annotations

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from handrail.web.people.models import Person

FEWEST_CHARACTERS = 6
LEAST_LEFT = 8
"""So many letters must be left when everything that anybody would guess is taken out."""


class GuessableValidator:
    """Takes out what anybody would guess, and looks at what is left."""

    def __init__(self) -> None:
        self._common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError where too little is left."""
        letters = re.sub(r"[^a-z]", "", password.lower())
        if len(set(password.lower())) < FEWEST_CHARACTERS or self._is_repeated(letters):
            raise ValidationError("This is easy to guess: it repeats itself, or is one common word.", code="guessable")
        for word in self._school_words(user):
            letters = letters.replace(word, "")
        if len(letters) < LEAST_LEFT:
            raise ValidationError("This is easy to guess: leave out your school, and use more words.", code="guessable")

    def get_help_text(self) -> str:
        """Say what is wanted."""
        return "Do not use one common word, or the name of your school."

    def _is_repeated(self, letters: str) -> bool:
        for length in range(3, len(letters) // 2 + 1):
            times, rest = divmod(len(letters), length)
            if not rest and letters[:length] * times == letters:
                return True
        return letters in self._common

    def _school_words(self, user: Person | None) -> set[str]:
        held = user.holdings_today if user is not None and user.pk else ()
        return {word for one in held for word in re.findall(r"[a-z]{4,}", str(one.place).lower())}
