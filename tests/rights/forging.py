"""What a forger sends: a form as the administrator sees it, with another value in every field of it and of its rows."""

import re

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.forms import posted
from wagtail_pressrelease.admin.moments import MomentField

EVIL = "https://evil.example/"
LATER = "2031-05-14"
KEPT = {"id", "uid", "key", "DELETE", "ORDER", "contentpath", "position"}  # what says which record is meant

# Fields that no form of ours has, and that Wagtail's views read.
EVERYTHING = {
    "next": EVIL,
    "title": "Forged",
    "slug": "forged",
    "headline": "Forged",
    "headline_en": "Forged",
    "headline_ja": "偽造",
    "lead_en": "Forged.",
    "lead_ja": "偽造。",
    "name_en": "Forged",
    "name_ja": "偽造",
    "reference": "FORGED",
    "source_language": "ja",
    "ready_en": "on",
    "ready_ja": "on",
    "released_at": f"{LATER}T09:00",
    "embargo_until": f"{LATER}T09:00",
    "go_live_at": f"{LATER} 09:00",
    "expire_at": f"{LATER} 10:00",
    "live": "on",
    "locked": "on",
}


def forged(form):
    """Everything that a browser sends from the form, all of it changed where the form would take it."""
    data = {**EVERYTHING, **posted(form)}
    _forge_fields(form, data)
    for name, formset in getattr(form, "formsets", {}).items():
        if name == "comments":  # who wrote one is asked by Wagtail, which would refuse the whole form
            continue
        for number, row in enumerate(formset.forms):
            _forge_fields(row, data)
            if formset.can_order:  # the other way round
                data[f"{row.prefix}-ORDER"] = str(len(formset.forms) - number)
    return data


def _forge_fields(form, data):
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if name in KEPT or field.disabled or isinstance(field, forms.FileField):
            continue
        if isinstance(field, forms.BooleanField):
            if not data.pop(key, ""):
                data[key] = "on"
        elif hasattr(field, "block"):
            _forge_stream(key, data)
        elif (value := _other(field, data.get(key))) is not None:
            data[key] = value


def _other(field, value):
    """Another value that the field would take; None where there is none."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [str(each.pk) for each in field.queryset if str(each.pk) not in (value or [])][:1] or None
    if isinstance(field, forms.ModelChoiceField):
        return next((str(each.pk) for each in field.queryset.all()[:5] if str(each.pk) != value), None)
    if isinstance(field, forms.MultipleChoiceField):
        return None
    if isinstance(field, forms.ChoiceField):
        choices = [str(choice) for choice, _label in field.choices if not isinstance(_label, list | tuple)]
        return next((choice for choice in choices if choice and choice != str(value or "")), None)
    if isinstance(field, MomentField | forms.DateTimeField):
        return f"{LATER}T09:00"
    if isinstance(field, forms.DateField):
        return LATER
    if isinstance(field, forms.SlugField):
        return "forged"
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return None
    if isinstance(field, forms.EmailField):
        return "forged@example.org"
    if isinstance(field, forms.URLField):
        return "https://forged.example/"
    if field.max_length == 2 if isinstance(field, forms.CharField) else False:
        return "FR"
    if isinstance(field.widget, forms.HiddenInput):
        return None
    return _in_words(value)


def _in_words(value):
    value = str(value or "")
    if re.match(r'\{\s*"blocks"', value):  # as the rich text editor sends it
        return re.sub(r'("text": ")', r"\1Forged ", value)
    return f"Forged {value}"[:90]


def _forge_stream(key, data):
    texts = [each for each in data if each.startswith(f"{key}-") and "-value" in each]
    for each in texts:
        if not each.endswith(("-deleted", "-order", "-id", "-type", "-count")) and not str(data[each]).isdigit():
            data[each] = _in_words(data[each])


def picture():
    """A small file to upload."""
    red = bytes.fromhex("474946383961010001008000000000ffffff21f90401000000002c000000000100010000020144003b")
    return SimpleUploadedFile("forged.gif", red, "image/gif")


def paper():
    return SimpleUploadedFile("forged.txt", b"forged", "text/plain")
