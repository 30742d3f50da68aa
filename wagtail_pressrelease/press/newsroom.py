"""A newsroom: where releases stand, whose they are, and what a new one starts with."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .house import HouseStyleMixin
from .languages import Language, Zone, either
from .panels import edit_handler
from .policies import PolicyMixin

TRANSLATED = ("name", "introduction", "addressee")


def newsroom_of(page):
    """The newsroom that a page stands in; None where it stands in none yet, or elsewhere."""
    parent = page.get_parent() if page.path else None
    parent = parent.specific if parent else None
    return parent if isinstance(parent, NewsroomMixin) else None


def clock_of(page) -> ZoneInfo:
    """The clock of a page's newsroom; London's where it has none."""
    newsroom = newsroom_of(page)
    return ZoneInfo(newsroom.zone if newsroom else Zone.LONDON)


class NewsroomMixin(HouseStyleMixin, PolicyMixin, models.Model):
    """The fields of a newsroom."""

    name = models.CharField(pgettext_lazy("of a record", "name"), max_length=255, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    zone = models.CharField(
        _("clock"),
        max_length=20,
        choices=Zone,
        default=Zone.LONDON,
        help_text=_("Dates on the newsroom's pages, and times that editors enter, are those of this clock."),
    )
    organization = models.ForeignKey(
        "wagtail_pressrelease.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("own organization"),
        help_text=_("The first party of every new release."),
    )
    default_source_language = models.CharField(
        _("releases are written first in"), max_length=2, choices=Language, default=Language.EN
    )
    addressee = models.CharField(_("addressee"), max_length=255, blank=True)

    edit_handler = edit_handler("wagtail_pressrelease.admin.panels.NewsroomTabs")

    class Meta:
        abstract = True

    @classmethod
    def clean_subpage_models(cls):
        """Releases of any page type, unless the newsroom's class names its `subpage_types` itself."""
        found = super().clean_subpage_models()
        if getattr(cls, "subpage_types", None) is not None:
            return found
        return [model for model in found if getattr(model, "stands_in_newsroom", False)]

    @property
    def zone_info(self):
        return ZoneInfo(self.zone)

    def follow_name(self):
        """The title is no field for people: it is the name, in the language that releases are written in first."""
        self.title = (either(self, "name", self.default_source_language) or self.title)[:255]

    def check_name(self):
        """Raises ValidationError where it has a name in neither language. People are held to it; a newsroom that a
        program makes may do with a title."""
        if not either(self, "name"):
            raise ValidationError(_("Enter the name of the newsroom in one language at least."))

    def full_clean(self, *args, **kwargs):
        self.follow_name()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.follow_name()
        super().minimal_clean()
