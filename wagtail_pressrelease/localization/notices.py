"""Mails about questions and about texts that were sent back: each to whom it concerns."""

from collections.abc import Iterable
from urllib.parse import urlencode

from wagtail.models import CommentReply, PageSubscription, Revision

from .desk import Desk
from .labels import label_of
from .mailing import address, send
from .places import unit_of
from .units import plain

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


def text_returned(comment, desk: Desk, row, actor) -> None:
    """Tell whoever wrote and confirmed a text that it is to be done again."""
    _send("text_returned", comment, desk, row.unit, actor, {row.writer_id, row.state.by_id}, text=comment.text)


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
    mark = f"?{urlencode({'unit': unit.id})}" if unit else ""

    def context(person):
        return {
            "unit": label_of(unit, desk.page.specific_class) if unit else "",
            "source": plain(unit.source or unit.target) if unit else "",
            "question": comment.text,
            "text": text,
            "address": address(desk.page, desk.target, person, mark, f"?comment={comment.pk}"),
        }

    send(what, desk.page, keys, actor, "updated_comments", context)
