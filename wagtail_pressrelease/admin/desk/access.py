"""Which release a request is about, and whether somebody may work on it; asked before anything of it is looked at."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Comment, Page, WorkflowState
from wagtail.models.pages import get_default_page_content_type

from wagtail_pressrelease.localization.desk import content_of
from wagtail_pressrelease.localization.rights import check_may, may_write
from wagtail_pressrelease.localization.translated import TranslatedMixin
from wagtail_pressrelease.press.languages import LANGUAGES, other


def writes_source(language: str, user) -> bool:
    """Whether somebody may write what is translated into a language: then they say whether a change means something."""
    return may_write(other(language), user)


def writes_either(language: str, user) -> bool:
    """Whether somebody works on either side of the screen; the other one they read."""
    return may_write(language, user) or writes_source(language, user)


def release_for(user, page_id: int, language: str, right: Callable[[str, object], bool] = may_write) -> Page:
    """The base page of a release that is translated into a language, where the user may edit it and has the right that
    is asked for, which nothing of the release is looked at for. Raises Http404 and PermissionDenied."""
    page = get_object_or_404(_pages(), pk=page_id)
    if language not in LANGUAGES or not issubclass(page.specific_class or Page, TranslatedMixin):
        raise Http404
    if not right(language, user) or not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    if content_of(page).get("source_language") != other(language):
        raise Http404  # it was written first in this language, and so is not translated into it
    return page


def _pages():
    """With all that opening the screen asks of a page, in one query."""
    workflows = WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(), object_id=Cast(OuterRef("pk"), CharField())
    )
    asked = Comment.objects.filter(page=OuterRef("pk"), resolved_at=None)
    pages = Page.objects.select_related("content_type", "latest_revision")
    return pages.annotate(press_in_workflow=Exists(workflows), press_is_asked=Exists(asked))


def why_locked(page: Page, language: str, user) -> str:
    """Why somebody who works on the translation of a release into a language, or on what it is translated from, cannot
    do so at the moment; "" where they can."""
    if not (page.locked or page.press_in_workflow):
        return ""
    try:
        check_may(page, language if may_write(language, user) else other(language), user)
    except PermissionDenied as refused:
        return str(refused)
    return ""


def translated_into(page, user, right: Callable[[str, object], bool] = may_write) -> str:
    """The language that this release is translated into, where the user may edit it and has a right to that language;
    else ""."""
    if not isinstance(page, TranslatedMixin) or not page.pk:
        return ""
    language = other(page.source_language)
    return language if right(language, user) and page.permissions_for_user(user).can_edit() else ""
