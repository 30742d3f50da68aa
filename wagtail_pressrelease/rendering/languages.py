"""The pages of language data, by language."""

from typing import Any

from .language_en import ENGLISH
from .language_ja import JAPANESE
from .language_page import LanguagePage

PAGES = {page.code: page for page in (ENGLISH, JAPANESE)}


def language_page(language: str) -> LanguagePage:
    """The data of a language, `en` or `ja`. Any other is a ValueError."""
    try:
        return PAGES[language]
    except KeyError:
        raise ValueError(f"A press release is written in {' or '.join(PAGES)}, not in {language!r}.") from None


def label(key: str, language: str, **values: Any) -> str:
    """A fixed word of a release, as `media_contacts`: Media contacts, 本件に関するお問い合わせ先.

    Some take values: `label("about", "ja", name="みなと市")` is みなと市について. An unknown key is a KeyError.
    """
    return language_page(language).labels[key].format(**values)
