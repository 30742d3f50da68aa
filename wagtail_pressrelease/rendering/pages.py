"""How a newsroom and a release are read: where an address leads, and what is served there."""

from dataclasses import replace

from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.models import PageViewRestriction
from wagtail.url_routing import RouteResult

from wagtail_pressrelease.press.languages import LANGUAGES, OWN_NAMES, other, reading_language
from wagtail_pressrelease.press.tree import stands_below
from wagtail_pressrelease.publishing.compile import compile_release
from wagtail_pressrelease.publishing.editions import closed_paths, editions
from wagtail_pressrelease.publishing.following import following
from wagtail_pressrelease.publishing.issued import IssuedMixin

from . import downloads, drawn, feeds, files, named, newsroom, parallel, release, sections, sitemap
from .api import RELEASE, IssuedFields, NewsroomFields
from .conditional import respond
from .missing import response as not_found
from .standing import of_release

OF_READERS = ("wagtail_serve", "wagtail_pressrelease:nothing")
"""The names of the routes by which readers come."""


class NewsroomReading(models.Model):
    """A newsroom finds its releases by their editions, never by the pages' own columns."""

    class Meta:
        abstract = True

    api_fields = [APIField("newsroom", serializer=NewsroomFields())]
    missing_template = "wagtail_pressrelease/missing.html"
    listing = None  # the page of the list that is being served

    @cached_property
    def closed_paths(self) -> list[str]:
        """What is not open to everybody, asked once for each page that is served."""
        return closed_paths()

    @cached_property
    def restrictions_above(self):
        is_open = not any(self.path.startswith(path) for path in self.closed_paths)
        return PageViewRestriction.objects.none() if is_open else IssuedMixin.get_view_restrictions(self)

    def get_view_restrictions(self):
        return self.restrictions_above

    def reading_version(self, request) -> tuple:
        """What else decides how the page looks, where a site's own templates print more: anything with a `repr`."""
        return ()

    def route(self, request, path_components):
        if self.live and len(path_components) == 1 and path_components[0] in feeds.FORMATS:
            return RouteResult(self, kwargs={"feed": path_components[0]})
        if self.live and path_components and path_components[0] in sections.SECTIONS:
            return RouteResult(self, kwargs={"section": tuple(path_components)})
        if len(path_components) == 1 and (found := release.find(release.below(self, path_components[0]), self)):
            return found
        if found := files.find_below(self, path_components):
            return found
        try:
            return super().route(request, path_components)
        except Http404:
            # Readers get the newsroom's own answer, after its view restrictions; an API that asks where an address
            # leads does not.
            if getattr(request.resolver_match, "view_name", "") not in OF_READERS:
                raise
            return RouteResult(self, kwargs={"missing": True})

    def get_template(self, request, *args, **kwargs):
        """The page type's own template, which Wagtail names after it, else the plugin's."""
        return [super().get_template(request, *args, **kwargs), "wagtail_pressrelease/newsroom.html"]

    def serve(self, request, *args, missing=False, waits=None, feed=None, section=None, **kwargs):
        if feed:
            return feeds.response(self, feed, reading_language(), request)
        if section:
            return sections.response(self, section, request)
        listing = None if missing else newsroom.read(self, request.GET, reading_language())
        if listing is None:
            return not_found(request, self, waits)

        def build():
            if not listing.exists:
                return not_found(request, self)
            self.listing = listing
            answer = super(NewsroomReading, self).serve(request, *args, **kwargs)
            answer.headers["Content-Language"] = listing.language
            return answer

        return respond(request, self, listing.standing, build)

    def get_cached_paths(self):
        """What caches in front of the site forget where the list changes."""
        return ["/", *feeds.FORMATS, *(f"{name}/" for name in sections.SECTIONS)]

    def get_sitemap_urls(self, request=None):
        return [*sitemap.newsroom_entries(self, request), *sitemap.record_entries(self, request)]

    def get_context(self, request, *args, **kwargs):
        # A form that asks for a password gets this context too, and nothing of the list.
        context = super().get_context(request, *args, **kwargs)
        if self.listing is None:
            return context
        own = newsroom.context(self, self.listing, request)
        return context | own | {"feeds": feeds.links_of(self.listing, request)}

    @property
    def preview_modes(self):
        return [(language, OWN_NAMES[language]) for language in LANGUAGES]

    def serve_preview(self, request, mode_name):
        with translation.override(mode_name):
            self.listing = newsroom.read(self, {}, mode_name)
            return super().serve_preview(request, mode_name).render()


