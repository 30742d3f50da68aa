"""Whether the organizations and people that an edition names have pages, and where these are."""

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from wagtail_pressrelease.publishing.editions import editions

from .lines import local_day
from .record_urls import ORGANIZATIONS, PEOPLE, Pages, path
from .section import ARCHIVE


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


def paths_that_list(page) -> list[str]:
    """Where a release is listed below its newsroom beside its list, or was: the pages of the organizations and people
    of each of its issues, and the year of the archive."""
    mine, kinds = editions().objects.filter(page_id=page.pk).order_by(), (ORGANIZATIONS, PEOPLE)
    keys = [mine.filter(**{f"{kind}__isnull": False}).values_list(Value(kind), F(f"{kind}__key")) for kind in kinds]
    found = [path(kind, key) for kind, key in keys[0].union(keys[1])]
    zone = page.newsroom.zone_info if page.newsroom else page.zone
    years = {local_day(moment, zone).year for moment in mine.values_list("released_at", flat=True)}
    return [*found, *(f"{ARCHIVE.below}{year}/" for year in sorted(years))]
