"""How a newsroom and a release are read: routing by edition, and what their templates get."""

from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from wagtail_pressrelease.press.languages import LANGUAGES, OWN_NAMES, reading_language
from wagtail_pressrelease.publishing.compile import compile_release
from wagtail_pressrelease.publishing.issue import editions


class NewsroomReading(models.Model):
    """A newsroom finds its releases by their editions, never by the pages' own columns."""

    class Meta:
        abstract = True

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        if len(path_components) == 1:
            found = (
                editions()
                .objects.in_force()
                .filter(page__slug=path_components[0], page__path__startswith=self.path, page__depth=self.depth + 1)
                .select_related("page", "revision")
            )
            by_language = {edition.language: edition for edition in found}
            if edition := by_language.get(reading_language()):
                page = edition.issued_page()
                page._cached_parent_obj = self
                return RouteResult(page, kwargs={"edition": edition})
        raise Http404


class ReleaseReading(models.Model):
    """A release is served from an edition; a preview from the draft, through the same functions."""

    class Meta:
        abstract = True

    template = "wagtail_pressrelease/release.html"

    def serve(self, request, edition=None):
        if edition is None:
            raise Http404
        return self.response(request, edition.release)

    @property
    def preview_modes(self):
        return [*((language, OWN_NAMES[language]) for language in LANGUAGES), ("both", _("Side by side"))]

    def serve_preview(self, request, mode_name):
        language = mode_name if mode_name in LANGUAGES else self.source_language
        with translation.override(language):
            return self.response(request, compile_release(self, language)).render()

    def response(self, request, release):
        return TemplateResponse(request, self.template, {"page": self, "self": self, "release": release})