class ReleaseReading(models.Model):
    """A release is served from an edition; a preview from the draft, through the same functions."""

    class Meta:
        abstract = True

    api_fields = [APIField("issued", serializer=IssuedFields(*RELEASE))]
    is_private = True  # unless its edition came with the answer
    reading = records = None  # what is being served, and what it was fetched with
    parallel_template = "wagtail_pressrelease/parallel.html"
    side_by_side_template = "wagtail_pressrelease/side_by_side.html"

    def route(self, request, path_components):
        """Where the release stands under a page that is no newsroom; a newsroom asks its editions first."""
        mine = editions().objects.in_force().filter(page_id=self.pk)
        if not path_components and (found := release.find(mine)):
            return found
        if found := files.find(mine, path_components):
            return found
        raise Http404

    def get_view_restrictions(self):
        """None, without a query, where the query for the edition has found that there are none."""
        return super().get_view_restrictions() if self.is_private else PageViewRestriction.objects.none()

    def get_template(self, request, *args, **kwargs):
        """The page type's own template, which Wagtail names after it, else the plugin's."""
        if self.reading and self.reading.beside:
            return self.parallel_template
        return [super().get_template(request, *args, **kwargs), "wagtail_pressrelease/release.html"]

    def serve(self, request, edition=None, companion=None, waits=None, file=None):
        if edition is None:
            raise Http404
        request.is_preview = False
        both = not file and companion is not None and release.is_for_both(request)
        reading = release.Reading(
            release=edition.release,
            language=reading_language(),
            companion=companion and companion.release,
            waits=waits,
            issued_at=edition.public_from,
            pdf=edition.pdf,
            beside=stands_below(companion.issued_page(), self.newsroom) if both else None,
            there={} if file or self.is_private else named.by_language(edition, companion),
        )
        if file:
            return files.response(self, reading, edition, file, request)
        decided, fetch = of_release(self, reading, [each for each in (edition, companion) if each is not None])
        return respond(request, self, decided, lambda: self.answer(request, reading, fetch()))

    def reading_version(self, request) -> tuple:
        """What else decides how the page looks, where a site's own templates or fields print more: anything with a
        `repr`."""
        return ()

    def get_cached_paths(self):
        """What caches in front of the site forget where the release changes."""
        return ["/", release.BOTH, *downloads.NAMES]

    def get_cached_paths_of_newsroom(self):
        """What these forget then below the address of its newsroom, beside what the newsroom says itself."""
        return named.paths_that_list(self)

    def get_sitemap_urls(self, request=None):
        return sitemap.release_entries(self, request)

    def answer(self, request, reading, records=None, **extra):
        """The response for one reading of the release, with the records that it draws, where they are fetched already;
        `extra` goes into the template's context."""
        self.reading, self.records = reading, records or drawn.records(drawn.drawn(*reading.sides(self)))
        context = self.get_context(request) | extra
        answer = release.ReleaseResponse(request, self.get_template(request), context)
        answer.records = self.records
        answer.headers["Content-Language"] = reading.language
        return answer

    def get_context(self, request, *args, **kwargs):
        # A form that asks for a password gets this context too, and nothing of the release.
        context = super().get_context(request, *args, **kwargs)
        if self.reading is None:
            return context
        own = release.context(self, self.reading, request, self.records)
        both = parallel.context(own, self, self.reading, request, self.records) if self.reading.beside else {}
        return context | own | both

    @property
    def preview_modes(self):
        return [*((language, OWN_NAMES[language]) for language in LANGUAGES), ("both", _("Side by side"))]

    def serve_preview(self, request, mode_name):
        if mode_name in LANGUAGES:
            return self.preview(request, mode_name)
        columns = [self.preview(request, language, base="wagtail_pressrelease/bare.html") for language in LANGUAGES]
        return TemplateResponse(
            request,
            self.side_by_side_template,
            {"page": self, "columns": list(zip(LANGUAGES, (each.content.decode() for each in columns), strict=True))},
        )

    def preview(self, request, language, **extra):
        """The draft as it would be served in one language."""
        with translation.override(language):
            compiled, theirs = compile_release(self, language), other(language)
            reading = release.Reading(
                release=replace(compiled, unreviewed=following(self).labels(language)),
                language=language,
                companion=compile_release(self, theirs) if theirs in self.ready_languages else None,
                preview=True,
            )
            return self.answer(request, reading, **extra).render()
