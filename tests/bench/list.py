"""What the lists of translations cost a translator among 200 and among 5,000 releases: queries and milliseconds. The
rows are written to the tables directly."""

import sys
from datetime import timedelta

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Comment, Page, Revision, TaskState, Workflow, WorkflowState  # noqa: E402

from tests.bench import generate  # noqa: E402
from tests.bench.queries import measure  # noqa: E402
from tests.staff import hire_all  # noqa: E402
from wagtail_pressrelease.models import (  # noqa: E402
    DueTaskState,
    NewsroomPage,
    PressReleasePage,
    TranslationSummary,
    TranslationTask,
)

SIZES = (200, 5000)
TEXTS = 18
KINDS = {"content_type": PressReleasePage, "base_content_type": Page}
NOW = timezone.now()
ASKED = {
    "the list": ("press_translations", "?language=ja"),
    "what is mine": ("press_translations", "?state=mine"),
    "what is due": ("press_translations", "?state=due"),
    "search in Japanese": ("press_translations", "?state=all&q=潮流"),
    "the picture": ("press_translations_picture", "?state=all"),
    "all of it as XLSX": ("press_translations", "?state=all&export=xlsx"),
    "the first page": ("wagtailadmin_home", ""),
}


def grow(newsroom, people, numbers):
    """Releases with these numbers: each has three versions; every tenth a question, every fifth a step of the workflow
    that it is at, every fiftieth an hour at which it goes out."""
    told = {number: generate.release(number) for number in numbers}
    kinds = {name: ContentType.objects.get_for_model(each) for name, each in KINDS.items()}
    Page.objects.bulk_create(
        Page(
            path=newsroom._get_path(newsroom.path, newsroom.depth + 1, number + 1),
            depth=newsroom.depth + 1,
            title=data["headline"][data["source_language"]],
            draft_title=data["headline"][data["source_language"]],
            slug=f"release-{number}",
            url_path=f"{newsroom.url_path}release-{number}/",
            live=bool(number % 3),
            owner=people.edith,
            content_type=kinds["content_type"],
            locale_id=newsroom.locale_id,
            latest_revision_created_at=NOW - timedelta(hours=number),
        )
        for number, data in told.items()
    )
    pages = {int(page.slug.removeprefix("release-")): page for page in Page.objects.filter(depth=newsroom.depth + 1)}
    pages = {number: pages[number] for number in numbers}
    Revision.objects.bulk_create(
        Revision(
            **kinds,
            object_id=str(page.pk),
            created_at=NOW,
            content=told[number],
            approved_go_live_at=NOW + timedelta(hours=number) if turn == 2 and not number % 50 else None,
        )
        for number, page in pages.items()
        for turn in range(3)
    )
    TranslationSummary.objects.bulk_create(
        summary(number, told[number], page, people) for number, page in pages.items()
    )
    people_of = TranslationSummary.people.through
    people_of.objects.bulk_create(
        people_of(translationsummary_id=pk, user=people.midori if page % 4 else people.haruka)
        for pk, page in TranslationSummary.objects.filter(page__in=pages.values()).values_list("pk", "page")
    )
    Comment.objects.bulk_create(
        Comment(page=page, user=people.midori, text="Who is this?", contentpath="headline_en")
        for number, page in pages.items()
        if not number % 10
    )
    begin({number: page for number, page in pages.items() if not number % 5}, people.edith)


def summary(number, data, page, people):
    language = "ja" if data["source_language"] == "en" else "en"
    done = TEXTS if number % 4 else number % TEXTS
    return TranslationSummary(
        page=page,
        language=language,
        total=TEXTS,
        reviewed=done // 2,
        translated=done - done // 2,
        new=TEXTS - done,
        writers={f"unit-{each}": [people.midori.pk, NOW.isoformat(), "0" * 32] for each in range(done)},
        reference=data["reference"],
        headline_en=data["headline"]["en"],
        headline_ja=data["headline"]["ja"],
        hour=NOW + timedelta(hours=number - 100),
    )


def begin(pages, user):
    task, workflow = TranslationTask.objects.get(language="ja"), Workflow.objects.get(name="Bilingual release")
    kinds = {name: ContentType.objects.get_for_model(each) for name, each in KINDS.items()}
    states = WorkflowState.objects.bulk_create(
        WorkflowState(**kinds, object_id=str(page.pk), workflow=workflow, requested_by=user) for page in pages.values()
    )
    for number, state in zip(pages, states, strict=True):
        DueTaskState.objects.create(
            workflow_state=state,
            revision=pages[number].revisions.last(),
            task=task,
            status=TaskState.STATUS_IN_PROGRESS,
            due_at=NOW + timedelta(hours=number),
        )


def main(_file):
    newsroom = NewsroomPage.objects.get()
    people = hire_all(newsroom)
    client = Client(SERVER_NAME="localhost")
    client.force_login(people.midori)

    def get(name, query):
        answer = client.get(reverse(name) + query)
        if answer.status_code != 200:
            sys.exit(f"{name}{query}: {answer.status_code}")
        return b"".join(answer.streaming_content if answer.streaming else [])

    before = 0
    for size in SIZES:
        with transaction.atomic():
            grow(newsroom, people, range(before, size))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        before = size
        print(f"Lists of translations, {size} releases")
        for what, asked in ASKED.items():
            measure(what, lambda asked=asked: get(*asked))


main(*sys.argv[1:])
