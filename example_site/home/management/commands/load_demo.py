"""Sets up the demonstration: a site, a newsroom, the people who work in it, and its releases."""

import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from example_site.home.models import HomePage
from example_site.home.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.questions import ask
from wagtail_pressrelease.models import NewsroomContact, NewsroomPage, Organization, PressReleasePage
from wagtail_pressrelease.press.languages import other

RELEASES = Path(__file__).resolve().parents[3] / "demo" / "newsroom.json"
TOKYO = ZoneInfo("Asia/Tokyo")

EMBARGOED = "2026-047"
HALF_TRANSLATED = "2026-006"
BEING_CORRECTED = "2026-039"


class Command(BaseCommand):
    help = "Loads the demo newsroom and its sign-ins. What is there already stays as it is, changes of yours included."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(
                "The demo newsroom comes with a password that everybody knows. It is loaded with DEBUG on only."
            )
        with transaction.atomic():
            newsroom = the_newsroom(the_home_page())
            follow_address(settings.WAGTAILADMIN_BASE_URL)
            hire(newsroom)
            if newsroom.get_children().exists():
                self.stdout.write("The demo newsroom is there already.")
                return
            call_command("import_press_releases", str(RELEASES), newsroom="newsroom", verbosity=0, stdout=self.stdout)
            newsroom.refresh_from_db()  # it has children now, which it does not know of
            give_defaults(newsroom)
            schedule(PressReleasePage.objects.get(reference=EMBARGOED), tomorrow_at_nine())
            go_on_translating(PressReleasePage.objects.get(reference=HALF_TRANSLATED))
            begin_a_correction(PressReleasePage.objects.get(reference=BEING_CORRECTED))
        self.stdout.write(f"The demo newsroom has {newsroom.get_children().count()} releases.")


def the_home_page():
    """The front page, made the root of the default site in place of Wagtail's welcome page."""
    if home := HomePage.objects.first():
        return home
    root = Page.get_first_root_node()
    welcome = [page for page in root.get_children().filter(slug="home") if page.specific_class is Page]
    home = HomePage(title="One newsroom, two languages", slug="front" if welcome else "home", live=True)
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "hostname": "localhost", "site_name": "Shiomi and Orrin"},
    )
    for page in welcome:
        page.delete()
    return home


def follow_address(address):
    """Let the pages' full addresses, as in canonical links, begin with the one that the demo was started on."""
    parts = urlsplit(address)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname, port=parts.port or 80)
    Site.clear_site_root_paths_cache()


def the_newsroom(home):
    if newsroom := NewsroomPage.objects.child_of(home).filter(slug="newsroom").first():
        return newsroom
    return home.add_child(
        instance=NewsroomPage(
            slug="newsroom",
            name_en="Newsroom",
            name_ja="報道発表",
            introduction_en="News from Shiomi Prefecture and from its partners in the Orrin Isles.",
            introduction_ja="潮見県と、英国オリン諸島をはじめとする関係機関からの発表をお知らせします。",
            zone="Asia/Tokyo",
            default_source_language="ja",
            addressee_ja="報道関係各位",
        )
    )


def give_defaults(newsroom):
    """What a new release starts with."""
    newsroom.organization = Organization.objects.get(key="shiomi")
    newsroom.contacts = [
        NewsroomContact(
            organization=newsroom.organization,
            department_en="Public Relations Division, Governor’s Office",
            department_ja="知事公室広報課",
            name_en="Naoto Fukami",
            name_ja="深海 直人",
            reading="ふかみ なおと",
            email="koho@shiomi.example.jp",
            phone="+81 45-000-2101",
            extension="2115",
        )
    ]
    newsroom.save_revision().publish()


def tomorrow_at_nine():
    """09:00 in Tokyo on the day after today, by Tokyo's calendar."""
    today = timezone.now().astimezone(TOKYO).date()
    return datetime.datetime.combine(today + datetime.timedelta(days=1), datetime.time(9), TOKYO)


def draft_of(page):
    return page.get_latest_revision_as_object()


def person(username):
    return get_user_model().objects.get(username=username)


def schedule(page, hour):
    """Put a release under embargo until the hour, ready and confirmed in both languages."""
    draft = draft_of(page)
    draft.released_at = draft.embargo_until = hour
    draft.tick("en", "ja")
    draft.save_revision(user=person("editor")).publish(user=person("publisher"))
    confirm_what_is_there(page, person("admin"))


def go_on_translating(page):
    """Half of the Japanese is done, for a day that is set, and there is a question about the rest; nothing of it is
    public."""
    translator = person("translator")
    subheadline = "「スクア2」、9か月間で3,140メガワット時を供給"
    save_units(page, "ja", [Change("subheadline", subheadline, act="confirm")], translator)
    confirm_what_is_there(page, translator, most=7)
    left = [row.unit.id for row in read_desk(Page.objects.get(pk=page.pk), "ja").rows if not row.unit.target]
    ask(page, "ja", left[0], "この「homes」は戸数と世帯数のどちらでしょうか。", translator)
    page.get_workflow().start(Page.objects.get(pk=page.pk).specific, person("editor"))


def confirm_what_is_there(page, user, most=None):
    """Confirm the texts that both languages have, as somebody does who has read them."""
    desk = read_desk(Page.objects.get(pk=page.pk), other(page.source_language), user)
    filled = [row.unit.id for row in desk.rows if row.unit.target and row.state.name == "check" and not row.entry]
    save_units(page, desk.target, [Change(unit, act="confirm") for unit in filled[:most]], user)


def begin_a_correction(page):
    """A release that readers see as it was issued, while a later draft waits, whose English is out of date."""
    draft = draft_of(page)
    draft.lead_ja = draft.lead_ja.replace("子ども214人が描いた", "子ども214人と教員6人が描いた")
    draft.save_revision(user=person("editor"))
