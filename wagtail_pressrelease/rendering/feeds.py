"""A newsroom's feeds: its latest releases in one language, as Atom 1.0 and as JSON Feed 1.1, for other programs."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid5

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed, rfc3339_date
from django.utils.html import linebreaks
from django.utils.http import http_date, quote_etag

from wagtail_pressrelease.press.languages import other, text

from . import alternates
from .caching import max_age
from .conditional import is_for_everybody, kept_by_nobody
from .frame import newsroom_name, plain, printable
from .missing import response as not_found
from .newsroom import Listing

FILTERS = ("topic", "organization")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class AtomFeed(Atom1Feed):
    """With every author, and the way to the other language."""

    called = "Atom"

    def latest_post_date(self):
        return self.feed["updated"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["translation"]:
            self._add_version(handler, self.feed["translation"], other(self.feed["language"]), "application/atom+xml")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, website in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if website:
                handler.addQuickElement("uri", website)
            handler.endElement("author")
        if item["translation"]:
            # Own links first and last: programs that know no languages take one or the other.
            self._add_version(handler, item["translation"], other(self.feed["language"]))
            self._add_version(handler, item["link"], self.feed["language"])

    def _add_version(self, handler, url, language, media="text/html"):
        handler.addQuickElement("link", "", {"rel": "alternate", "type": media, "hreflang": language, "href": url})


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1; `_translation`, an addition as the format allows them, is the way to the other language."""

    called = "JSON Feed"
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = self.feed
        found = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["subtitle"],
            "language": feed["language"],
            "authors": [{"name": feed["author_name"]}],
            "_translation": self._translation(feed["translation"]),
        }
        items = [self._item(item) for item in self.items]
        outfile.write(json.dumps({**_present(found), "items": items}, ensure_ascii=False))

    def _item(self, item):
        return _present(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "content_html": item["description"],
                "date_published": rfc3339_date(item["pubdate"]),
                "date_modified": rfc3339_date(item["updateddate"]),
                "authors": [_present({"name": name, "url": website}) for name, website in item["authors"]],
                "tags": item["categories"],
                "language": self.feed["language"],
                "_translation": self._translation(item["translation"]),
            }
        )

    def _translation(self, url):
        return url and {"language": other(self.feed["language"]), "url": url}


def _present(found: dict) -> dict:
    return {name: value for name, value in found.items() if value}


FORMATS: dict[str, type[SyndicationFeed]] = {"feed.atom": AtomFeed, "feed.json": JsonFeed}


def response(newsroom, name: str, language: str, request) -> HttpResponse:
    """A feed; 304 where the reader has it already; not found where nothing fits what was chosen, whether or not
    something embargoed would."""
    feed = build(newsroom, name, language, request)
    if not feed.items and any(_chosen(request).values()):
        return not_found(request, newsroom)
    content = feed.writeString("utf-8").encode()
    etag, modified = quote_etag(sha256(content).hexdigest()[:32]), http_date(feed.feed["updated"].timestamp())
    headers = {"ETag": etag, "Last-Modified": modified, "Content-Language": language}
    answer = HttpResponse(content, feed.content_type, headers=headers)
    if newsroom.get_view_restrictions() or not is_for_everybody(request):
        kept_by_nobody(answer)
    else:
        patch_cache_control(answer, public=True, max_age=max_age(newsroom))
    # By the content alone: what was withdrawn makes nothing newer.
    return get_conditional_response(request, etag, None, answer)


def build(newsroom, name: str, language: str, request) -> SyndicationFeed:
    """The feed of the newsroom's latest releases, of those alone that fit the query string's topic and organization."""
    chosen = {each: value for each, value in _chosen(request).items() if value}
    listing = Listing(newsroom, language, chosen=chosen)
    translations = listing.public.filter(language=other(language), page=OuterRef("page"))
    issued = listing.listed.newest_first().select_related("page").annotate(is_translated=Exists(translations))
    issued = list(issued[: listing.size])
    title, query = newsroom_name(newsroom, language), listing.query()
    feed = FORMATS[name](
        title=printable(" | ".join([*_names(issued, chosen), title])),
        link=alternates.full_url(newsroom, language, request) + query,
        description=None,
        subtitle=printable(plain(text(newsroom, "introduction", language))) or None,
        language=language,
        author_name=printable(title),
        feed_url=url(newsroom, name, language, request, query),
        feed_guid=permanent_id(newsroom, language) + query,
        translation=_translation(newsroom, name, request, listing),
        updated=max((each.public_from for each in issued), default=newsroom.last_published_at or NEVER),
    )
    for edition in issued:
        _add(feed, edition, request)
    return feed


def _translation(newsroom, name: str, request, listing: Listing) -> str:
    """The same feed in the other language; "" where nothing fits there what was chosen."""
    language = other(listing.language)
    if listing.chosen and not listing.found.filter(language=language).exists():
        return ""
    return url(newsroom, name, language, request, listing.query())


def _chosen(request) -> dict[str, str]:
    return {each: request.GET.get(each, "").strip() for each in FILTERS}


def _add(feed: SyndicationFeed, edition, request) -> None:
    release, page, language = edition.release, edition.page, edition.language
    feed.add_item(
        title=printable(release.headline),
        link=alternates.full_url(page, language, request),
        description=linebreaks(printable(release.lead or release.summary or release.headline), autoescape=True),
        pubdate=edition.released_at,
        updateddate=edition.public_from,
        unique_id=permanent_id(page, language),
        categories=[printable(topic.name) for topic in release.topics if topic.name],
        authors=[(printable(party.name), party.website) for party in release.parties if party.name],
        translation=alternates.full_url(page, other(language), request) if edition.is_translated else "",
    )


def permanent_id(page, language: str) -> str:
    """The same for ever, wherever the page moves and whatever its address becomes."""
    return uuid5(page.translation_key, language).urn


def url(newsroom, name: str, language: str, request=None, query: str = "") -> str:
    """The absolute address of a feed."""
    return alternates.full_url(newsroom, language, request) + name + query


def links(newsroom, language: str, request, query: str = "") -> list[tuple[str, str, str]]:
    """A newsroom's feeds, as its pages and those of its releases name them: media type, what the format is called,
    address."""
    return [
        (feed.content_type.partition(";")[0], feed.called, url(newsroom, name, language, request, query))
        for name, feed in FORMATS.items()
    ]


def links_of(listing: Listing, request) -> list[tuple[str, str, str]]:
    """The feeds of what a list is narrowed to; where that is nothing, the newsroom's."""
    query = listing.query(q="", year="") if listing.total else ""
    return links(listing.newsroom, listing.language, request, query)


def _names(issued, chosen: Mapping[str, str]) -> list[str]:
    """What was chosen, by the name that it has in what was found."""
    if not issued:
        return []
    release = issued[0].release
    known = {"topic": release.topics, "organization": release.parties}
    return [each.name for name in FILTERS for each in known[name] if each.key == chosen.get(name) and each.name]
