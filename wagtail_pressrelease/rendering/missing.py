"""What a reader gets where a newsroom has nothing to show: one answer, whether a release is unknown, a draft or
embargoed."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext

from wagtail_pressrelease.press.languages import reading_language

from .alternates import switch
from .frame import Frame, newsroom_name, newsroom_urls
from .waiting import waiting_line


def response(request, newsroom, waits=None):
    """404 in the reader's language, which says so where that is awaited. No cache keeps it: what is missing now may be
    published in a minute."""
    language = reading_language()
    urls = newsroom_urls(newsroom, request) if newsroom.live else {}
    frame = Frame(
        language=language,
        title=gettext("Page not found"),
        newsroom=newsroom_name(newsroom, language) if newsroom.live else "",
        newsroom_url=urls.get(language, ""),
        switch=switch(language, urls, {}) if urls else [],
    )
    context = {"frame": frame, "waiting": waiting_line(waits, language) if waits else ""}
    answer = TemplateResponse(request, newsroom.missing_template, context, status=404)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Language"] = language
    return answer
