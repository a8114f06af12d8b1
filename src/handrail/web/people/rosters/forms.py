"""What is asked on the way of a roster: the file, its columns, and whether it lists everybody."""

from __future__ import annotations

from typing import Any

from django import forms

from handrail.web.people.rosters.file import columns
from handrail.web.people.rosters.file.columns import COLUMNS, SORTS, Chosen
from handrail.web.people.rosters.file.reading import MOST_BYTES, Table, Unreadable, read

NONE = ""


class FileForm(forms.Form):
    """A file, and who is in it."""

    sort = forms.ChoiceField(
        label="Who is in the file?",
        choices=tuple(SORTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who is in the file"},
    )
    file = forms.FileField(
        label="The file",
        help_text="A list saved as CSV, with a first line that names its columns. At most 20 MB.",
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
    )

    def clean_file(self) -> bytes:
        """Read the file once, so that one that cannot be read is said at its field."""
        content: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            read(content)
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None
        return content


class ColumnsForm(forms.Form):
    """Which column of the file is which of ours."""

    def __init__(self, *args: Any, sort: str, table: Table, remembered: Chosen, **more: Any) -> None:
        super().__init__(*args, **more)
        self.sort = sort
        guessed = columns.guess(sort, table.headings, remembered)
        choices = [(NONE, "Not in the file"), *((heading, _shown(table, heading)) for heading in table.headings)]
        for column in COLUMNS[sort]:
            self.fields[column.name] = forms.ChoiceField(
                label=column.label,
                help_text=column.hint,
                choices=choices,
                required=False,
                initial=guessed.get(column.name, NONE),
                widget=forms.Select,
            )
        self.fields["lists_everybody"] = forms.ChoiceField(
            label="Does the file list everybody?",
            choices=(
                ("no", "No: whoever is not in it stays as they are"),
                ("yes", f"Yes: {SORTS[sort].lower()} who are not in it have left"),
            ),
            initial="no",
            widget=forms.RadioSelect,
            help_text="You see who that would be before anything is written.",
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a column that is chosen twice, and a file without names."""
        chosen = self.chosen()
        twice = [name for name in chosen if list(chosen.values()).count(chosen[name]) > 1]
        for name in twice[1:]:
            self.add_error(name, f"“{chosen[name]}” is chosen twice")
        if fault := columns.missing(self.sort, chosen):
            self.add_error("given", fault)
        return self.cleaned_data

    def chosen(self) -> dict[str, str]:
        """Give the columns that were chosen."""
        names = {column.name for column in COLUMNS[self.sort]}
        return {name: value for name, value in self.cleaned_data.items() if name in names and value}


def _shown(table: Table, heading: str) -> str:
    """Give a heading with what stands under it, for headings alone may tell little."""
    place = table.headings.index(heading)
    sample = next((row.cells[place] for row in table.rows[:50] if row.cells[place]), "")
    return f"{heading} (such as {sample[:40]})" if sample else heading


class BeginForm(forms.Form):
    """Whether so many are really to leave."""

    sure = forms.BooleanField(
        label="Yes, they have all left",
        error_messages={"required": "Say that they have all left, or throw the file away"},
    )
