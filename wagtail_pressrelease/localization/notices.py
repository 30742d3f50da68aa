"""Mails about questions: each to whom it concerns, in their own language, and to nobody who may not edit the page."""

import logging
from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import CommentReply, PageSubscription, Revision
from wagtail.users.models import UserProfile

from .desk import Desk, called
from .labels import label_of
from .places import unit_of
from .rights import may_write
from .units import plain

logger = logging.getLogger(__name__)

FOLDER = "wagtail_pressrelease/mail"
LOOKED_BACK = 50


def asked(comment, desk: Desk, unit, actor) -> None:
    """Tell those who can answer: the page's owner, who wrote the source last, and who follows the page's comments."""
    people = {desk.page.owner_id, last_writer_of_source(desk), *_subscribers(desk.page)}
    _send("asked", comment, desk, unit, actor, people, text=comment.text)


def answered(reply, desk: Desk, actor) -> None:
    """Tell everybody who had a word in it."""
    comment = reply.comment
    _send("answered", comment, desk, _unit(comment, desk), actor, _thread(comment, desk), text=reply.text)


def resolved(comment, desk: Desk, actor) -> None:
    """Tell everybody who had a word in it."""
    _send("resolved", comment, desk, _unit(comment, desk), actor, _thread(comment, desk), text=comment.text)


def last_writer_of_source(desk: Desk) -> int | None:
    """The primary key of whoever changed the texts of the source last, as far as the latest versions tell."""
    revisions = Revision.page_revisions.filter(object_id=str(desk.page.pk)).order_by("-created_at", "-pk")
    newer, words = None, _words(desk.content, desk)
    for revision in revisions[:LOOKED_BACK].iterator():
        if newer is not None and _words(revision.content, desk) != words:
            return newer.user_id
        newer = revision
    return newer and newer.user_id


def _words(content, desk):
    schema, source = desk.schema, desk.source
    own = [content.get(f"{name}_{source}") or "" for name in schema.names]
    for relation, names in schema.rows.items():
        own += [row.get(f"{name}_{source}") or "" for row in content.get(relation) or () for name in names]
    return own


def _subscribers(page):
    followed = PageSubscription.objects.filter(page_id=page.pk, comment_notifications=True)
    return followed.values_list("user_id", flat=True)


def _thread(comment, desk):
    replies = CommentReply.objects.filter(comment=comment).values_list("user_id", flat=True)
    return {comment.user_id, *replies, *_subscribers(desk.page)}


def _unit(comment, desk):
    row = desk.by_id.get(
        unit_of(comment.contentpath, comment.position, [row.unit for row in desk.rows], desk.source, desk.target)
    )
    return row.unit if row else None


def _send(what, comment, desk: Desk, unit, actor, keys: Iterable, text: str) -> None:
    for person in get_user_model().objects.filter(pk__in={key for key in keys if key}, is_active=True).order_by("pk"):
        profile = UserProfile.get_for_user(person)
        if person.pk == actor.pk or not person.email or not profile.updated_comments_notifications:
            continue
        if not desk.page.permissions_for_user(person).can_edit():
            continue
        with override(profile.get_preferred_language()):
            context = {
                "actor": called(actor),
                "release": desk.page.draft_title or desk.page.title,
                "unit": label_of(unit, desk.page.specific_class) if unit else "",
                "source": plain(unit.source or unit.target) if unit else "",
                "question": comment.text,
                "text": text,
                "address": _address(comment, desk, unit, person),
            }
            subject = render_to_string(f"{FOLDER}/{what}_subject.txt", context)
            body = render_to_string(f"{FOLDER}/{what}.txt", context)
        try:
            _mail(" ".join(subject.split()), body.strip() + "\n", person.email)
        except Exception:  # who asked has asked, whether or not the mail goes out
            logger.exception("A mail about question %s could not be sent to %s", comment.pk, person.email)


def _mail(subject, body, address):
    sender = getattr(settings, "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL", None)
    EmailMessage(subject, body, sender, [address], headers={"Auto-Submitted": "auto-generated"}).send()


def _address(comment, desk, unit, person):
    """The desk for those who may work on it; the page editor, opened at the question, for an author."""
    base = (getattr(settings, "WAGTAILADMIN_BASE_URL", "") or "").rstrip("/")
    if may_write(desk.target, person):
        mark = f"?{urlencode({'unit': unit.id})}" if unit else ""
        return f"{base}{reverse('press_translate', args=[desk.page.pk, desk.target])}{mark}"
    return f"{base}{reverse('wagtailadmin_pages:edit', args=[desk.page.pk])}?comment={comment.pk}"
