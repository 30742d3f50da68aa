"""Several names in one line."""

from collections.abc import Iterable

from .languages import language_page

# What, inside an item, would be read as the end of that item.
AMBIGUOUS = {"en": (" and ", ","), "ja": ("及び", "、")}


def list_line(items: Iterable[str], language: str, style: str = "press") -> str:
    """Names in one line: A, B and C; A、B、C. The style `official` gives A、B及びC, and `two` AとB.

    Items that hold " and " get a comma before the last, items that hold a comma are parted by semicolons; in
    Japanese the corresponding 並びに and ／. Blank items are left out, and no items are an empty string.
    """
    separators = language_page(language).list_separators
    if style not in ("press", "official", "two"):
        raise ValueError(f"The style of a list is press, official or two, not {style!r}.")
    names = [item.strip() for item in items if item and item.strip()]
    conjunction, comma = AMBIGUOUS[language]
    if len(names) < 2:
        return "".join(names)
    if any(comma in name for name in names):
        style = "with_comma"
    elif any(conjunction in name for name in names) and (language == "en" or style == "official"):
        style = "with_and"
    between, before_last = separators[style]
    return between.join(names[:-1]) + before_last + names[-1]
