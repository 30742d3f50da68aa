"""Somebody who works on the translation of a newsroom's releases."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page


def hire(name, *codenames):
    """A user with permissions of ours and the right to change every page."""
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in={"access_admin", *codenames}))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=change)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "pw", first_name=name.capitalize())
    user.groups.add(group)
    return user
