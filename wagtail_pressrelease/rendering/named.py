"""Whether the organizations and people that an edition names have pages."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from wagtail_pressrelease.publishing.editions import editions

from .record_urls import ORGANIZATIONS, PEOPLE, Pages


def counting(found):
    """Editions with the numbers of the records that they name, which `there` asks for: no query more."""
    return found.annotate(known_organizations=_number(ORGANIZATIONS), known_people=_number(PEOPLE))


def _number(relation: str) -> Coalesce:
    through = getattr(editions(), relation).through.objects.filter(edition=OuterRef("pk")).order_by()
    counted = through.values("edition").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def there(edition) -> frozenset[str]:
    """The kinds of records that an edition before the public names and that all have their pages. Whoever deleted a
    record took its page away: then none of that kind is linked, since the edition alone does not say which."""
    release = edition.release
    named = {
        ORGANIZATIONS: edition.known_organizations == len({party.key for party in release.parties}),
        PEOPLE: edition.known_people == len(release.people),
    }
    return frozenset(kind for kind, all_there in named.items() if all_there)


def pages(edition, newsroom_url: str) -> Pages:
    """The addresses of these pages, below that of the newsroom."""
    return Pages(newsroom_url, there(edition))


def by_language(*found) -> dict[str, frozenset[str]]:
    """The same of each edition; None among them is passed over."""
    return {edition.language: there(edition) for edition in found if edition}
