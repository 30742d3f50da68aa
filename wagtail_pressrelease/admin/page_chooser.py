"""Whoever chooses a page sees the releases that are before the public, and those that this person works on."""

from django.db.models import F, Q
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from wagtail_pressrelease.press.release import release_models
from wagtail_pressrelease.publishing.editions import editions


def hidden_from(user):
    """The releases whose titles somebody may not see.

    Staff see the title of the latest draft, so a live release that is to be corrected under another one is hidden too.
    """
    explorable = policy_registry.get_by_type(Page).explorable_instances(user)
    public = Q(pk__in=editions().objects.public_now().values("page"), draft_title=F("title"))
    releases = Page.objects.order_by().type(*release_models())
    return releases.exclude(pk__in=explorable.order_by().values("pk")).exclude(public)


def hide_unreleased(pages, request):
    """For Wagtail's hook `construct_page_chooser_queryset`: browsing and searching."""
    if request.user.is_superuser:
        return pages
    hidden = hidden_from(request.user)
    # The chooser prints the page that it is opened at above its children.
    opened = request.resolver_match.kwargs.get("parent_page_id") if request.resolver_match else None
    if opened and hidden.filter(pk=opened).exists():
        raise Http404
    return pages.exclude(pk__in=hidden.values("pk"))
