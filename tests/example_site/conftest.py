from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from wagtail.models import Page
from wagtail.models import Site as WagtailSite

from tests.example_site.crawl import Site

BASE = "http://127.0.0.1:8000"
EMBARGOED = "first-developers-kazahaya-strait"


def load_demo_after_migrations():
    """Into a site as Wagtail's migrations leave it: with a page that welcomes, where the tests have a home page."""
    Page.objects.get(depth=2).specific.delete()
    welcome = Page.objects.get(depth=1).add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    WagtailSite.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    call_command("load_demo", verbosity=0)


@pytest.fixture(scope="session")
def demo_site(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every public page of the demo, both front pages first, as it was answered; the database is as it was before."""
    from django.conf import settings

    starts = [
        *(f"/{language}/{path}" for language in ("en", "ja") for path in ("", "nothing/", "newsroom/no-such-release/")),
        *(f"/{language}/newsroom/{EMBARGOED}/" for language in ("en", "ja")),
        *(
            "/en/newsroom/?q=tidal",
            "/ja/newsroom/?q=%E6%BD%AE%E6%B5%81",
            "/ja/newsroom/?q=tidal",
            "/en/newsroom/?q=zzz",
        ),
    ]
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patched,
        translation.override("en"),
        transaction.atomic(),
    ):
        patched.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("media"))
        patched.setattr(settings, "WAGTAILADMIN_BASE_URL", BASE)
        patched.setattr(settings, "DEBUG", True)
        patched.setattr("wagtail.signal_handlers.update_reference_index_task", SimpleNamespace(enqueue=lambda *_: None))
        load_demo_after_migrations()
        patched.setattr(settings, "DEBUG", False)
        site = Site(BASE, starts)
        transaction.set_rollback(True)
    return site
