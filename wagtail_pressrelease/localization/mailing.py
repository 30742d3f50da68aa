"""Mails to the people of a newsroom: each in their own language, and to nobody who may not edit the page."""

import logging
import re
from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from .desk import called
from .rights import may_write

logger = logging.getLogger(__name__)

FOLDER = "wagtail_pressrelease/mail"


def send(what: str, page, keys: Iterable, actor, preference: str, context: Callable[[object], dict]) -> list[int]:
    """Mail the users with these primary keys, but not whoever did it: `what` names the templates, `context` says what
    they print for a person, in the person's language; `preference` is which of Wagtail's mails somebody must want, ""
    for what nobody may miss. To whom a mail went. A mail that cannot be sent is logged, and stops nothing."""
    sent = []
    for person in get_user_model().objects.filter(pk__in={key for key in keys if key}, is_active=True).order_by("pk"):
        profile = UserProfile.get_for_user(person)
        if (actor and person.pk == actor.pk) or not person.email:
            continue
        if preference and not getattr(profile, f"{preference}_notifications"):
            continue
        if not page.permissions_for_user(person).can_edit():
            continue
        try:
            with override(profile.get_preferred_language()):
                said = {"actor": called(actor) if actor else "", "release": page.draft_title or page.title}
                said |= context(person)
                subject = render_to_string(f"{FOLDER}/{what}_subject.txt", said)
                body = render_to_string(f"{FOLDER}/{what}.txt", said)
            _mail(" ".join(subject.split()), laid_out(body), person.email)
        except Exception:  # what was done is done, whether or not the mail goes out
            logger.exception("A mail about release %s (%s) could not be sent to %s", page.pk, what, person.email)
        else:
            sent.append(person.pk)
    return sent


def laid_out(body: str) -> str:
    """A mail's text with one blank line between paragraphs, also where a template had nothing to say there."""
    return re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def _mail(subject, body, address):
    sender = getattr(settings, "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL", None)
    EmailMessage(subject, body, sender, [address], headers={"Auto-Submitted": "auto-generated"}).send()


def address(page, language: str, person, of_desk: str = "", of_editor: str = "") -> str:
    """The desk of a language for those who may work on it, the page editor for others; with what follows either."""
    base = (getattr(settings, "WAGTAILADMIN_BASE_URL", "") or "").rstrip("/")
    if language and may_write(language, person):
        return f"{base}{reverse('press_translate', args=[page.pk, language])}{of_desk}"
    return f"{base}{reverse('wagtailadmin_pages:edit', args=[page.pk])}{of_editor}"
