"""A release as PDF, made outside of every request once it is before the public, and kept with its edition."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib import import_module
from types import ModuleType

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone, translation

from wagtail_pressrelease.press.languages import site_language
from wagtail_pressrelease.publishing.editions import editions

from . import links, pdf_store, release
from .images import Picture
from .own_files import OwnFiles

logger = logging.getLogger(__name__)

BASE = "wagtail_pressrelease/pdf.html"
A_DAY = timedelta(days=1)
SETTLED = timedelta(hours=1)
"""After what time a file that no edition names belongs to none that is being made."""


@cache
def engine() -> ModuleType | None:
    """What sets the pages; None without the extra `pdf`, or where the library Pango is missing."""
    try:
        return import_module(".weasy", __package__)
    except (ImportError, OSError) as error:
        logger.info("No PDFs are made here: %s", error)
        return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the PDF of an edition: made, unless it says `why` not."""

    name: str
    why: str = ""


def build(
    stopped: Callable[[], bool] = lambda: False, every: bool = False, failed: set | None = None
) -> Iterator[Outcome]:
    """Make the PDFs that editions in force lack, the latest first, until somebody says stop; with `every`, also those
    that are no longer what readers see. `failed` are editions that it was no use to try; it grows."""
    failed = set() if failed is None else failed
    found = editions().objects.in_force().newest_first()
    if not every:
        found = found.filter(Q(pdf="") | _just_signed())
    for pk in list(found.values_list("pk", flat=True)):
        if stopped():
            return
        # Each is asked for anew: it may have been withdrawn since.
        edition = editions().objects.in_force().select_related("page", "revision").filter(pk=pk).first()
        if edition is None or pk in failed:
            continue
        try:
            if make(edition):
                yield Outcome(str(edition))
        except Exception as error:  # one release that cannot be set keeps no other from its PDF
            failed.add(pk)
            logger.exception("No PDF could be made of edition %s", pk)
            yield Outcome(str(edition), f"{type(error).__name__}: {error}")


def _just_signed() -> Q:
    """Editions that until now may have said how the press comes to a signing."""
    today = timezone.now().date()
    return Q(signed_on__range=(today - A_DAY, today + A_DAY)) & ~Q(agreement_kind="")


def make(edition) -> bool:
    """Make the PDF of an edition, unless it has the one that readers should get; whether one was made."""
    with translation.override(site_language(edition.language)):
        page = edition.issued_page()
        if (site := page.get_site()) is None:  # it has no address that anybody could read it at
            return False
        reading = release.Reading(
            release=edition.release, language=edition.language, issued_at=edition.public_from, pdf=edition.pdf
        )
        answer = page.answer(_request(site), reading, base=BASE)
        context = answer.context_data
        if context["has_pdf"] and pdf_store.storage().exists(edition.pdf):
            return False
        # The links of a PDF cannot be taken back, so it has none to pages, which can.
        plain = dict.fromkeys(answer.records[links.ReleaseLinkHandler], links.NOWHERE)
        answer.records = {**answer.records, links.ReleaseLinkHandler: plain}
        html = answer.render().content.decode()
    address, mark = context["frame"].canonical, context["pdf_mark"]
    pictures = {each.url: each.name for each in answer.records[Picture].values() if each}
    identifier = sha256(f"{edition.pk} {mark}".encode()).hexdigest()[:32].encode()
    content = engine().set_pages(html, address, OwnFiles(address, pictures), identifier)
    return _keep(edition, pdf_store.store(edition, mark, content))


def _request(site) -> HttpRequest:
    """What templates ask for where nobody asks: a reader who brings nothing along."""
    request = HttpRequest()
    request.method = "GET"
    request.META |= {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port)}
    return request


def _keep(edition, name: str) -> bool:
    """Put the new PDF in the place of the one before it, unless somebody else was first; whether it is kept."""
    kept = editions().objects.filter(pk=edition.pk, pdf=edition.pdf).update(pdf=name)
    _delete(edition.pdf if kept else name)
    return bool(kept)


def _delete(name: str) -> None:
    if name:
        with suppress(OSError):
            pdf_store.storage().delete(name)


def forget() -> None:
    """Delete the PDFs of editions that are no longer before the public."""
    over = editions().objects.exclude(pdf="").filter(public_until__lte=timezone.now())
    for pk, name in list(over.values_list("pk", "pdf")):
        _delete(name)
        editions().objects.filter(pk=pk, pdf=name).update(pdf="")


def sweep() -> None:
    """Delete what no edition names, as those of a release that was deleted."""
    store = pdf_store.storage()
    try:
        _folders, names = store.listdir(pdf_store.FOLDER)
    except (OSError, NotImplementedError):  # nothing was made yet, or a storage that cannot list
        return
    named = set(editions().objects.exclude(pdf="").values_list("pdf", flat=True))
    for name in (f"{pdf_store.FOLDER}/{each}" for each in names):
        if name not in named and store.get_modified_time(name) < timezone.now() - SETTLED:
            _delete(name)
