"""What a screen sends, checked before anything is done with it."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wagtail_pressrelease.localization.actions import Change

from .richtext import NotReadable, stored

LARGEST = 4 * 1024 * 1024
"""Bytes that a request may have: some hundred times a long release."""
MOST = 5000
"""Changes that a request may ask for."""
ACTS = ("", "confirm", "review")


class BadRequest(ValueError):
    """A request that no screen of ours sends; its message is a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`seen` is the mark of every row as the screen shows it; `fields` is the request as it came."""

    changes: list[Change]
    seen: dict[str, str]
    overwrite: tuple[str, str] | None
    fields: dict


def read(request) -> Asked:
    """Raises BadRequest."""
    fields = _json(request)
    changes = fields.get("changes", [])
    seen = fields.get("seen", {})
    _check(isinstance(changes, list) and len(changes) <= MOST)
    _check(isinstance(seen, dict) and all(isinstance(mark, str) for mark in seen.values()))
    _check(all(isinstance(change, dict) for change in changes))
    overwrite = fields.get("overwrite")
    _check(overwrite is None or isinstance(overwrite, dict))
    return Asked(
        [_change(change) for change in changes],
        seen,
        (str(overwrite.get("id", "")), str(overwrite.get("created_at", ""))) if overwrite else None,
        fields,
    )


def _json(request) -> dict:
    if request.content_type != "application/json":
        raise BadRequest(_("This address takes JSON only."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise BadRequest(_("This is more than a release holds. Nothing was saved."))
    try:
        fields = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(_not_understood()) from error
    _check(isinstance(fields, dict))
    return fields


def _change(fields) -> Change:
    unit, act = _text(fields, "unit"), _text(fields, "act")
    _check(unit and len(unit) <= 190 and act in ACTS)
    value = fields.get("value")
    _check(value is None or isinstance(value, str))
    if value is not None and fields.get("format") == "contentstate":
        try:
            value = stored(value)
        except NotReadable as error:
            raise BadRequest(_not_understood()) from error
    return Change(
        unit,
        value,
        base=_text(fields, "base"),
        source=_text(fields, "source"),
        act=act,
        force=_text(fields, "force"),
        figures=not fields.get("figures_seen"),
        kept=_key(fields, "kept"),
    )


def _text(fields, name) -> str:
    value = fields.get(name, "")
    _check(isinstance(value, str))
    return value


def _key(fields, name) -> int:
    value = fields.get(name, 0)
    _check(isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63)
    return value


def _check(holds) -> None:
    if not holds:
        raise BadRequest(_not_understood())


def _not_understood():
    return _("The request could not be read. Nothing was saved.")
