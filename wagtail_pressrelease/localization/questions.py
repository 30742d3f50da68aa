"""Questions to the author, and their answers. They are Wagtail's comments, so that the page editor shows them too.

The verbs take a user and check what the user may; each works in one transaction, under a lock on the page, and whoever
it concerns gets a mail once it is stored.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import COMMENTS_RELATION_NAME, Comment, CommentReply

from wagtail_pressrelease.press.text import composed

from . import notices
from .actions import locked
from .desk import Desk, called, read_desk
from .places import place, unit_of

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to a question."""

    text: str
    by: str
    by_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """An open question; `unit` is "" where it is about none of the units."""

    pk: int
    unit: str
    text: str
    by: str
    by_id: int
    at: datetime
    answers: tuple[Answer, ...] = ()


def open_questions(desk: Desk) -> dict[str, list[Question]]:
    """The open questions of a release by unit, oldest first. One query, and another where there are answers; none
    where the page comes with the word that nothing is asked."""
    if not getattr(desk.page, "press_is_asked", True):
        return {}
    asked = Comment.objects.filter(page_id=desk.page.pk, resolved_at=None).select_related("user").order_by("pk")
    comments = list(asked.annotate(is_answered=Exists(CommentReply.objects.filter(comment=OuterRef("pk")))))
    answered = [comment.pk for comment in comments if comment.is_answered]
    answers = {}
    for reply in CommentReply.objects.filter(comment__in=answered).select_related("user").order_by("pk"):
        answers.setdefault(reply.comment_id, []).append(reply)
    positions = positions_of(desk.content)
    units = [row.unit for row in desk.rows]
    found = {}
    for comment in comments:
        position = positions.get(comment.pk, comment.position)
        unit = unit_of(comment.contentpath, position, units, desk.source, desk.target)
        found.setdefault(unit, []).append(
            Question(
                comment.pk,
                unit,
                comment.text,
                called(comment.user),
                comment.user_id,
                comment.created_at,
                tuple(
                    Answer(each.text, called(each.user), each.user_id, each.created_at)
                    for each in answers.get(comment.pk, ())
                ),
            )
        )
    return found


def positions_of(content: dict) -> dict[int, str]:
    """Where the latest version has its comments: Wagtail moves them there as people type, and in the table only when
    the page is published."""
    return {row["pk"]: row.get("position") or "" for row in content.get(COMMENTS_RELATION_NAME) or () if row.get("pk")}


@transaction.atomic
def ask(page, language: str, unit: str, text: str, user) -> Comment:
    """Ask the author about a unit that is translated into a language. Raises PermissionDenied, ValidationError, and
    LookupError where there is no such unit."""
    page = locked(page)
    check_may_edit(page, user)
    desk = read_desk(page, language, user)
    row = desk.by_id[unit]
    comment = comment_on(row, desk, text, user)
    transaction.on_commit(lambda: notices.asked(comment, desk, row.unit, user))
    return comment


def comment_on(row, desk: Desk, text: str, user) -> Comment:
    """Store what somebody says about a unit. Raises ValidationError."""
    path, position = place(row.unit, desk.source, desk.target, desk.schema)
    comment = Comment(page_id=desk.page.pk, user=user, text=written(text), contentpath=path, position=position)
    comment.save()
    comment.log_create(page_revision=desk.page.latest_revision, user=user)
    return comment


@transaction.atomic
def answer(page, language: str, question: int, text: str, user) -> CommentReply:
    """Answer an open question. Raises PermissionDenied, ValidationError, and Comment.DoesNotExist where the page has no
    such question."""
    page = locked(page)
    check_may_edit(page, user)
    comment = _of(page, question)
    reply = CommentReply.objects.create(comment=comment, user=user, text=written(text))
    reply.log_create(page_revision=page.latest_revision, user=user)
    desk = read_desk(page, language, user)
    transaction.on_commit(lambda: notices.answered(reply, desk, user))
    return reply


@transaction.atomic
def resolve(page, language: str, question: int, user) -> Comment:
    """Declare a question settled. Raises PermissionDenied, ValidationError and Comment.DoesNotExist."""
    page = locked(page)
    check_may_edit(page, user)
    comment = _of(page, question)
    comment.resolved_at, comment.resolved_by = timezone.now(), user
    comment.save()
    comment.log_resolve(page_revision=page.latest_revision, user=user)
    desk = read_desk(page, language, user)
    transaction.on_commit(lambda: notices.resolved(comment, desk, user))
    return comment


def check_may_edit(page, user) -> None:
    """Raises PermissionDenied where somebody may not edit the page: then its questions are not theirs either."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not edit this release."))


def written(text: str) -> str:
    """What somebody wrote, as it is stored."""
    words = composed(str(text)).replace("\r\n", "\n").strip()
    if not words:
        raise ValidationError(_("Write something first."))
    if len(words) > LONGEST:
        raise ValidationError(_("This is too long: at most %(number)s characters.") % {"number": LONGEST})
    return words


def _of(page, question: int) -> Comment:
    comment = Comment.objects.select_related("user").get(page_id=page.pk, pk=question)
    if comment.resolved_at:
        raise ValidationError(_("Somebody has settled this question meanwhile."))
    return comment
