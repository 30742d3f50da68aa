"""Every setting of the plugin, its default and what it means. A site sets them in one dictionary,
as in `WAGTAIL_PRESSRELEASE = {"PAGE_SIZE": 10}`.
"""

from dataclasses import dataclass, field, fields

from django.conf import settings as django_settings

NAME = "WAGTAIL_PRESSRELEASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    PAGE_SIZE: int = 20
    """How many releases a page of the newsroom lists."""

    OTHER_LANGUAGE: str = "404"
    """What a reader gets whose language a release was not issued in: "404", or "notice" (the other language's text
    under a notice in the reader's language)."""

    ENGLISH_WORDS_PER_MINUTE: int = 238
    """How fast English is read, for the line "2 min read"."""

    JAPANESE_CHARACTERS_PER_MINUTE: int = 500
    """How fast Japanese is read, for the line 約2分で読めます."""

    ENGLISH_HEADLINE_LENGTH: int = 90
    """Beyond how many characters the editor is told that an English headline is long."""

    JAPANESE_HEADLINE_LENGTH: int = 50
    """Beyond how many characters the editor is told that a Japanese headline is long."""

    SCHEDULE_MINUTES: int = 3
    """How many minutes after its hour a release counts as late, and without a run of the command that publishes it
    people are told that nothing goes out by itself."""

    REVIEW_OWN_WORK: bool = False
    """Whether somebody may declare a translation reviewed that they wrote last themselves."""

    REMINDER_HOURS: int = 48
    """From how many hours before a step is due, or before the release may be published, people are reminded of it."""

    IMAGE_WIDTH: int = 1200
    """Width in pixels of the pictures on a release's page."""

    CACHE_SECONDS: int = 60
    """How many seconds browsers and caches keep a page or a feed at most; less where something is to come or go
    earlier."""

    NOT_MODIFIED: bool = True
    """Whether a reader who has a page already is told so (304) instead of getting it once more."""

    SITE_VERSION: str = ""
    """Any text that changes with each deployment, as the id of a commit: pages that readers have are out of date
    then. Changed templates are seen without it."""

    KEEP_PAGES: str = ""
    """The cache, of CACHES, in which built pages are kept until they change; "" for none."""

    HOUSE_STYLES: dict[str, str] = field(default_factory=dict)
    """Your own house styles: the folder of each one's templates below wagtail_pressrelease/styles/, and what a
    newsroom's form calls it."""


def known_names() -> frozenset[str]:
    """The names that WAGTAIL_PRESSRELEASE may hold."""
    return frozenset(each.name for each in fields(Settings))


def current() -> Settings:
    """The settings as they stand now; unknown names are left to the system check, which names them."""
    given = getattr(django_settings, NAME, {})
    return Settings(**{name: value for name, value in given.items() if name in known_names()})
