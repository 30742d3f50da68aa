"""One site with something of everything that an address of the admin or of an API may name."""

import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    APIToken,
    Collection,
    Comment,
    GroupApprovalTask,
    Page,
    Site,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from tests.builders import fetch, make_draft, publish
from tests.leaks.states import filled, word, words
from wagtail_pressrelease.admin.desk.handing import look
from wagtail_pressrelease.admin.workflow import NAME
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.handover import perform, piece_of
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import NewsroomPage, Organization, Parked, Person, Topic

from .forging import paper

NAMED = {word(name) for name in ("slug", "reference", "organization", "person", "topic")}
SECRETS = (
    words("en", "ja") | NAMED | {*(word(name) for name in ("waiting", "scheduled", "begun", "in_review", "changed"))}
)


def build(newsroom, admin, translator):
    """`{name: primary key, or what stands for it in an address}`."""
    draft = _twice(filled(newsroom, image=_image("qximage")))
    _image("another")
    live = _twice(publish(make_draft(newsroom, slug="open")))
    waiting = _secret(newsroom, "waiting")
    begun = _begun(newsroom, "begun", admin, translator, ready=("en",))
    in_review = _begun(newsroom, "in_review", admin, translator)
    perform(piece_of(in_review), "send", admin)
    workflow = _workflow(newsroom)
    state = workflow.start(waiting, admin)
    scheduled = _scheduled(newsroom)
    newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other", live=False))
    newsroom.save_revision(user=admin)
    newsroom.introduction_en, newsroom.introduction_ja = "Our news.", "お知らせ。"
    newsroom.save_revision(user=admin).publish()
    other = get_user_model().objects.create_user("somebody", "somebody@example.org", "x")
    token, _key = APIToken.create_token(user=admin, name="machine")
    uploaded = {}
    for kind, model in (("picture", get_image_model()), ("paper", get_document_model())):
        uploaded[kind] = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), file=paper(), uploaded_by_user=admin
        )
    session = EditingSession.objects.create(
        user=admin,
        content_type=ContentType.objects.get_for_model(Page),
        object_id=draft.pk,
        last_seen_at=timezone.now(),
    )
    kept = {
        "kept_ja": _kept(draft, admin, "form/lead_ja", "qxkept"),
        "kept_facts": _kept(draft, admin, "form/agreement_kind", "treaty"),
        "kept_desk": Parked.objects.create(page=draft, user=admin, path="ja/lead", value="qxkept", shown="qxkept").pk,
    }
    question = Comment.objects.create(page=draft, user=admin, text="qxcomment", contentpath="headline_en")
    return {
        **{name: page.pk for name, page in (("draft", draft), ("live", live), ("waiting", waiting))},
        **{name: page.pk for name, page in (("begun", begun), ("in_review", in_review))},
        "changed": _changed(newsroom, translator).pk,
        **{f"{name}_step": piece_of(page).pk for name, page in (("begun", begun), ("in_review", in_review))},
        "look": look(read_desk(in_review, "ja")),
        **kept,
        "question": question.pk,
        "print_of_headline": digest(word("headline", "ja")),
        "print_of_organization": digest(word("organization")),
        "named_organization": Organization.objects.get(key=word("organization")).pk,
        **{f"{name}_old": page.revisions.order_by("-pk")[1].pk for name, page in (("draft", draft), ("live", live))},
        "draft_latest": draft.latest_revision_id,
        "newsroom_old": newsroom.revisions.order_by("pk").first().pk,
        "scheduled": scheduled.pk,
        "scheduled_revision": scheduled.scheduled_revision.pk,
        "newsroom": newsroom.pk,
        "home": newsroom.get_parent().pk,
        "elsewhere": NewsroomPage.objects.get(slug="other").pk,
        "task_state": state.current_task_state.pk,
        "workflow_state": state.pk,
        "workflow": workflow.pk,
        "task": workflow.tasks.get().pk,
        "site": Site.objects.get().pk,
        "collection": Collection.get_first_root_node().add_child(name="Closed").pk,
        "redirect": Redirect.add_redirect("/en/newsroom/hint/", redirect_to=draft).pk,
        "image": draft.image_id,
        "document": get_document_model().objects.create(title="qxdocument", file=paper()).pk,
        "uploaded_image": uploaded["picture"].pk,
        "uploaded_document": uploaded["paper"].pk,
        "user": other.pk,
        "group": Group.objects.create(name="Somebodies").pk,
        "token": token.pk,
        "session": session.pk,
        "organization": Organization.objects.get(key="orrin").pk,
        "person": Person.objects.get(key="grant").pk,
        "topic": Topic.objects.create(key="tide", name_en="Tide", name_ja="潮流").pk,
        "free_organization": Organization.objects.create(key="free", name_en="Free", name_ja="自由").pk,
        "free_person": Person.objects.create(key="free", family_name_en="Free", family_name_ja="自由").pk,
    }


def _twice(page):
    """An older version, to go back to, and the newer one that says it all."""
    page = fetch(page).get_latest_revision_as_object()
    spoken = page.serializable_data()
    for language in ("en", "ja"):
        setattr(page, f"headline_{language}", f"Older {language}")
        setattr(page, f"lead_{language}", f"Older lead {language}")
    page.embargo_until = None
    page.save_revision()
    fetch(page).with_content_json(spoken).save_revision()
    return fetch(page)


def _secret(newsroom, name, ready=("en", "ja")):
    """A draft whose headline is a made-up word."""
    hour = timezone.now().replace(microsecond=0) - datetime.timedelta(hours=1)
    headlines = {f"headline_{language}": word(name) for language in ("en", "ja")}
    return make_draft(newsroom, ready=ready, slug=word(name), released_at=hour, **headlines)


def _kept(page, user, path, mine):
    """A text that could not be stored, since somebody else had changed it meanwhile."""
    value = {"kind": "both", "mine": mine, "print": None, "after": None}
    return Parked.objects.create(page=page, user=user, path=path, value=value, shown=mine).pk


def _image(title):
    return get_image_model().objects.create(title=title, file=get_test_image_file())


def _begun(newsroom, name, admin, translator, **more):
    """At the translation of the ready-made workflow, and all of it confirmed, by somebody who does not review it."""
    page = _secret(newsroom, name, **more)
    Workflow.objects.get(name=NAME).start(page, admin)
    own = [row for row in read_desk(fetch(page), "ja").rows if row.entry is None]
    save_units(page, "ja", [Change(row.unit.id, act="confirm") for row in own], translator)
    return fetch(page)


def _changed(newsroom, translator):
    """Its headline has changed since somebody confirmed the translation."""
    page = _secret(newsroom, "changed", ready=("en",))
    save_units(page, "ja", [Change("headline", act="confirm")], translator)
    draft = fetch(page).get_latest_revision_as_object()
    draft.headline_en = f"{draft.headline_en} again"
    draft.save_revision()
    return page


def _workflow(newsroom):
    workflow = Workflow.objects.create(name="Release")
    task = GroupApprovalTask.objects.create(name="Publishers")
    task.groups.add(Group.objects.get(name="Press publishers"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=newsroom, defaults={"workflow": workflow})
    return workflow


def _scheduled(newsroom):
    page = fetch(_secret(newsroom, "scheduled")).get_latest_revision_as_object()
    page.embargo_until = timezone.now().replace(microsecond=0) + datetime.timedelta(days=3)
    page.tick("en", "ja")
    page.save_revision().publish()
    return fetch(page)
