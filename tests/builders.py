"""A newsroom of invented people, built for a test in one line."""

import datetime
import re

from django.utils import timezone
from wagtail.models import Page, Site

from example_site.home.models import HomePage
from wagtail_pressrelease.models import (
    Appointment,
    NewsroomPage,
    Organization,
    Person,
    PressReleasePage,
    Quote,
    ReleaseParty,
    Signatory,
)

SIGNED = datetime.date(2026, 5, 14)


def make_home():
    """A home page at the root of the default site, and nothing else there."""
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.specific.delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Home", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def make_newsroom(**fields):
    """An empty newsroom below a home page, and nothing else at the site: the home page of the tests' database, as long
    as nothing was done to it, which is much quicker than another."""
    home = HomePage.objects.filter(depth=2, numchild=0).first() if Page.objects.count() == 2 else None
    home = home or make_home()
    # A test before may have left it in the cache where its own site was.
    Site.clear_site_root_paths_cache()
    given = {"name_en": "Newsroom", "name_ja": "報道発表", "slug": "newsroom", "zone": "Europe/London", **fields}
    return home.add_child(instance=NewsroomPage(**given))


def make_centre():
    return Organization.objects.create(
        key="orrin",
        name_en="Orrin Tidal Centre",
        name_ja="オリン潮流センター",
        country="GB",
        boilerplate_en="<p>The centre tests tidal turbines.</p>",
        boilerplate_ja="<p>潮流発電機の試験施設です。</p>",
    )


def make_prefecture():
    return Organization.objects.create(
        key="shiomi",
        name_en="Shiomi Prefecture",
        name_ja="潮見県",
        country="JP",
        boilerplate_en="<p>A prefecture by the sea.</p>",
        boilerplate_ja="<p>海に面した県です。</p>",
    )


def make_director(centre):
    person = Person.objects.create(
        key="grant", family_name_en="Grant", given_name_en="Isla", family_name_ja="グラント", given_name_ja="アイラ"
    )
    Appointment.objects.create(person=person, organization=centre, title_en="Director", title_ja="所長")
    return person


def make_governor(prefecture):
    person = Person.objects.create(
        key="hamada",
        family_name_en="Hamada",
        given_name_en="Kei",
        family_name_ja="浜田",
        given_name_ja="恵",
        kana_family="はまだ",
        kana_given="けい",
    )
    Appointment.objects.create(
        person=person,
        organization=prefecture,
        title_en="Governor",
        title_ja="知事",
        as_printed_en="Governor of Shiomi Prefecture",
        as_printed_ja="潮見県知事",
        held_from=datetime.date(2024, 4, 1),
    )
    return person


def make_draft(newsroom, ready=("en", "ja"), rows=True, **fields):
    """A release as a draft, ready in the languages given: two parties, two signatories, a quote from each side."""
    page = PressReleasePage(
        **{
            "headline_en": "Centre and prefecture sign tidal memorandum",
            "headline_ja": "潮流エネルギーで覚書を締結",
            "lead_en": "The two will share data on tidal currents.",
            "lead_ja": "両者は潮流の観測データを共有します。",
            "body_en": [("paragraph", "<p>The memorandum runs for <b>five</b> years.</p>")],
            "body_ja": [("paragraph", "<p>覚書の期間は<b>5</b>年間です。</p>")],
            "released_at": timezone.now() - datetime.timedelta(hours=1),
            "agreement_kind": "memorandum",
            "agreement_signed_on": SIGNED,
            "slug": "tidal-memorandum",
            **fields,
        }
    )
    if rows:
        add_rows(page)
    page.tick(*ready)
    newsroom.add_child(instance=page)
    page.save_revision()
    return fetch(page)


def make_untranslated(newsroom, **fields):
    """A draft with texts in English alone: a headline, a lead and a paragraph; the English is ready."""
    return make_draft(
        newsroom, **{"ready": ("en",), "rows": False, "headline_ja": "", "lead_ja": "", "body_ja": [], **fields}
    )


def add_rows(page):
    centre = Organization.objects.filter(key="orrin").first() or make_centre()
    prefecture = Organization.objects.filter(key="shiomi").first() or make_prefecture()
    director = Person.objects.filter(key="grant").first() or make_director(centre)
    governor = Person.objects.filter(key="hamada").first() or make_governor(prefecture)
    page.parties = [ReleaseParty(organization=centre, role="lead"), ReleaseParty(organization=prefecture)]
    page.signatories = [Signatory(person=director), Signatory(person=governor)]
    page.quotes = [
        Quote(speaker=director, original_language="en", text_en="The tide is ours.", text_ja="潮は私たちのものです。"),
        Quote(speaker=governor, original_language="ja", text_en="We look forward.", text_ja="期待しています。"),
    ]


def fetch(page):
    """The release as the database has it now."""
    return PressReleasePage.objects.get(pk=page.pk)


def publish(page, **changes):
    """Change a release and publish it, its ticks renewed."""
    page = fetch(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.tick(*page.ready_languages)
    page.save_revision().publish()
    return fetch(page)


def make_issued(newsroom, **fields):
    return publish(make_draft(newsroom, **fields))


def without_keys(html):
    """A rich text without the keys that every paragraph is given when a version is saved."""
    return re.sub(r' data-block-key="[^"]*"', "", str(html))
