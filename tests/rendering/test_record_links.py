"""From a release to the pages of its parties and people, and from the list to that of the organization chosen."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests.builders import make_issued
from wagtail_pressrelease.models import Edition

RELEASE = "newsroom/tidal-memorandum/"
PAGES = re.compile(r"/newsroom/(?:organizations|people)/")


def led_to(page, within):
    """The pages of records that a part of a page leads to."""
    return [each["href"] for each in page.select(f":is({within}) a[href]") if PAGES.search(each["href"])]


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_parties_signatories_and_speakers_lead_to_their_pages(read, language):
    page = read(f"/{language}/{RELEASE}")
    organizations = [f"/{language}/newsroom/organizations/{key}/" for key in ("orrin", "shiomi")]
    people = [f"/{language}/newsroom/people/{key}/" for key in ("grant", "hamada")]
    assert led_to(page, ".press-parties") == led_to(page, ".press-about") == organizations
    assert led_to(page, ".press-signatories, .press-particulars") == people
    assert led_to(page, "blockquote") == []
    for address in {*organizations, *people}:
        read(address)


@pytest.mark.usefixtures("issued")
def test_each_side_of_both_languages_leads_to_its_own_and_tells_of_the_one_that_is_not_the_readers(read):
    page = read(f"/en/{RELEASE}?view=parallel")
    for language in ("en", "ja"):
        found = led_to(page, f".press-row > [lang={language}] .press-signatories")
        assert found == [f"/{language}/newsroom/people/{key}/" for key in ("grant", "hamada")]
    told = {each["href"][:4]: each.get("hreflang") for each in page.select("main a") if PAGES.search(each["href"])}
    assert told == {"/en/": None, "/ja/": "ja"}


@pytest.mark.usefixtures("issued")
def test_of_deleted_records_nobody_is_linked(read):
    Edition.people.through.objects.filter(person__key="hamada").delete()
    Edition.organizations.through.objects.filter(organization__key="orrin", edition__language="en").delete()
    page = read(f"/en/{RELEASE}")
    assert led_to(page, "main") == []
    assert page.select_one(".press-parties a")["href"] == "/en/newsroom/?organization=orrin"
    assert led_to(read(f"/ja/{RELEASE}"), ".press-about") != []


def test_a_private_release_leads_to_none(client, read, newsroom, admin_user):
    page = make_issued(newsroom)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    client.force_login(admin_user)
    assert led_to(read(f"/en/{RELEASE}"), "main") == []


def test_a_preview_leads_to_none(draft):
    for mode in ("en", "ja", "both"):
        answer = draft.make_preview_request(preview_mode=mode)
        assert not PAGES.search(answer.content.decode())


@pytest.mark.usefixtures("issued")
def test_the_list_of_an_organization_leads_to_its_page(read):
    address = "/en/newsroom/organizations/orrin/"
    assert led_to(read("/en/newsroom/?organization=orrin"), "main") == [address]
    for query in ("", "?organization=nobody"):
        assert led_to(read(f"/en/newsroom/{query}"), "main") == []
