"""Write `docs/reference/api.md` from the OpenAPI document, with `make docs`; a test fails when it is stale."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent / "reference" / "api.md"
MADE = "<!-- Made by `make docs`: do not edit by hand. -->"
QUESTIONS = {
    "ActionAsked": "an object: `action`, and any [facts](vocabulary.md#facts)",
    "EventAsked": "an object: `event`, and any [facts](vocabulary.md#facts)",
}
"""Their forms hold every fact with all its values, which the vocabulary tells better."""


def page(document: Mapping[str, Any]) -> str:
    """Return the text of the page for an OpenAPI document."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    yield from ("# The API", "", MADE, "", document["info"]["description"])
    yield "How to get a token, with examples: [Use the API](../how-to/use-the-api.md)."
    yield "The same as OpenAPI 3.1 stands at `/api/v1/openapi.json`."
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield from _operation(path, method, operation)
    yield from ("", "## Forms")
    for name, form in sorted(document["components"]["schemas"].items()):
        yield from _form(name, form)


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"## `{operation['operationId']}`", "", f"{operation['summary']}.", "")
    yield f"`{method.upper()} {path}`; scope: {_code(operation.get('x-scope'), 'any token')}"
    if body := operation.get("requestBody"):
        yield f"\nSends: {_type(body['content']['application/json']['schema'])}"
    if operation["parameters"]:
        yield from ("", "| parameter | where | form | meaning |", "|---|---|---|---|")
    for one in operation["parameters"]:
        yield f"| `{one['name']}` | {one['in']} | {_type(one['schema'])} | {one.get('description', '')} |"
    answers = {
        f"{status} {answer['description']}": _type(answer["content"]["application/json"]["schema"])
        for status, answer in operation["responses"].items()
    }
    yield from ("", "| status | answer |", "|---|---|")
    for form in dict.fromkeys(answers.values()):
        yield f"| {', '.join(status for status, told in answers.items() if told == form)} | {form} |"


def _form(name: str, form: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"### {name}", "", form.get("description", ""))
    if name in QUESTIONS:
        yield f"It is {QUESTIONS[name]}."
        return
    yield from ("", "| key | form |", "|---|---|")
    for key, value in form["properties"].items():
        yield f"| `{key}` | {_type(value)} |"


def _type(form: Mapping[str, Any]) -> str:
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in form:
        return " or ".join(_type(one) for one in form["anyOf"])
    if form.get("type") == "array":
        return f"list of {_type(form['items'])}"
    return str(form.get("format") or form.get("type", "anything"))


def _code(word: str | None, otherwise: str) -> str:
    return f"`{word}`" if word else otherwise


def _document() -> Mapping[str, Any]:
    import django  # noqa: TID251  # the API is a part of the web app

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
    os.environ.setdefault("HANDRAIL_MODE", "development")
    django.setup()
    from handrail.web.api import document_of

    return document_of()


if __name__ == "__main__":
    PAGE.write_text(page(_document()), encoding="utf-8")
    print(f"docs/reference/{PAGE.name}")
