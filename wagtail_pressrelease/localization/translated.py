"""A page whose texts are translated: what stands beside Wagtail's versions, and what happens at every save of one."""

import uuid

from django.db import models, transaction
from wagtail.blocks import StreamValue
from wagtail.models import get_page_models

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.stored import as_stored

from .keys import keep_keys
from .reviewed import keep_reviewed
from .shapes import schema_of
from .summaries import summarize
from .values import loaded


def translated_models() -> list:
    """The page types whose tables say which ledger a page has: the plugin's own, and those that a site adds."""
    found = [model for model in get_page_models() if issubclass(model, TranslatedMixin)]
    return [model for model in found if model._meta.get_field("ledger").model is model]


class TranslatedMixin(models.Model):
    """A page with a ledger. Whoever saves a version of it, keys follow their words, reviewed texts stay, and the
    summary is made anew."""

    ledger = models.UUIDField(default=uuid.uuid4, editable=False)
    """Which ledger its confirmations stand in. A copy carries it along, and with it every confirmation."""

    translation_summary = None
    """The summary of the version that was saved last, where one was saved."""

    proposed: list = []
    """The units that the last save kept as they were reviewed: what was written there waits for a reviewer."""

    class Meta:
        abstract = True

    @transaction.atomic(savepoint=False)
    def save_revision(self, user=None, **kwargs):
        latest = self.get_latest_revision() if self.pk else None
        before = latest.content if latest else None
        self._keep_keys(before)
        self.proposed = keep_reviewed(self, before, user)
        revision = super().save_revision(user=user, **kwargs)
        self.translation_summary = summarize(self, revision.content, before, user)
        return revision

    def _keep_keys(self, before):
        """Pairs of paragraphs are known by the keys that an editor's browser moves about."""
        for name, shapes in schema_of(type(self)).streams.items():
            for language in LANGUAGES:
                column = f"{name}_{language}"
                value = getattr(self, column)
                if not value:
                    continue
                raw = as_stored(list(value.get_prep_value()))
                kept = keep_keys(loaded(before.get(column)) if before else None, raw, shapes)
                if kept != raw:
                    setattr(self, column, StreamValue(value.stream_block, kept, is_lazy=True))
