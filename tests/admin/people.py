"""People who work in the newsroom, by what they may do."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page


def sign_in(client, *permissions, pages=("add_page", "change_page", "publish_page"), language="en"):
    """The client, signed in as somebody with permissions of ours, and of Wagtail's for all pages."""
    name = "-".join(permissions) or "nobody"
    group = Group.objects.create(name=name)
    codes = {"access_admin", *permissions}
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    for code in pages:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=code)
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=permission)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "pw")
    user.groups.add(group)
    if language != "en":
        from wagtail.users.models import UserProfile

        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
    client.force_login(user)
    return client
