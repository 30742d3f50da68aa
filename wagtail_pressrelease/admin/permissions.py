"""Who may change what: the names of the permissions that every panel of the editor's form is given."""

from django.contrib.auth.models import Permission
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from wagtail_pressrelease.models import Person, PressReleasePage
from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.press.release import ReleaseMixin

APP = "wagtail_pressrelease"
FACTS = f"{APP}.edit_facts"
WORDS = {"en": f"{APP}.edit_en", "ja": f"{APP}.edit_ja"}


def given_to_groups():
    """What the form of a group offers beside Wagtail's own."""
    codenames = [codename for codename, _name in PressReleasePage._meta.permissions]
    return Permission.objects.filter(content_type__app_label=APP, codename__in=codenames)


def may_see_people(user):
    """Whether somebody works on releases or on the register; a mere right to enter the admin is not enough."""
    if any(user.has_perm(permission) for permission in (FACTS, *WORDS.values())):
        return True
    return policy_registry.get_by_type(Person).user_has_any_permission(user, {"add", "change", "delete", "view"})


def may_place(user, page):
    """Whether somebody may copy, move or delete a page, as far as it is up to us: where a release or a newsroom stands
    is a fact, of the page itself and of all below it."""
    if user.has_perm(FACTS):
        return True
    ours = [model for model in get_page_models() if issubclass(model, ReleaseMixin | NewsroomMixin)]
    return not Page.objects.descendant_of(page, inclusive=True).type(*ours).exists()
