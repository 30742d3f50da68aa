"""Where the addresses below a newsroom lead that no release may have: each first part to the module of its pages.

A module's `read(newsroom, parts, request, language)` gives the Section at an address, whose further parts are `parts`;
None where there is none, which is answered as any unknown address of the newsroom. What it shows comes from
`public_now()`, in the reader's language.
"""

from collections.abc import Callable

from django.template.response import TemplateResponse

from wagtail_pressrelease.press.languages import reading_language

from . import agreements, alternates, archive, records
from .conditional import respond
from .frame import Frame, newsroom_name, newsroom_urls
from .missing import response as not_found
from .newsroom import Listing
from .section import Section

SECTIONS: dict[str, Callable] = {
    "agreements": agreements.read,
    "archive": archive.read,
    "organizations": records.read_organization,
    "people": records.read_person,
}
AS_ISSUED = frozenset({"organizations", "people"})
"""Those that show what was issued and nothing of today's register."""


def response(newsroom, parts: tuple[str, ...], request):
    """The answer at an address below the newsroom, after the newsroom's own view restrictions; 304 to a reader who has
    it."""
    standing = Listing(newsroom, reading_language()).around(is_fleeting=parts[0] not in AS_ISSUED)
    return respond(request, newsroom, standing, lambda: _built(newsroom, parts, request))


def _built(newsroom, parts: tuple[str, ...], request):
    language = reading_language()
    section = SECTIONS[parts[0]](newsroom, parts[1:], request, language)
    if section is None:
        return not_found(request, newsroom)
    answer = TemplateResponse(request, section.template, _context(newsroom, section, request, language))
    answer.headers["Content-Language"] = language
    return answer


def _context(newsroom, section: Section, request, language: str) -> dict:
    """What every section's template gets, and its own."""
    url = alternates.url(newsroom, language, request)
    trail = [(newsroom_name(newsroom, language), url), *((name, url + below) for name, below in section.trail)]
    more = [(name, url + below) for name, below in section.more]
    return {
        **newsroom.get_context(request),
        "section": section,
        "trail": trail,
        "more": more,
        "newsroom_url": url,
        "frame": _frame(newsroom, section, request, language),
        "base": "wagtail_pressrelease/base.html",
        **section.context,
    }


def _frame(newsroom, section: Section, request, language: str) -> Frame:
    filled = {each: section.addresses[each] for each in section.addresses if each in section.filled}
    # A language in which the page does not answer is led to its newsroom.
    urls = newsroom_urls(newsroom, request)
    own = {each: urls[each] + below for each, below in section.addresses.items()}
    return Frame(
        language=language,
        title=section.title,
        newsroom=newsroom_name(newsroom, language),
        newsroom_url=urls[language],
        description=section.description,
        canonical=alternates.full_url(newsroom, language, request) + section.addresses[language],
        alternates=alternates.alternates(newsroom, filled, newsroom.default_source_language, request),
        switch=alternates.switch(language, own, urls),
        kind=section.kind,
        structured=dict(section.structured),
    )
