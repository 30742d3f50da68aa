"""A page whose publishing issues editions."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.locks import BasicLock
from wagtail.models import Page, PageViewRestriction, Revision

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.tree import paths_down_to

from . import purging, redirects
from .content import differs, text_changed, waits
from .editions import editions
from .gate import NotReady, Reason
from .issue import check, issue, named
from .schedule import AT_THE_HOUR, publish_scheduled

OF_THE_PAGE = frozenset({"content_type", "locale", "owner", "locked_by", "latest_revision", "live_revision"})
"""What a version names, and a page that is made of it has from its row: nobody need ask whether it is still there."""


class IssuedMixin(models.Model):
    """Wagtail publishes in many ways: the page's publish(), actions built by hand (editor, both APIs), live=True
    (imports), copies. They share one thing: they save the specific page with live=True. So that is where the gate and
    the issuing stand.
    """

    issue_again = False
    """Whether the next publishing issues every ready language, also where its words are those that were issued
    already."""

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        only = kwargs.get("update_fields")
        if self.alias_of_id:
            sentence = _("A press release cannot have an alias: it would be issued twice. Link to the release instead.")
            raise ValidationError({NON_FIELD_ERRORS: sentence})  # both APIs ask an error for its fields
        if self._state.adding:  # born a draft: only publishing makes it live
            self.live, self.has_unpublished_changes = False, True
        if not self.live and (
            self._state.adding or (only and "live_revision" in only)
        ):  # so is a copy that is "kept live"
            self.live_revision = self.first_published_at = self.last_published_at = None
        if self.live and (only is None or "live" in only):
            self._go_live(*args, **kwargs)
        else:
            born = self._state.adding
            super().save(*args, **kwargs)
            # Scheduling saves the page, validated, as a draft; some ways of scheduling ask nobody before. Withdrawing
            # saves it too, unvalidated, and is never refused; nor is a later draft, which does not go out at the hour.
            if only is None and kwargs.get("clean", True) and not born and self._is_scheduled():
                check(self)

    def _go_live(self, *args, **kwargs):
        now = timezone.now()
        # Who publishes at the same moment waits here, and finds then what the other has issued.
        slug_before = redirects.slug_known(Page.objects.select_for_update().filter(pk=self.pk).first())
        first = self.press_editions.order_by("number").first() if slug_before else None
        if self.released_at is None:
            self.released_at = first.released_at if first else now.replace(microsecond=0)
        self.go_live_at = self.hour
        due_now = check(self, force=self.issue_again)
        if due_now and self.hour > now:
            raise NotReady(
                [Reason("embargo_until", _("The hour of this release has not come yet. Schedule it instead."))]
            )
        if first is None:
            self.keep_unissued_words_out_of_the_address(due_now)
        self.first_published_at = self.first_published_at or now
        self.last_published_at = self.last_published_at or now
        names = named(self)  # while its rows are at hand
        super().save(*args, **kwargs)
        if differs(self, self.live_revision):
            self._record_revision()
        issue(self, due_now, names, first is None)
        redirects.keep_old_address(slug_before, self)
        purging.forget_release(self, slug_before)

    def _record_revision(self):
        """What goes live has a revision of exactly its content, so that an edition can name it."""
        latest = self.latest_revision_id in (None, self.live_revision_id)
        revision = Revision.objects.create(
            content_object=self,
            base_content_type=self.get_base_content_type(),
            user=self.live_revision.user if self.live_revision else None,
            content=self.serializable_data(),
            object_str=str(self),
        )
        self.live_revision = revision
        fields = {"live_revision": revision}
        if latest:
            self.latest_revision, self.latest_revision_created_at = revision, revision.created_at
            fields |= {"latest_revision": revision, "latest_revision_created_at": revision.created_at}
        Page.objects.filter(pk=self.pk).update(**fields)

    def _is_scheduled(self):
        """Whether what this instance holds is what is to go out at its hour."""
        scheduled = self.revisions.filter(approved_go_live_at__isnull=False).first()
        return scheduled is not None and not differs(self, scheduled)

    def publish(self, revision, *args, **kwargs):
        """As Wagtail's, but its command for scheduled pages, which stops at the first error and would leave the other
        pages of the site unpublished for good, hears of none; and what our command has published it leaves alone."""
        if kwargs.get("log_action") == AT_THE_HOUR:
            publish_scheduled(revision)
            return None
        return self.publish_version(revision, *args, **kwargs)

    @transaction.atomic  # a refusal keeps the schedule and the earlier version
    def publish_version(self, revision, *args, **kwargs):
        """Publish or schedule a version of this page; raises NotReady with every reason where it may not be."""
        # Asked afresh: somebody else may have published since this page was fetched, and scheduling would withdraw it.
        fresh = Revision.objects.get(pk=revision.pk)
        if waits(fresh.content):  # scheduling alone does not save a page that is live; publishing does, and asks then
            check(fresh.as_object())
        result = super().publish(fresh, *args, **kwargs)
        revision.approved_go_live_at = fresh.approved_go_live_at
        return result

    def with_content_json(self, content):
        """As Wagtail's, but which version is before the public, and since when, is the page's own matter: Wagtail takes
        it from the version, so that scheduling one from before the first issue would withdraw the page."""
        page = super().with_content_json({name: each for name, each in content.items() if name not in OF_THE_PAGE})
        page.live_revision_id = self.live_revision_id
        page.first_published_at = self.first_published_at
        return page

    @transaction.atomic
    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """As Wagtail's, but a version that was issued or is scheduled is never overwritten, and a tick holds for the
        text that it was saved with."""
        self.go_live_at = self.hour
        if overwrite_revision is not None and self.is_frozen(overwrite_revision):
            overwrite_revision = None
        self._drop_stale_ticks(kwargs.get("previous_revision"))
        if self.pk:
            type(self)._default_manager.filter(pk=self.pk).exclude(reference=self.reference).update(
                reference=self.reference
            )
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    @staticmethod
    def is_frozen(revision):
        """Whether a version was issued to the public, or is to be at its hour."""
        return bool(revision.approved_go_live_at) or editions().objects.filter(revision_id=revision.pk).exists()

    def _drop_stale_ticks(self, reverted_to=None):
        latest = self.get_latest_revision() if self.pk else None
        if latest is None:
            return
        for language in LANGUAGES:
            name = f"ready_{language}"
            if not getattr(self, name) or language in getattr(self, "ticked", ()):
                continue
            ticked = [each for each in (latest, reverted_to) if each is not None and each.content.get(name)]
            if ticked and all(text_changed(self, each, language) for each in ticked):
                setattr(self, name, False)

    def get_lock(self):
        """As Wagtail's, which does not ask for a schedule here: a scheduled release stays editable, since what goes out
        is its scheduled version."""
        if self.locked:
            return BasicLock(self)
        task = self.current_workflow_task
        return task.lock_class(self, task) if task else None

    def get_url_parts(self, request=None):
        """None where the release was never before the public at its address, so that no redirect and no link gives away
        a slug, which is made of the headline's words."""
        if not self.live and redirects.address_before(self) != self.slug:
            return None
        return super().get_url_parts(request)

    def get_view_restrictions(self):
        """As Wagtail's, in one query instead of two."""
        return PageViewRestriction.objects.filter(page__path__in=paths_down_to(self.path))
