"""Editions: what was issued, in which language, from when until when. The draft is Wagtail's; what was issued is
ours."""

import json
from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_m2m_relations, model_from_serializable_data
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from wagtail_pressrelease.press.agreement import AgreementKind
from wagtail_pressrelease.press.indexing import waits
from wagtail_pressrelease.press.languages import Language

from . import value
from .later import fetched_when_asked
from .words import words


def keep_revision(collector, field, sub_objs, using):
    """An `on_delete`: the revision of an edition is kept, unless the edition goes too, as it does with its page."""
    going = collector.data.get(field.model, ())
    if staying := [edition for edition in sub_objs if edition not in going]:
        raise ProtectedError("This version was issued to the public and is kept.", staying)


def editions():
    """The table of editions."""
    return apps.get_model("wagtail_pressrelease", "Edition")


def closed_paths() -> list[str]:
    """Where the pages stand that ask readers for a password or to sign in, with everything below them."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


class EditionQuerySet(models.QuerySet):
    def in_force(self, now=None):
        """What is before the public at a moment (default: now). A release's own URL reads it, and leaves passwords and
        logins to Wagtail; everything else that is public reads `public_now`."""
        now = now or timezone.now()
        return self.filter(Q(public_until=None) | Q(public_until__gt=now), public_from__lte=now, page__live=True)

    def public_now(self, now=None, closed=None):
        """In force, and open to everybody: what lists, feeds, search, sitemaps and APIs read. `closed` are the
        `closed_paths`, where they are known."""
        found = self.in_force(now)
        # One small query and its paths: a correlated subquery took a hundred times as long at a few thousand releases.
        for path in closed_paths() if closed is None else closed:
            found = found.exclude(page__path__startswith=path)
        return found

    def below(self, newsroom):
        """Of the releases that stand in a newsroom. The index answers a range of paths, which has no public name."""
        children = newsroom._get_children_path_interval(newsroom.path)
        return self.filter(page__depth=newsroom.depth + 1, page__path__range=children)

    def newest_first(self):
        """By the release's date, the later made first where two have the same."""
        return self.order_by("-released_at", "-pk")


class Utf8(json.JSONEncoder):
    """JSON with kanji as kanji: Django would store each as six characters."""

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "ensure_ascii": False})


class EditionMixin(index.Indexed, models.Model):
    """One issue of a release in one language."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="press_editions", verbose_name=_("page"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    number = models.PositiveIntegerField(_("number"))
    revision = models.ForeignKey("wagtailcore.Revision", keep_revision, related_name="+", verbose_name=_("version"))
    headline = models.CharField(_("headline"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    released_at = models.DateTimeField(_("released at"))
    public_from = models.DateTimeField(_("public from"))
    public_until = models.DateTimeField(_("public until"), null=True, blank=True)
    digest = models.CharField(max_length=32)
    leaves_behind = models.BooleanField(_("the other language follows"), default=False)
    """Whether the other language was not complete: its readers are told so until it is issued."""
    data = models.JSONField(encoder=Utf8)
    words = models.TextField(_("words that it is found by"), blank=True)
    pdf = models.CharField(max_length=200, blank=True, editable=False)
    """The name of its PDF in the storage; "" until that is made."""
    agreement_kind = models.CharField(_("kind of agreement"), max_length=12, choices=AgreementKind, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    organizations = models.ManyToManyField("wagtail_pressrelease.Organization", related_name="+")
    people = models.ManyToManyField("wagtail_pressrelease.Person", related_name="+")
    topics = models.ManyToManyField("wagtail_pressrelease.Topic", related_name="+")

    objects = EditionQuerySet.as_manager()
    search_fields = [index.SearchField("words")]

    class Meta:
        abstract = True
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [models.UniqueConstraint(fields=["page", "language", "number"], name="press_edition_number")]
        indexes = [
            models.Index(fields=["language", "released_at"], name="press_edition_released"),
            models.Index(fields=["public_from"], name="press_edition_from"),
            models.Index(fields=["public_until"], name="press_edition_until"),
            models.Index(
                fields=["language", "signed_on"], condition=~Q(agreement_kind=""), name="press_edition_signed"
            ),
        ]

    def __str__(self):
        return f"{self.headline} ({self.language}, {self.number})"

    @classmethod
    def get_indexed_objects(cls):
        """What may be before the public today or later."""
        return super().get_indexed_objects().filter(Q(public_until=None) | Q(public_until__gt=timezone.now()))

    def get_indexed_instance(self):
        return None if waits(self) else self

    @cached_property
    def release(self) -> value.Release:
        """What was issued, in this language, with the names and offices of that day."""
        return value.load(self.data)

    def issued_page(self):
        """The page of the revision that was issued, rebuilt in memory with everything it had: no query, since records
        that are gone are left out where they are shown. Its place in the tree and its status are today's."""
        row, content = self.page, with_quotes(self.revision.content, self.release.quotes)
        many = {field.name: field for field in get_all_child_m2m_relations(row.specific_class)}
        own = {name: stored for name, stored in content.items() if name not in many}
        page = model_from_serializable_data(row.specific_class, own, check_fks=False, strict_fks=False)
        for name, field in many.items():
            fetched_when_asked(page, field, content.get(name) or [])
        for field in Page._meta.concrete_fields:
            if field.name not in OF_THE_ISSUE:
                setattr(page, field.attname, getattr(row, field.attname))
        page.pk = row.pk
        page._state.adding = False
        page._state.db = self._state.db
        return page


def with_quotes(content: dict, quotes) -> dict:
    """The content of a version with these quotes alone: others were withdrawn since."""
    kept = {quote.uid for quote in quotes}
    return {**content, "quotes": [row for row in content.get("quotes") or () if str(row["uid"]) in kept]}


# Of a page's own columns, these are part of what was issued; the others are the row's of today.
OF_THE_ISSUE = frozenset({"title", "seo_title", "search_description"})


def add_edition(
    page, release: value.Release, public_from, named: Mapping[str, Iterable], now=None, first=False, **fields
):
    """The next edition of a language, of a page as it is issued; the one before it ends when this begins. `named` are
    the records that it names: its `organizations`, `people` and `topics`; `first` says that there is none before."""
    latest = 0
    if not first:
        mine = editions().objects.filter(page_id=page.pk, language=release.language)
        latest = mine.order_by("-number").values_list("number", flat=True).first() or 0
        close(mine, now or timezone.now(), public_from)
    edition = editions().objects.create(
        page_id=page.pk,
        language=release.language,
        number=latest + 1,
        headline=release.headline,
        summary=release.summary,
        public_from=public_from,
        data=value.dump(release),
        words=words(page, release),
        **agreement_columns(release.agreement),
        **fields,
    )
    for relation, records in named.items():
        getattr(edition, relation).add(*records)
    return edition


def agreement_columns(agreement: value.Agreement | None) -> dict:
    """What lists ask of an agreement without loading what was issued."""
    if agreement is None:
        return {}
    return {
        "agreement_kind": agreement.kind,
        "signed_on": agreement.signed_on,
        "valid_until": agreement.valid_until,
    }


def close(editions, now, until):
    """The edition that is public ends when the next begins; one that never became public is cancelled."""
    editions.filter(public_from__gt=now).filter(Q(public_until=None) | Q(public_until__gt=F("public_from"))).update(
        public_until=F("public_from")
    )
    editions.filter(Q(public_until=None) | Q(public_until__gt=now), public_from__lte=now).update(public_until=until)
