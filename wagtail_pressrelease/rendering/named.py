"""Where the pages of the organizations and people that a release names stand, and whether they are there."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.editions import editions

from .record_urls import ORGANIZATIONS, PEOPLE, Pages


def counting(found):
    """Editions with the numbers of the records that they name, which `pages` asks for: no query more."""
    return found.annotate(known_organizations=_number(ORGANIZATIONS), known_people=_number(PEOPLE))


def _number(relation: str) -> Coalesce:
    through = getattr(editions(), relation).through.objects.filter(edition=OuterRef("pk")).order_by()
    counted = through.values("edition").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def pages(edition, release: value.Release, newsroom_url: str) -> Pages:
    """Where the records of an edition before the public have their pages. Whoever deleted a record took its page away:
    then none of that kind is linked, since the edition alone does not say which."""
    parties = {party.key for party in release.parties}
    return Pages(
        organizations=f"{newsroom_url}{ORGANIZATIONS}/" if edition.known_organizations == len(parties) else "",
        people=f"{newsroom_url}{PEOPLE}/" if edition.known_people == len(release.people) else "",
    )
