"""What a press release is: the fields of one, and the rules that hold for a draft as for an issued release."""

import re
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from .agreement import AgreementMixin
from .blocks import PressBlocks
from .languages import LANGUAGES, Language, other, text
from .newsroom import NewsroomMixin, clock_of, newsroom_of
from .offices import DECIDING, day_of_record
from .panels import edit_handler
from .policies import Policy, TextStatus
from .rows import ROWS
from .stored import StoredMixin
from .tree import free_slug
from .years import check_years

# The list of translated fields of a release: translation.py registers it, everything else asks here.
TRANSLATED = (
    "headline",
    "subheadline",
    "place",
    "lead",
    "body",
    "notes",
    "addressee",
    "search_summary",
    "agreement_place",
    "agreement_summary",
    "agreement_press_access",
)
SHARED = (
    "reference",
    "source_language",
    "ready_en",
    "ready_ja",
    "policy",
    "text_status",
    "released_at",
    "embargo_until",
    "topics",
    "image",
    "audio_en",
    "audio_ja",
    "agreement_kind",
    "agreement_signed_on",
    "agreement_signed_at",
    "agreement_valid_from",
    "agreement_valid_until",
)
RESERVED_SLUGS = frozenset({"feed", "organizations", "people", "agreements", "archive"})


def release_models():
    """The page types whose tables hold releases: the plugin's own, and those that a site adds."""
    found = [model for model in apps.get_models() if issubclass(model, ReleaseMixin)]
    return [model for model in found if model._meta.get_field("reference").model is model]


