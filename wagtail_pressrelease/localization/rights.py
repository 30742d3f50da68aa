"""Who may do what with the words of a language. None is the site itself, which may do everything."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail_pressrelease import conf

APP = "wagtail_pressrelease"


def may_write(language: str, user) -> bool:
    """Whether somebody may write the texts of a language. Who reviews them may mend them."""
    return user is None or user.has_perm(f"{APP}.edit_{language}") or may_review(language, user)


def may_review(language: str, user) -> bool:
    """Whether somebody may declare the texts of a language reviewed, and change them then."""
    return user is None or user.has_perm(f"{APP}.review_{language}")


def is_own_work(row, user) -> bool:
    """Whether somebody wrote a target last, as far as it is known, so that somebody else reviews it: whoever saved it,
    else whoever confirmed it. A setting may allow both."""
    if user is None or conf.current().REVIEW_OWN_WORK:
        return False
    return (row.writer_id if row.writer else row.state.by_id) == user.pk


def check_may(page, language: str, user) -> None:
    """Raises PermissionDenied, with a sentence, where somebody may not write this page in this language now."""
    if user is None:
        return
    if not may_write(language, user) or not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not write this release in this language."))
    lock = page.specific_deferred.get_lock()
    if lock is not None and lock.for_user(user):
        raise PermissionDenied(_("This release is locked. Ask whoever locked it to unlock it."))
