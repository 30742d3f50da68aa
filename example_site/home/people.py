"""Who works in the demo newsroom, and in which groups. One password serves all, and stands on the front page."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from wagtail_pressrelease.admin.groups import create_groups

PASSWORD = "newsroom-demo"  # noqa: S105


@dataclass(frozen=True, kw_only=True)
class Job:
    """A sign-in of the demonstration: the groups that say what it may do, none for an administrator, and how the admin
    greets it."""

    groups: tuple[str, ...] = ()
    language: str = "en"
    zone: str = "Europe/London"
    first_name: str
    last_name: str


JOBS = {
    "editor": Job(groups=("Press editors",), first_name="Edith", last_name="Corrigall"),
    "translator": Job(
        groups=("Japanese translators",), language="ja", zone="Asia/Tokyo", first_name="翠", last_name="坂口"
    ),
    "reviewer": Job(groups=("English reviewers", "Japanese reviewers"), first_name="Rowan", last_name="Linklater"),
    "publisher": Job(groups=("Press publishers",), language="ja", zone="Asia/Tokyo", first_name="啓", last_name="広瀬"),
    "admin": Job(first_name="Ada", last_name="Peterkin", zone="Asia/Tokyo"),
}


def hire(newsroom):
    """Make the groups and users that are missing; who is there already keeps password, rights and settings."""
    create_groups([newsroom])
    for username, job in JOBS.items():
        user, new = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                "email": f"{username}@example.org",
                "first_name": job.first_name,
                "last_name": job.last_name,
                "is_superuser": not job.groups,
                "is_staff": not job.groups,
            },
        )
        if new:
            user.set_password(PASSWORD)
            user.save()
            UserProfile.objects.update_or_create(
                user=user, defaults={"preferred_language": job.language, "current_time_zone": job.zone}
            )
            user.groups.set(Group.objects.filter(name__in=job.groups))
