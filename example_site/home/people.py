"""Who works in the demo newsroom, and what each may do. One password serves all, and stands on the front page."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.users.models import UserProfile

PASSWORD = "newsroom-demo"  # noqa: S105
RECORDS = ("organization", "person", "topic")


@dataclass(frozen=True, kw_only=True)
class Job:
    """A sign-in of the demonstration: the group's name, what its members may do, and how the admin greets them."""

    group: str = ""
    on_releases: tuple[str, ...] = ()
    """Codenames of the plugin's permissions."""
    on_newsroom: tuple[str, ...] = ()
    """Codenames of Wagtail's permissions on the newsroom and all below it."""
    keeps_records: bool = False
    """Whether organizations, people, topics, images and documents may be added and changed."""
    language: str = "en"
    zone: str = "Europe/London"
    first_name: str
    last_name: str


JOBS = {
    "editor": Job(
        group="Press editors",
        on_releases=("edit_en", "edit_ja", "edit_facts"),
        on_newsroom=("add_page", "change_page"),
        keeps_records=True,
        first_name="Edith",
        last_name="Corrigall",
    ),
    "translator": Job(
        group="Japanese translators",
        on_releases=("edit_ja",),
        on_newsroom=("change_page",),
        language="ja",
        zone="Asia/Tokyo",
        first_name="翠",
        last_name="坂口",
    ),
    "reviewer": Job(
        group="Press reviewers",
        on_releases=("review_en", "review_ja"),
        on_newsroom=("change_page",),
        first_name="Rowan",
        last_name="Linklater",
    ),
    "publisher": Job(
        group="Press publishers",
        on_newsroom=("change_page", "publish_page"),
        language="ja",
        zone="Asia/Tokyo",
        first_name="啓",
        last_name="広瀬",
    ),
    "admin": Job(first_name="Ada", last_name="Peterkin", zone="Asia/Tokyo"),
}


def hire(newsroom):
    """Make the groups and users that are missing; who is there already keeps password, rights and settings."""
    for username, job in JOBS.items():
        group = _group(job, newsroom) if job.group else None
        user, new = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                "email": f"{username}@example.org",
                "first_name": job.first_name,
                "last_name": job.last_name,
                "is_superuser": group is None,
                "is_staff": group is None,
            },
        )
        if new:
            user.set_password(PASSWORD)
            user.save()
            UserProfile.objects.update_or_create(
                user=user, defaults={"preferred_language": job.language, "current_time_zone": job.zone}
            )
            if group:
                user.groups.add(group)


def _group(job, newsroom):
    group, new = Group.objects.get_or_create(name=job.group)
    if not new:
        return group
    verbs = ("add", "change", "view") if job.keeps_records else ("view",)
    on_records = [f"{verb}_{record}" for verb in verbs for record in RECORDS]
    group.permissions.set(
        [
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
            *Permission.objects.filter(
                content_type__app_label="wagtail_pressrelease", codename__in=[*job.on_releases, *on_records]
            ),
        ]
    )
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=job.on_newsroom):
        GroupPagePermission.objects.create(group=group, page=newsroom, permission=permission)
    if job.keeps_records:
        files = [f"{verb}_{kind}" for verb in ("add", "change", "choose") for kind in ("image", "document")]
        for permission in Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=files
        ):
            GroupCollectionPermission.objects.create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    return group
