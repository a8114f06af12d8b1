"""The building blocks of our pages: GOV.UK Frontend's markup as template tags, loaded in every template.

Text is always escaped. A block between two tags is a template's own markup, never a person's words marked safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("components/button.html")
def button(text: str, href: str = "", kind: str = "", name: str = "", value: str = "") -> dict[str, str]:
    """Draw a button, or a link that looks like one."""
    return {"text": text, "href": href, "kind": kind, "name": name, "value": value}


@register.inclusion_tag("components/back_link.html")
def back_link(href: str, text: str = "Back") -> dict[str, str]:
    """Draw the way back to where the page belongs."""
    return {"href": href, "text": text}


@register.inclusion_tag("components/warning.html")
def warning(text: str) -> dict[str, str]:
    """Draw a sentence that nobody should miss."""
    return {"text": text}


@register.inclusion_tag("components/tag.html")
def tag(text: str, colour: str = "grey") -> dict[str, str]:
    """Draw a state in one or two words."""
    return {"text": text, "colour": colour}


@register.inclusion_tag("components/bar.html")
def bar(number: int, of: int, within: int = 0) -> dict[str, float]:
    """Draw a number as a bar beside others, the longest of which stands for `of`; `within` is a part of it."""
    longest = max(of, 1)
    return {"wide": round(100 * number / longest, 1), "part": round(100 * within / longest, 1)}


@register.inclusion_tag("components/panel.html")
def panel(title: str, text: str = "") -> dict[str, str]:
    """Draw the big good news at the end of a job."""
    return {"title": title, "text": text}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: template.Context, page: Page[Any]) -> dict[str, object]:
    """Draw the way through a long list, and keep what was searched for."""
    kept = context["request"].GET.copy()
    kept.pop("page", None)
    return {"page": page, "kept": kept.urlencode()}


@register.simple_block_tag
def details(content: SafeString, summary: str) -> SafeString:
    """Draw something that most people need not read."""
    return render_to_string("components/details.html", {"summary": summary, "content": content})


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    """Draw words that stand apart from the text."""
    return render_to_string("components/inset.html", {"content": content})


@register.simple_block_tag
def empty(content: SafeString) -> SafeString:
    """Draw what is said where a list has nothing in it."""
    return render_to_string("components/empty.html", {"content": content})


@register.inclusion_tag("components/messages.html")
def message_banners(messages: Iterable[object]) -> dict[str, object]:
    """Draw what just happened."""
    return {"messages": list(messages)}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*shown: forms.BaseForm) -> dict[str, object]:
    """Draw all that is wrong with forms, each with a link to its field."""
    rows = [
        {"text": text, "href": first_id(form[name]) if name in form.fields else ""}
        for form in shown
        if form is not None
        for name, faults in form.errors.items()
        for text in faults
    ]
    return {"rows": rows}


# Asked in this order: a group of checkboxes is a subclass of radio buttons in Django.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.HiddenInput, "hidden"),
    (forms.DateInput, "input"),
)


@register.inclusion_tag("components/field.html")
def field(bound: forms.BoundField, label_size: str = "") -> dict[str, object]:
    """Draw one field of a form: label, hint, what is wrong with it, and the control."""
    widget = bound.field.widget
    kind = next((kind for widgets, kind in KINDS if isinstance(widget, widgets)), "input")
    ident = first_id(bound)
    described = [f"{ident}-hint"] * bool(bound.help_text) + [f"{ident}-error"] * bool(bound.errors)
    return {
        "bound": bound,
        "kind": kind,
        "id": ident,
        "value": "" if bound.value() is None else bound.value(),
        "items": list(choices(bound)) if hasattr(bound.field, "choices") else [],
        "described_by": " ".join(described),
        "label_size": label_size,
        "attributes": {
            name: value
            for name, value in widget.attrs.items()
            if name in {"inputmode", "maxlength", "pattern", "autocomplete", "rows"}
        },
        "type": getattr(widget, "input_type", "text"),
        "wide": not isinstance(bound.field, (forms.DateField, forms.IntegerField)),
    }


@register.simple_tag
def first_id(bound: forms.BoundField) -> str:
    """Say where a link in the error summary goes: the first control of the field."""
    return bound.auto_id or f"id_{bound.html_name}"


def choices(bound: forms.BoundField) -> Iterable[dict[str, object]]:
    """Give what can be chosen, with what is chosen now; the first has the field's own id."""
    chosen = bound.value() or []
    chosen = {str(one) for one in (chosen if isinstance(chosen, (list, tuple)) else [chosen])}
    for number, (value, text) in enumerate(bound.field.choices):  # type: ignore[attr-defined]
        ident = first_id(bound) if number == 0 else f"{first_id(bound)}_{number}"
        yield {"value": str(value), "text": text, "chosen": str(value) in chosen, "id": ident}
