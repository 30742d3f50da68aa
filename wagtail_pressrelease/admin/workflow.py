"""The ready-made workflow of a release: translate, review, publish. A beginning: an administrator changes it."""

from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from wagtail_pressrelease.models import ReviewTask, TranslationTask

NAME = "Bilingual release"
DAYS_TO_TRANSLATE, DAYS_TO_REVIEW = 2, 1
# In either direction: what a release does not need is skipped.
STEPS = (
    (TranslationTask, "Translate into Japanese", "ja", "Japanese translators", DAYS_TO_TRANSLATE),
    (ReviewTask, "Review the Japanese", "ja", "Japanese reviewers", DAYS_TO_REVIEW),
    (TranslationTask, "Translate into English", "en", "English translators", DAYS_TO_TRANSLATE),
    (ReviewTask, "Review the English", "en", "English reviewers", DAYS_TO_REVIEW),
    (ReviewTask, "Approve and publish", "", "Press publishers", None),
)


def create_workflow(newsrooms, newcomers) -> Workflow | None:
    """Make the workflow, and give it to the newsrooms that have none of their own; None where there was one.

    What somebody has changed stays: a workflow that translates is taken for ours, whatever it is called by now. It is
    given to `newcomers` only, as long as it is in use: newsrooms that were never given anything before.
    """
    ours = Workflow.objects.filter(workflow_tasks__task__in=TranslationTask.objects.all()).order_by("pk").first()
    made = None if ours or TranslationTask.objects.exists() else _make()
    workflow = made or (ours if ours and ours.active else None)
    for newsroom in newsrooms if made else newcomers:
        if workflow:
            WorkflowPage.objects.get_or_create(page_id=newsroom.pk, defaults={"workflow": workflow})
    return made


def _make():
    workflow = Workflow.objects.create(name=NAME)
    for order, (model, name, language, group, days) in enumerate(STEPS):
        task = model.objects.create(name=name, language=language, days=days)
        task.groups.set(Group.objects.filter(name=group))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
