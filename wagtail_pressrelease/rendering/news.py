"""The sitemap for news, as Google News has it: what was released in the last two days, in each language.

    path("news-sitemap.xml", sitemap, NEWS)

with the `sitemap` of sitemap_view.py, or Wagtail's own; `?p=2` has what is beyond the first thousand.
"""

from datetime import timedelta

from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.press.tree import parent_path
from wagtail_pressrelease.publishing.editions import editions

from .alternates import full_url
from .frame import newsroom_name, printable
from .languages import label

AGE = timedelta(days=2)


class NewsSitemap(Sitemap):
    """Every text for itself: an edition is a version of a release in one language."""

    limit = 1000

    def items(self):
        site = self.get_wagtail_site().root_page
        found = editions().objects.public_now().filter(released_at__gt=timezone.now() - AGE)
        return (
            found.filter(page__path__startswith=site.path).newest_first().select_related("page").defer("data", "words")
        )

    def get_urls(self, page=1, site=None, protocol=None):
        found = list(self.paginator.page(page).object_list)
        parents = Page.objects.filter(path__in={parent_path(edition.page.path) for edition in found}).specific()
        newsrooms = {parent.path: parent for parent in parents if isinstance(parent, NewsroomMixin)}
        return [
            {
                "location": full_url(edition.page, edition.language, self.request),
                "publication": printable(_newsroom(newsrooms.get(parent_path(edition.page.path)), edition.language)),
                "language": edition.language,
                "date": edition.released_at.isoformat(timespec="seconds"),
                "title": printable(edition.headline),
            }
            for edition in found
        ]


def _newsroom(newsroom, language: str) -> str:
    return newsroom_name(newsroom, language) if newsroom else label("newsroom", language)


NEWS = {"sitemaps": {"news": NewsSitemap}, "template_name": "wagtail_pressrelease/news_sitemap.xml"}
