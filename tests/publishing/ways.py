"""Every way in which Wagtail publishes a page, each as a function from a newsroom and what is wrong to the page and the
answer."""

import datetime
import html
import json
import re

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, GroupApprovalTask, Revision, Workflow, WorkflowTask

from tests.builders import add_rows, fetch, make_draft
from tests.forms import add_url, edit_url, on_screen, posted
from wagtail_pressrelease.models import Organization, PressReleasePage

TYPE = "wagtail_pressrelease.PressReleasePage"
WHY = re.compile("Enter the Japanese name of the organization|text could not be put together")


class Desk:
    """Somebody who may do everything, in front of a newsroom. `ready` is whether what they write can be published."""

    def __init__(self, client, newsroom, ready=True):
        self.client, self.newsroom, self.ready = client, newsroom, ready
        self.client.raise_request_exception = False
        self.user = get_user_model().objects.create_superuser("desk", "desk@example.org", "pw")
        self.client.force_login(self.user)

    def draft(self, **fields):
        page = make_draft(self.newsroom, **fields)
        if not self.ready:
            Organization.objects.update(name_ja="", short_name_ja="")
        return page

    def api(self, method, path, body=None):
        _, token = APIToken.create_token(user=self.user, name="test")
        return getattr(self.client, method)(
            f"/api/v3/pages/{path}",
            json.dumps(body or {}),
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {token}",
        )

    def workflow(self, page):
        task = GroupApprovalTask.objects.create(name="Desk")
        task.groups.set([Group.objects.get_or_create(name="Desk")[0]])
        workflow = Workflow.objects.create(name="Desk")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        workflow.start(page, self.user)
        return fetch(page).current_workflow_task_state

    def bulk(self, action, page):
        url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
        return self.client.post(f"{url}?id={page.pk}&next=/admin/pages/{self.newsroom.pk}/", {})

    def said(self, answer):
        """What the person is told: the answer, the page that it leads to, or the exception."""
        if isinstance(answer, Exception) or answer is None:
            return str(answer)
        text = answer.content.decode()
        if answer.status_code == 302:
            text += self.client.get(answer["location"], follow=True).content.decode()
        return html.unescape(text)


def admin_edit(desk):
    page = desk.draft()
    return desk.client.post(edit_url(page), on_screen(desk.client, page, **{"action-publish": "1"}))


def admin_create(desk):
    data = on_screen(desk.client, desk.draft(), **{"action-publish": "1"})
    fetch_all().delete()
    blank = {name: "" for name in data if re.fullmatch(r"\w+-\d+-(id|uid)", name)}
    blank |= {name: "0" for name in data if name.endswith("-INITIAL_FORMS")}
    response = desk.client.get(add_url(desk.newsroom))
    fresh = posted(response.context["form"])
    return desk.client.post(add_url(desk.newsroom), {**fresh, **data, **blank, "reference": ""})


def workflow_in_the_editor(desk):
    page = desk.draft()
    desk.workflow(page)
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return desk.client.post(edit_url(page), on_screen(desk.client, page, **approve))


def workflow_from_the_dashboard(desk):
    page = desk.draft()
    state = desk.workflow(page)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return desk.client.post(url, {"comment": ""})


def bulk(desk):
    return desk.bulk("publish", desk.draft())


def scheduler(desk):
    schedule_in_the_past(desk.draft())
    call_command("publish_scheduled_releases")


def stock_scheduler(desk):
    schedule_in_the_past(desk.draft())
    call_command("publish_scheduled")


def v3_action(desk):
    return desk.api("post", f"{desk.draft().pk}/actions/publish/")


def v3_patch(desk):
    page = desk.draft()
    changes = {"headline_en": "Memorandum signed", "ready_en": True}
    return desk.api("patch", f"{page.pk}/", {"meta": {"type": TYPE, "action": "publish"}, **changes})


def v3_create(desk):
    centre = Organization.objects.create(key="orrin", name_en="Orrin", name_ja="オリン" if desk.ready else "")
    return desk.api("post", "", v3_release(desk.newsroom, parties=[{"organization_id": centre.pk, "role": "lead"}]))


def admin_api(desk):
    url = f"/admin/api/main/pages/{desk.draft().pk}/action/publish/"
    return desk.client.post(url, "{}", content_type="application/json")


def shell(desk):
    desk.draft().get_latest_revision().publish()


def live_by_hand(desk):
    page = desk.draft()
    page.live = True
    page.save()


def import_live(desk):
    page = PressReleasePage(
        headline_en="Memorandum signed",
        headline_ja="覚書を締結",
        lead_en="A lead.",
        lead_ja="リード。",
        body_en=[("paragraph", "<p>Text.</p>")],
        body_ja=[("paragraph", "<p>本文。</p>")],
        live=True,
    )
    add_rows(page)
    if not desk.ready:
        Organization.objects.update(name_ja="", short_name_ja="")
    page.tick("en", "ja")
    desk.newsroom.add_child(instance=page)  # born a draft, whatever `live` says …
    page.save_revision().publish()  # … and then published like any other


WAYS = [
    admin_edit,
    admin_create,
    workflow_in_the_editor,
    workflow_from_the_dashboard,
    bulk,
    scheduler,
    stock_scheduler,
    v3_action,
    v3_patch,
    v3_create,
    admin_api,
    shell,
    live_by_hand,
    import_live,
]


def schedule_in_the_past(page):
    """As if it had been scheduled, and its hour had just come."""
    Revision.objects.filter(pk=page.latest_revision_id).update(
        approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1)
    )


def fetch_all():
    return PressReleasePage.objects.all()


def v3_release(newsroom, **fields):
    """What a program sends to version 3 of the API to publish a release."""
    return {
        "meta": {"type": TYPE, "parent_id": newsroom.pk, "action": "publish"},
        "headline_en": "Memorandum signed",
        "headline_ja": "覚書を締結",
        "lead_en": "A lead.",
        "lead_ja": "リード。",
        "body_en": [{"type": "paragraph", "value": "<p>Text.</p>"}],
        "body_ja": [{"type": "paragraph", "value": "<p>本文。</p>"}],
        "ready_en": True,
        "ready_ja": True,
        **fields,
    }
