"""House styles: how an office prints its releases, beyond what the language alone decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease import conf

BUILT_IN = {"british": _("British press release"), "japanese": _("Japanese press announcement (報道発表資料)")}
USUAL = {"en": "british", "ja": "japanese"}


def house_styles():
    """The styles that a newsroom may choose, with their names: the plugin's own, then the site's."""
    return [*BUILT_IN.items(), *conf.current().HOUSE_STYLES.items()]


class Era(models.TextChoices):
    """How years are printed in Japanese."""

    WESTERN = "western", _("Western, as 2026年")
    JAPANESE = "japanese", _("Japanese, as 令和8年")
    BOTH = "both", _("Both, as 令和8年（2026年）")


class Lists(models.TextChoices):
    """How several names stand in one Japanese line."""

    PRESS = "press", _("As newspapers do: A、B、C")
    OFFICIAL = "official", _("As official documents do: A、B及びC")


class Honorific(models.TextChoices):
    """What follows the name of somebody who speaks, in Japanese."""

    NONE = "none", _("Nothing")
    SHI = "shi", _("氏 for people of other organizations")
    OFFICE = "office", _("The title of their office, as 山田市長")


class HouseStyleMixin(models.Model):
    """A newsroom's house style. What is issued keeps the style of its day."""

    house_style_en = models.CharField(
        _("style of English releases"), max_length=40, choices=house_styles, default=USUAL["en"]
    )
    house_style_ja = models.CharField(
        _("style of Japanese releases"), max_length=40, choices=house_styles, default=USUAL["ja"]
    )
    era = models.CharField(_("years in Japanese"), max_length=10, choices=Era, default=Era.WESTERN)
    lists = models.CharField(_("several names in Japanese"), max_length=10, choices=Lists, default=Lists.PRESS)
    honorific = models.CharField(_("after names in Japanese"), max_length=10, choices=Honorific, default=Honorific.SHI)

    class Meta:
        abstract = True
