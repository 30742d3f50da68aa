"""An administrator gives groups the plugin's permissions in the admin's own form."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from wagtail_pressrelease.models import PressReleasePage


def test_a_group_can_be_given_each_permission(admin_client):
    group = Group.objects.create(name="Press editors")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    offered = admin_client.get(address).context["form"].fields["permissions"].queryset
    own = {codename for codename, _name in PressReleasePage._meta.permissions}
    assert own <= set(offered.values_list("codename", flat=True))


def test_the_form_says_what_each_allows_in_words(admin_client):
    group = Group.objects.create(name="Press editors")
    answer = admin_client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    for permission in Permission.objects.filter(content_type__app_label="wagtail_pressrelease", codename="edit_ja"):
        assert permission.name in answer
