"""Make the groups of people who work in newsrooms, and the workflow between them."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wagtail_pressrelease.admin.groups import create_groups
from wagtail_pressrelease.admin.standing import newsroom_models
from wagtail_pressrelease.exchange.actions import find_newsroom


class Command(BaseCommand):
    help = (
        "Makes the groups of editors, translators, reviewers and publishers that are missing, with rights on every "
        "newsroom, and the workflow “Bilingual release” between them. Groups and workflows that are there stay as "
        "they are."
    )

    def add_arguments(self, parser):
        parser.add_argument("--newsroom", metavar="PATH", help="only this newsroom, by its URL path, as newsroom")

    def handle(self, *args, newsroom=None, **options):
        made = create_groups(the_newsrooms(newsroom))
        for each in made:
            self.stdout.write(_("Made: %(name)s") % {"name": each.name})
        if not made:
            self.stdout.write(_("Every group and the workflow are there already, and stay as they are."))


def the_newsrooms(path):
    """The newsroom at a path; without one, all newsrooms."""
    if path is None:
        return [page for model in newsroom_models() for page in model._default_manager.all()]
    page = find_newsroom(path)
    if page is None:
        raise CommandError(_("There is no newsroom at “%(path)s”.") % {"path": path})
    return [page]
