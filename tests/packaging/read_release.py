"""Run inside the fresh project: makes a newsroom, imports a release, and prints the page that a reader gets."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.settings.dev")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Site  # noqa: E402

from wagtail_pressrelease.models import NewsroomPage  # noqa: E402

file, address = sys.argv[1:]
newsroom = NewsroomPage(name_en="Newsroom", name_ja="ニュースルーム", slug="newsroom", title="Newsroom")
Site.objects.get().root_page.add_child(instance=newsroom)
call_command("import_press_releases", file, newsroom="newsroom", stdout=sys.stderr)
response = Client(headers={"host": "localhost"}).get(address)
assert response.status_code == 200, response.status_code
print(response.content.decode())
