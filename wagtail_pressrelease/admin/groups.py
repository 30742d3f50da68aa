"""The groups that a newsroom usually has, and what each may do. A beginning: an administrator changes them."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from .permissions import APP
from .workflow import create_workflow

RECORDS = ("organization", "person", "topic")
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What members may do. All three are codenames, as Wagtail and Django call their permissions."""

    on_releases: tuple[str, ...] = ()
    """Of the plugin: which texts, and whether the facts."""
    on_newsroom: tuple[str, ...] = ("change_page",)
    """Of Wagtail, on the newsroom and all below it."""
    on_records: tuple[str, ...] = ("view",)
    """What they may do with organizations, people and topics. Their form lets everybody change only what they may
    write: a translator the texts of one language."""
    brings_files: bool = False
    """Whether they add images and documents."""


# A reviewer mends what is read, so reviewing a language comes with writing it.
GROUPS = {
    "Press editors": Rights(
        on_releases=("edit_en", "edit_ja", "edit_facts"),
        on_newsroom=("add_page", "change_page"),
        on_records=("add", "change", "view"),
        brings_files=True,
    ),
    "English translators": Rights(on_releases=("edit_en",), on_records=("change", "view")),
    "Japanese translators": Rights(on_releases=("edit_ja",), on_records=("change", "view")),
    "English reviewers": Rights(on_releases=("edit_en", "review_en"), on_records=("change", "view")),
    "Japanese reviewers": Rights(on_releases=("edit_ja", "review_ja"), on_records=("change", "view")),
    "Press publishers": Rights(on_newsroom=("change_page", "publish_page")),
}


@transaction.atomic
def create_groups(newsrooms) -> list:
    """Make the groups that are missing, and the workflow between them, and give them the newsrooms. What was made.

    What somebody has changed stays: a group that is there keeps its permissions, and is given a newsroom only where
    none of the groups had rights there before. Groups are known by their names, which are the same in every language.
    """
    before = list(Group.objects.filter(name__in=GROUPS))
    known_here = set(GroupPagePermission.objects.filter(group__in=before).values_list("page", flat=True))
    made = []
    for name, rights in GROUPS.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            made.append(group)
            group.permissions.set(_everywhere(rights))
            _give_files(group, rights)
        for newsroom in newsrooms:
            if is_new or newsroom.pk not in known_here:
                _give_newsroom(group, rights, newsroom)
    workflow = create_workflow(newsrooms, [each for each in newsrooms if each.pk not in known_here])
    return [*made, *filter(None, [workflow])]


def _everywhere(rights):
    records = [f"{verb}_{record}" for verb in rights.on_records for record in RECORDS]
    ours = Permission.objects.filter(content_type__app_label=APP, codename__in=[*rights.on_releases, *records])
    return ours | Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")


def _give_newsroom(group, rights, newsroom):
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=rights.on_newsroom):
        GroupPagePermission.objects.get_or_create(group=group, page_id=newsroom.pk, permission=permission)


def _give_files(group, rights):
    if not rights.brings_files:
        return
    codenames = [f"{verb}_{kind}" for verb in ("add", "change", "choose") for kind in FILES.values()]
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label__in=FILES, codename__in=codenames):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
