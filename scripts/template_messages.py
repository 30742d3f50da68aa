"""Lets Babel read the strings of Django templates, `{% translate %}` and `{% blocktranslate %}` alike."""

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any, BinaryIO

import django
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize


def extract(
    template: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Iterator[tuple]:
    """Yield `(line, function, message, comments)` for each string of the template."""
    if not settings.configured:
        settings.configure()
        django.setup()
    python = templatize(template.read().decode())
    # What is no string comes as filler that keeps the template's indentation, which Python's tokenizer would refuse.
    python = re.sub(r"^[ \t]+", "", python, flags=re.MULTILINE)
    yield from extract_python(BytesIO(python.encode()), keywords, comment_tags, {"encoding": "utf-8"})
