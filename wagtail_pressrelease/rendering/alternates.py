"""A page's addresses in each language: the switch between languages, and what search engines are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from wagtail_pressrelease.press.languages import LANGUAGES, OWN_NAMES, site_language

X_DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class Alternate:
    """A version of a page: `hreflang` is its language, or x-default; `url` is absolute."""

    hreflang: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the two languages as the switch offers it; `note` says, in that language, where it leads if not to the
    same."""

    language: str
    name: str
    url: str
    current: bool = False
    note: str = ""


def url(page, language: str, request=None) -> str:
    """The page's address in a language, as a link on the same site; "" where it has none."""
    with translation.override(site_language(language)):
        return page.get_url(request) or ""


def full_url(page, language: str, request=None) -> str:
    """The page's absolute address in a language; "" where it has none."""
    with translation.override(site_language(language)):
        return page.get_full_url(request) or ""


def alternates(page, queries: Mapping[str, str] | Iterable[str], default: str, request=None) -> list[Alternate]:
    """Every version of the page, itself included, and once more the one for readers of any other language. `queries`
    are the languages that it is published in, with the query string of each where there is one."""
    queries = queries if isinstance(queries, Mapping) else dict.fromkeys(queries, "")
    found = {
        language: full_url(page, language, request) + queries[language] for language in LANGUAGES if language in queries
    }
    if not any(found.values()):
        return []
    default = default if default in found else next(iter(found))
    return [Alternate(*each) for each in found.items()] + [Alternate(X_DEFAULT, found[default])]


def switch(current: str, urls: Mapping[str, str], newsroom_urls: Mapping[str, str], awaited: str = "") -> list[Choice]:
    """Both languages, each under its own name. A language without an address of its own leads to its newsroom, and says
    so; also whether it is `awaited`."""
    choices = []
    for language in LANGUAGES:
        here = language in urls
        choices.append(
            Choice(
                language,
                OWN_NAMES[language],
                urls[language] if here else newsroom_urls.get(language, ""),
                current=language == current,
                note="" if here or language == current else not_available(language, awaited == language),
            )
        )
    return choices


def not_available(language: str, awaited: bool) -> str:
    """Said to readers of the language for whom this page does not exist, or not yet."""
    with translation.override(language):
        if awaited:
            return gettext("in preparation: to the newsroom")
        if language == "ja":
            return gettext("not available in Japanese: to the newsroom")
        return gettext("not available in English: to the newsroom")
