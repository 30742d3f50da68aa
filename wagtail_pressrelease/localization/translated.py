"""A page whose texts are translated: what stands beside Wagtail's versions, and what happens at every save of one."""

import uuid

from django.db import models


class TranslatedMixin(models.Model):
    """A page with a ledger. Whoever saves a version of it, keys follow their words and the summary is made anew."""

    ledger = models.UUIDField(default=uuid.uuid4, editable=False)
    """Which ledger its confirmations stand in. A copy carries it along, and with it every confirmation."""

    class Meta:
        abstract = True
