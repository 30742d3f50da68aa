"""How the desk's verbs store things: under a lock, as a new version of the page, as rows of the ledger."""

from django.utils import timezone
from wagtail.models import Page

from .desk import Desk, Row, desk_of, table
from .likeness import sketch
from .states import Act, Origin
from .summaries import count
from .units import digest, plain


def locked(page) -> Page:
    """The page's row with its latest version, locked until the transaction ends."""
    # Two questions: whoever waited for the lock is given the page as it is by then, but PostgreSQL joins to it what
    # there was when the waiting began, and so no latest version at all.
    Page.objects.select_for_update().values_list("pk").get(pk=page.pk)
    return Page.objects.select_related("latest_revision", "content_type").get(pk=page.pk)


def confirmation(row: Row, target: str, act: Act, origin: Origin, user):
    """A row of the ledger that is yet to be stored."""
    unit = row.unit
    one, two, three, four = sketch(plain(unit.source))
    return table("Confirmation")(
        ledger=row.ledger,
        language=target,
        unit=unit.id,
        act=act.value,
        origin=origin.value,
        user=user,
        source_digest=digest(unit.source),
        target_digest=digest(unit.target),
        source_text=unit.source,
        target_text=unit.target,
        elements=list(unit.elements),
        sketch_1=one,
        sketch_2=two,
        sketch_3=three,
        sketch_4=four,
    )


def confirm(desk: Desk, added: list) -> Desk:
    """Store rows of the ledger, and give back the desk as it is with them."""
    table("Confirmation").objects.bulk_create(added)
    desk.known.add(added)
    after = desk_of(desk.page, desk.target, desk.content, desk.known)
    count(desk.known.summary, after.counts, desk.known.user)
    return after


def save_content(desk: Desk, content: dict, user, overwrite=None):
    """The page with this content, saved as a new version, or in the place of the one that this very screen made."""
    page, latest = desk.page, desk.page.latest_revision
    mine = latest and overwrite and (str(latest.pk), latest.created_at.isoformat()) == tuple(map(str, overwrite))
    replaced = latest if mine and latest.user_id == (user and user.pk) else None
    specific = page.specific_deferred
    specific.latest_revision = latest
    with desk.known.records.at_hand():
        draft = specific.with_content_json(content)
    if latest and _slug_follows(draft, latest.content.get("headline_en")):
        draft.slug = ""
    draft.prepare()
    draft.save_revision(user=user, clean=False, overwrite_revision=replaced, log_action=replaced is None)
    page.latest_revision, page.latest_revision_created_at = draft.latest_revision, draft.latest_revision_created_at
    return draft


def park_unit(page, target: str, unit: str, value, why: str, user, before=None):
    """Keep a text of a unit beside the draft until somebody chooses. `before` is what was parked of this same text, as
    far as it had been written then."""
    parked = before or table("Parked")(page_id=page.pk, path=f"{target}/{unit}"[:200], user=user)
    parked.why, parked.value, parked.shown, parked.at = why, value, plain(value or ""), timezone.now()
    parked.save()
    return parked


def _slug_follows(draft, headline_before) -> bool:
    """Until the first issue the slug follows the English headline, whoever writes that."""
    written = draft.headline_en
    if (written or "") == (headline_before or ""):
        return False
    draft.headline_en = headline_before
    follows = draft.slug_is_automatic()
    draft.headline_en = written
    return follows and not draft.press_editions.exists()