class ReleaseMixin(StoredMixin, AgreementMixin, models.Model):
    """The fields of a press release. A site's own page type takes `IssuedMixin`, `TranslatedMixin`, this, and Wagtail's
    Page, in this order."""

    headline = models.CharField(_("headline"), max_length=255, blank=True)
    subheadline = models.CharField(_("subheadline"), max_length=255, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(PressBlocks(), verbose_name=_("body"), blank=True)
    notes = StreamField(PressBlocks(), verbose_name=_("notes to editors"), blank=True)
    addressee = models.CharField(_("addressee"), max_length=255, blank=True)
    search_summary = models.TextField(_("summary for search engines"), blank=True)

    reference = models.CharField(
        _("reference"),
        max_length=40,
        unique=True,
        blank=True,
        help_text=_("Your office's own number for this release. Left blank, the next number is given."),
    )
    source_language = models.CharField(_("written first in"), max_length=2, choices=Language, default=Language.EN)
    ready_en = models.BooleanField(_("English is ready"), default=False)
    ready_ja = models.BooleanField(_("Japanese is ready"), default=False)
    policy = models.CharField(
        _("publishing in two languages"),
        max_length=10,
        choices=Policy,
        blank=True,
        help_text=_("Left blank, as the newsroom has it."),
    )
    text_status = models.CharField(
        _("standing of the texts"),
        max_length=12,
        choices=TextStatus,
        blank=True,
        help_text=_("Readers see it in each language, with a link to the other text."),
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    topics = ParentalManyToManyField(
        "wagtail_pressrelease.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main image"),
    )
    audio_en = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recording in English"),
    )
    audio_ja = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recording in Japanese"),
    )

    # A copy is another release: it has a number of its own, and nobody has declared it ready or set its hour.
    exclude_fields_in_copy = ["reference", "ready_en", "ready_ja", "policy", "released_at", "embargo_until"]
    edit_handler = edit_handler("wagtail_pressrelease.admin.panels.ReleaseTabs")
    # What programs write through version 3 of Wagtail's API; a site's own page type adds its own fields.
    api_writable = (*(f"{name}_{language}" for name in TRANSLATED for language in LANGUAGES), *SHARED, *ROWS)
    # Beside the headline and the facts, what readers find a release by; a site's own page type adds its own fields.
    searched = ("body", "notes")
    # What staff find it by, as they type. Readers and APIs search fields of the other kind: columns may hold a draft.
    search_fields = [*Page.search_fields, index.AutocompleteField("headlines"), index.AutocompleteField("reference")]
    subpage_types = []
    stands_in_newsroom = True
    is_numbered = False
    """Whether the reference was given, not entered."""

    class Meta:
        abstract = True

    @classmethod
    def clean_parent_page_models(cls):
        """A release stands in a newsroom, and nowhere else: elsewhere nothing would guard its hour."""
        return [model for model in super().clean_parent_page_models() if issubclass(model, NewsroomMixin)]

    # --- what the page calls itself
    @property
    def source_headline(self):
        """The headline that the release is known by: the source language's, else the other's, else the reference."""
        return (
            text(self, "headline", self.source_language)
            or text(self, "headline", other(self.source_language))
            or self.reference
        )

    def headlines(self):
        """Those that it may be found by: of a release that is public, none of a language that is not ready, since
        everybody who works in the admin finds what is public."""
        languages = self.ready_languages if self.live else LANGUAGES
        return [text(self, "headline", language) for language in languages]

    def default_slug(self):
        """The slug before the first issue: the English headline's words, else the reference's."""
        words = slugify(self.headline_en or "")[:200].strip("-")
        return words if words and words not in RESERVED_SLUGS else slugify(self.reference, allow_unicode=True)

    def slug_is_automatic(self):
        """Whether the slug is one that the release would be given by itself, a number at its end included."""
        return not self.slug or re.fullmatch(rf"{re.escape(self.default_slug())}(-\d+)?", self.slug) is not None

    def keep_unissued_words_out_of_the_address(self, issued):
        """At the first issue, in these languages: an English headline that is not issued lends the address no words."""
        if "en" not in issued and self.headline_en and self.slug_is_automatic():
            self.slug = slugify(self.reference, allow_unicode=True)
            self.slug = self._get_autogenerated_slug_within(self.get_parent())

    def prepare(self):
        """Whatever follows from what was typed: composed letters, the rows' order, reference, title, slug, hour. Both
        ways of cleaning begin with it."""
        self._compose()
        self._number_rows()
        if not self.reference:
            self.reference, self.is_numbered = self.next_reference(), True
        self.title = (self.source_headline or self.title)[:255]
        if not self.slug:
            self.slug = self.default_slug()
            if parent := self.get_parent() if self.path else None:
                self.slug = self._get_autogenerated_slug_within(parent)
        self.go_live_at = self.hour

    def slug_of_a_copy(self):
        """The slug that a copy beside this release would be given by itself."""
        slug = self.default_slug() if self.slug_is_automatic() else self.slug
        return free_slug(slug, self.get_parent().get_children())

    def _get_autogenerated_slug_within(self, parent):
        return free_slug(self.slug, parent.get_children().exclude(pk=self.pk))

    def next_reference(self):
        """The next number of this year that no release has: 2026-001, 2026-002 …"""
        year = timezone.now().astimezone(self.zone).year
        taken = []
        for model in release_models():
            of_this_year = model._default_manager.filter(reference__startswith=f"{year}-")
            taken += of_this_year.values_list("reference", flat=True)
        numbers = [int(number) for reference in taken if (number := reference.partition("-")[2]).isdecimal()]
        return f"{year}-{max(numbers, default=0) + 1:03}"

    # --- when
    @property
    def newsroom(self):
        """The newsroom that the release stands in; None where it stands in none yet, or elsewhere."""
        return newsroom_of(self)

    @property
    def zone(self):
        """The clock of its newsroom; London's where it has none."""
        return clock_of(self)

    @property
    def hour(self) -> datetime | None:
        """When the release becomes public: the later of its release and the end of its embargo; None is "now"."""
        return max(filter(None, (self.released_at, self.embargo_until)), default=None)

    def day_of_record(self):
        """The day that decides which office a person is shown with, on the newsroom's clock."""
        return day_of_record({name: getattr(self, name) for name in DECIDING}, lambda: self.zone)

    # --- ready
    @property
    def ready_languages(self):
        """The languages that an editor ticked as ready."""
        return [language for language in LANGUAGES if getattr(self, f"ready_{language}")]

    def tick(self, *languages):
        """Declare languages ready with the text they have now: their ticks survive the next save."""
        for language in languages:
            setattr(self, f"ready_{language}", True)
        self.ticked = getattr(self, "ticked", frozenset()) | set(languages)

    # --- rules
    def clean(self):
        super().clean()
        check_years(self, "released_at", "embargo_until")
        if not text(self, "headline", self.source_language):
            raise ValidationError(
                {
                    f"headline_{self.source_language}": _(
                        "Enter a headline in the language that the release is written in first."
                    )
                }
            )
        others = [model for model in release_models() if not isinstance(self, model)]
        if any(model._default_manager.filter(reference=self.reference).exists() for model in others):
            raise ValidationError({"reference": _("Another release has this reference. Choose another one.")})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _("The newsroom uses the address “%(slug)s” itself. Choose another slug.")
                    % {"slug": self.slug}
                }
            )

    def full_clean(self, *args, **kwargs):
        self.prepare()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.prepare()
        super().minimal_clean()

    def save(self, *args, **kwargs):
        # The number is given while nobody else writes: another release may have taken it since this one was checked. A
        # newsroom that is copied saves its releases unchecked.
        if self._state.adding and (self.is_numbered or not self.reference):
            self.reference = self.next_reference()
        super().save(*args, **kwargs)

    def with_content_json(self, content):
        """The reference is the release's identity: an older version never brings an older number back."""
        page = super().with_content_json(content)
        page.reference = self.reference
        return page
