"""Who may change what: the names of the permissions that every panel of the editor's form is given."""

from django.contrib.auth.models import Permission

from wagtail_pressrelease.models import PressReleasePage

APP = "wagtail_pressrelease"
FACTS = f"{APP}.edit_facts"
WORDS = {"en": f"{APP}.edit_en", "ja": f"{APP}.edit_ja"}


def given_to_groups():
    """What the form of a group offers beside Wagtail's own."""
    codenames = [codename for codename, _name in PressReleasePage._meta.permissions]
    return Permission.objects.filter(content_type__app_label=APP, codename__in=codenames)
