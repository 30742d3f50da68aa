"""The groups of a newsroom: a command makes them, and an administrator changes them in the admin's own form."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from wagtail_pressrelease.admin.groups import GROUPS
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage


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


# --- the command
def create(*arguments):
    out = io.StringIO()
    call_command("create_press_groups", *arguments, stdout=out)
    return out.getvalue()


def member(name):
    user = get_user_model().objects.create_user(name, f"{len(name)}@example.org", "x")
    user.groups.add(Group.objects.get(name=name))
    return user


def ours(user):
    return {
        codename
        for codename, _name in PressReleasePage._meta.permissions
        if user.has_perm(f"wagtail_pressrelease.{codename}")
    }


@pytest.mark.parametrize(
    ("name", "permissions", "on_newsroom"),
    [
        ("Press editors", {"edit_en", "edit_ja", "edit_facts"}, {"add", "edit"}),
        ("English translators", {"edit_en"}, {"edit"}),
        ("Japanese translators", {"edit_ja"}, {"edit"}),
        ("English reviewers", {"edit_en", "review_en"}, {"edit"}),
        ("Japanese reviewers", {"edit_ja", "review_ja"}, {"edit"}),
        ("Press publishers", set(), {"edit", "publish"}),
    ],
)
def test_each_group_may_do_its_job_in_the_newsroom_and_nowhere_else(newsroom, name, permissions, on_newsroom):
    create()
    user = member(name)
    assert ours(user) == permissions
    for page, expected in ((newsroom, on_newsroom), (newsroom.get_parent(), set())):
        on_page = page.permissions_for_user(user)
        may = {"add": on_page.can_add_subpage(), "edit": on_page.can_edit(), "publish": on_page.can_publish()}
        assert {verb for verb, allowed in may.items() if allowed} == expected
    assert user.has_perm("wagtailadmin.access_admin")
    assert not user.has_perm("wagtail_pressrelease.delete_person")


def test_it_says_what_it_made(newsroom):
    assert create() == "".join(f"Made: {name}\n" for name in [*GROUPS, "Bilingual release"])
    assert create() == "Every group and the workflow are there already, and stay as they are.\n"


def test_what_somebody_changed_stays(newsroom):
    create()
    translators = Group.objects.get(name="Japanese translators")
    translators.permissions.add(Permission.objects.get(codename="edit_en"))
    GroupPagePermission.objects.filter(group=translators).delete()
    Group.objects.get(name="Press publishers").delete()

    assert create() == "Made: Press publishers\n"

    assert translators.permissions.filter(codename="edit_en").exists()
    assert not GroupPagePermission.objects.filter(group=translators).exists()
    assert GroupPagePermission.objects.filter(group__name="Press publishers", page=newsroom).count() == 2


def test_one_newsroom_is_named_by_its_path(newsroom):
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    create("--newsroom", "newsroom")
    user = member("Press editors")
    assert newsroom.permissions_for_user(user).can_edit()
    assert not other.permissions_for_user(user).can_edit()


def test_a_newsroom_that_is_new_is_given_to_the_groups_that_are_there(newsroom):
    create()
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    assert create() == "Every group and the workflow are there already, and stay as they are.\n"
    assert other.permissions_for_user(member("Japanese translators")).can_edit()


def test_a_path_without_a_newsroom_is_said_and_makes_nothing(newsroom):
    with pytest.raises(CommandError, match="no newsroom at “nowhere”"):
        create("--newsroom", "nowhere")
    assert not Group.objects.filter(name__in=GROUPS).exists()
