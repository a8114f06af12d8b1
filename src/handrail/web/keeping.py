"""Draw a page once for everybody who would see the same, and put each person's name and token into it.

Drawing costs more than all the rest of a request. What a page depends on stands in its key: the view gives its part,
the frame another. The name and the token against forged forms are the only things that differ within one key.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from handrail.web.frame import frame

MOST = 512

# Nobody can guess these, so no text of a policy or a school can stand in for them.
NAME, TOKEN = secrets.token_hex(24), secrets.token_hex(24)
_kept: dict[tuple[Any, ...], list[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Anybody:
    """Stands in for the person while a page is drawn for all."""

    name: str = NAME
    is_authenticated: bool = True


def kept_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    key: tuple[Any, ...],
    pieces: Mapping[str, SafeString] = MappingProxyType({}),
) -> HttpResponse:
    """Answer with a page; `key` holds all on which `context` depends. `pieces` are drawn and each person's own."""
    if len(get_messages(request)):
        return render(request, template, {**context, **pieces})  # what just happened is shown to one person, once
    shown = frame(request)
    ways = tuple((way["href"], way["here"]) for way in shown["navigation"])
    place = (template, request.path, shown["is_demo"], shown["school"] and shown["school"].pk, ways, key)
    parts = _kept.get(place)
    if parts is None:
        parts = _kept[place] = _draw(request, template, context, tuple(pieces))
        while len(_kept) > MOST:
            _kept.pop(next(iter(_kept)))
    fill = {NAME.encode(): escape(request.user.name).encode(), TOKEN.encode(): get_token(request).encode()}
    fill |= {_place(name).encode(): piece.encode() for name, piece in pieces.items()}
    return HttpResponse(b"".join(fill.get(part, part) for part in parts))


def _draw(request: HttpRequest, template: str, context: Mapping[str, Any], pieces: tuple[str, ...]) -> list[bytes]:
    """Draw for anybody, and cut at what differs: every other part is the place of a name, a token or a piece."""
    places = {name: _place(name) for name in pieces}
    shown = {**context, **places, "user": Anybody(), "csrf_token": TOKEN, "messages": ()}
    drawn = render_to_string(template, shown, request)
    return [part.encode() for part in re.split(f"({'|'.join([NAME, TOKEN, *places.values()])})", drawn)]


def _place(piece: str) -> str:
    """Give what stands for a piece in a drawn page: nobody can guess it either."""
    return sha256(f"{TOKEN} {piece}".encode()).hexdigest()
