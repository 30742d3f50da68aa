"""How a newsroom publishes in two languages, and what standing each of the two texts has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Policy(models.TextChoices):
    """What is asked of the translation before a release goes out."""

    BOTH = "both", _("Both languages together, when both are complete")
    FIRST = "first", _("The source first; the other follows, and readers are told so")
    LABELLED = "labelled", _("Both languages together; a translation that nobody has reviewed says so")


class TextStatus(models.TextChoices):
    """What standing a release's two texts have to each other."""

    REFERENCE = "reference", _("An original, and a translation for reference (参考訳)")
    PROVISIONAL = "provisional", _("An original, and a provisional translation (仮訳)")
    OFFICIAL = "official", _("Both texts are official (両言語とも正文)")


def standing_of(status: str, is_source: bool) -> str:
    """What one of the two texts is, as readers are told; "" where nothing is said of them."""
    if status == TextStatus.OFFICIAL:
        return "both_official"
    translations = {
        TextStatus.REFERENCE: "translation_for_reference",
        TextStatus.PROVISIONAL: "provisional_translation",
    }
    return "original" if status and is_source else translations.get(status, "")


class PolicyMixin(models.Model):
    """A newsroom's policy, for the releases that have none of their own."""

    policy = models.CharField(_("publishing in two languages"), max_length=10, choices=Policy, default=Policy.BOTH)

    class Meta:
        abstract = True
