"""How a newsroom publishes in two languages, and what standing each of the two texts has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Policy(models.TextChoices):
    """What is asked of the translation before a release goes out."""

    BOTH = "both", _("Both languages together, when both are complete")
    FIRST = "first", _("The source first; the other follows, and readers are told so")
    LABELLED = "labelled", _("Both languages together; a translation that nobody has reviewed says so")


class PolicyMixin(models.Model):
    """A newsroom's policy, for the releases that have none of their own."""

    policy = models.CharField(_("publishing in two languages"), max_length=10, choices=Policy, default=Policy.BOTH)

    class Meta:
        abstract = True
