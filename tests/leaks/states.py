"""Releases that readers must not see, wholly or in part, each full of words that stand nowhere else."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_issued, publish
from wagtail_pressrelease.models import (
    Appointment,
    MediaContact,
    Organization,
    Person,
    PressReleasePage,
    Quote,
    ReleaseParty,
    Signatory,
    Topic,
)

DAY = datetime.timedelta(days=1)
TEXTS = (
    *("headline", "subheadline", "place", "lead", "addressee", "search_summary"),
    *("agreement_place", "agreement_summary", "agreement_press_access"),
)
LANGUAGES = ("en", "ja")


def word(what, language=""):
    """A word that is made up for one place, so that whoever reads it knows where it leaked."""
    return f"qx{what.replace('_', '')}{language}"


def words(*languages):
    """Every made-up word of the languages' texts."""
    return {word(name, language) for language in languages for name in (*TEXTS, "body", "notes", "quote", "office")}


SHARED = {word(name) for name in ("slug", "reference", "organization", "person", "topic", "contact")}


@dataclass
class Scene:
    """`secrets` may stand in no answer, and `dead_ends`, addresses in a language that it was not issued in, on no page.

    `slug` is the address where readers may ask for it; `missing` are the languages in which it is not there."""

    page: PressReleasePage
    secrets: set = field(default_factory=set)
    dead_ends: set = field(default_factory=set)
    slug: str = word("slug")
    missing: tuple = LANGUAGES


def filled(newsroom, ready=LANGUAGES, languages=LANGUAGES, **fields):
    """A draft with a made-up word in every text of the languages."""
    organization = Organization.objects.create(key="qxorganization", name_en="qxorganization", name_ja="qxorganization")
    person = Person.objects.create(key="qxperson", family_name_en="qxperson", family_name_ja="qxperson")
    Appointment.objects.create(person=person, organization=organization, title_en="Chair", title_ja="会長")
    texts = {f"{name}_{each}": word(name, each) for name in TEXTS for each in languages}
    bodies = {
        f"{name}_{each}": [("paragraph", f"<p>{word(name, each)}</p>")]
        for name in ("body", "notes")
        for each in languages
    }
    page = PressReleasePage(
        **{
            **texts,
            **bodies,
            "slug": word("slug"),
            "reference": word("reference"),
            "agreement_kind": "memorandum",
            **fields,
        }
    )
    page.parties = [ReleaseParty(organization=organization)]
    row = {f"{name}_{each}": word(name, each) for name in ("office",) for each in languages}
    page.signatories = [Signatory(person=person, **row)]
    page.quotes = [Quote(speaker=person, **row, **{f"text_{each}": word("quote", each) for each in languages})]
    page.contacts = [MediaContact(email="qxcontact@example.org")]
    page.topics = [Topic.objects.create(key="qxtopic", name_en="qxtopic", name_ja="qxtopic")]
    page.tick(*ready)
    newsroom.add_child(instance=page)
    page.save_revision()
    return fetch(page)


def corrected(newsroom, **fields):
    """A harmless release before the public, and its correction in memory, which is all made-up words."""
    page = make_issued(newsroom, slug="harmless")
    page = fetch(page).get_latest_revision().as_object()
    for name in TEXTS:
        for language in LANGUAGES:
            setattr(page, f"{name}_{language}", word(name, language))
    for language in LANGUAGES:
        setattr(page, f"body_{language}", [("paragraph", f"<p>{word('body', language)}</p>")])
    page.quotes.first().text_ja = word("quote", "ja")
    page.slug = word("slug")
    for name, value in fields.items():
        setattr(page, name, value)
    page.tick(*LANGUAGES)
    return page


def draft(newsroom):
    return Scene(filled(newsroom), words(*LANGUAGES) | SHARED)


def scheduled(newsroom):
    page = filled(newsroom, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    assert fetch(page).approved_schedule and not fetch(page).live
    return Scene(page, words(*LANGUAGES) | SHARED)


def private(newsroom):
    page = publish(filled(newsroom))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return Scene(page, words(*LANGUAGES) | SHARED, missing=())


def password(newsroom):
    page = publish(filled(newsroom))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="pw")
    return Scene(page, words(*LANGUAGES) | SHARED, missing=())


def private_newsroom(newsroom):
    other = newsroom.add_sibling(instance=type(newsroom)(name_en="Internal", name_ja="内部", slug="internal"))
    page = publish(filled(other))
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    return Scene(page, words(*LANGUAGES) | SHARED, missing=())


def withdrawn(newsroom):
    page = publish(filled(newsroom))
    page.unpublish()
    return Scene(fetch(page), words(*LANGUAGES) | SHARED - {word("slug")})


def withdrawn_and_renamed(newsroom):
    page = publish(filled(newsroom, slug="harmless"))
    page.unpublish()
    page = fetch(page)
    page.slug = word("slug")
    page.save()
    page.save_revision()
    return Scene(fetch(page), words(*LANGUAGES) | SHARED)


def live_with_a_draft(newsroom):
    page = corrected(newsroom)
    page.save_revision()
    return Scene(fetch(page), words(*LANGUAGES) | {word("slug")}, missing=())


def live_with_a_scheduled_correction(newsroom):
    page = corrected(newsroom, embargo_until=timezone.now() + DAY)
    page.save_revision().publish()
    assert fetch(page).approved_schedule and fetch(page).live
    return Scene(fetch(page), words(*LANGUAGES) | {word("slug")}, missing=())


def english_only(newsroom):
    page = publish(filled(newsroom, ready=("en",), languages=("en",), slug="harmless"))
    return Scene(page, set(), {"/ja/newsroom/harmless/"}, slug="harmless", missing=("ja",))


def japanese_half_done(newsroom):
    page = publish(filled(newsroom, ready=("en",), slug="harmless"))
    return Scene(page, words("ja"), {"/ja/newsroom/harmless/"}, slug="harmless", missing=("ja",))


def english_half_done(newsroom):
    page = publish(filled(newsroom, ready=("ja",), slug="harmless", source_language="ja"))
    return Scene(page, words("en"), {"/en/newsroom/harmless/"}, slug="harmless", missing=("en",))


def translation_taken_back_to_the_desk(newsroom):
    """Both were issued; the Japanese is being written anew when the English is corrected."""
    page = make_issued(newsroom, slug="harmless")
    page = fetch(page).get_latest_revision().as_object()
    page.headline_ja, page.lead_ja, page.lead_en = word("headline", "ja"), word("lead", "ja"), "Corrected."
    page.quotes.first().text_ja = word("quote", "ja")
    page.tick("en")
    page.save_revision().publish()
    return Scene(fetch(page), words("ja"), slug="harmless", missing=())


STATES = [
    draft,
    scheduled,
    private,
    password,
    private_newsroom,
    withdrawn,
    withdrawn_and_renamed,
    live_with_a_draft,
    live_with_a_scheduled_correction,
    english_only,
    japanese_half_done,
    english_half_done,
    translation_taken_back_to_the_desk,
]

# Those whose address nobody ever gave away.
UNHEARD_OF = [draft, scheduled, withdrawn_and_renamed]
