"""What one person's story costs in a newsroom of some size: open, translate all, publish both languages."""

import sys
import uuid
from time import perf_counter

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.admin.desk.conftest import Screen  # noqa: E402
from tests.bench.queries import Queries  # noqa: E402
from tests.story import PUBLIC, make_story, open_translate_publish, translations  # noqa: E402
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage  # noqa: E402


def main():
    setup_test_environment()  # answers carry their context, and mails stay here
    name = uuid.uuid4().hex
    user = get_user_model().objects.create_superuser(name, f"{name}@example.org", name)
    client = Client(SERVER_NAME="localhost")
    screen = Screen(client, user, make_story(NewsroomPage.objects.get(), slug=name, reference=name[:20]))
    screen.open()  # what is asked once per process is known then
    changes, queries, started = translations(screen.page), Queries(), perf_counter()
    with connection.execute_wrapper(queries):
        said = open_translate_publish(screen, changes)
    took = perf_counter() - started
    if said != PUBLIC:
        sys.exit(said)
    print(f"{PressReleasePage.objects.count()} releases: {len(queries.made)} queries, {took * 1000:.0f} ms", flush=True)


main()
