"""Half-width katakana in a draft: nothing that a release could not go out with, but something to look at once more."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail_pressrelease.press.text import half_width_kana
from wagtail_pressrelease.publishing.content import content_of, own_fields

from .headings import place


@dataclass(frozen=True, slots=True)
class HalfWidth:
    """Words at one place of the form: what was `typed`, and the same in full width. `field` is the form's."""

    field: str
    heading: str
    typed: str
    full_width: str


def half_width(page) -> list[HalfWidth]:
    """Every word in half-width katakana that the page holds as it stands in memory, in the order of its fields."""
    content = own_fields(content_of(page))
    return [
        HalfWidth(path.partition(":")[0], place(type(page), content, path), *pair)
        for path, text in _texts(content)
        for pair in half_width_kana(text).items()
    ]


def _texts(content: dict) -> Iterator[tuple[str, str]]:
    """Every text of a content with the path to its place; a stream is the JSON that it is stored as."""
    for name, value in content.items():
        if isinstance(value, str):
            yield name, value
        for row in value if isinstance(value, list) else ():
            if isinstance(row, dict) and "uid" in row:
                yield from (
                    (f"{name}:{row['uid']}:{each}", text) for each, text in row.items() if isinstance(text, str)
                )
