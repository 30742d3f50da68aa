"""Two people save at the same moment, each over a connection of their own: one after the other, nothing is lost, and
neither is told of an error of the server."""

import copy
import json
import threading

import pytest
from django.db import connection
from django.test import Client

from tests.admin.desk.conftest import Screen
from tests.admin.desk.test_api import write
from tests.admin.test_two_on_a_record import CHANGES
from tests.admin.test_two_on_a_record import Tab as RecordTab
from tests.admin.test_two_people import EVERYTHING, Tab, sign_in
from tests.builders import fetch, make_draft, make_newsroom
from wagtail_pressrelease.exchange.actions import export_newsroom, import_file
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Organization, Parked, PressReleasePage

pytestmark = pytest.mark.each_database

ROUNDS = 3
SAME = ("lead_en", "lead_en")
DIFFERENT = ("lead_en", "headline_ja")


@pytest.fixture
def release(committed):
    return make_draft(make_newsroom())


@pytest.fixture
def ada(release):
    return sign_in("ada", *EVERYTHING, *CHANGES)


@pytest.fixture
def bo(release):
    return sign_in("bo", *EVERYTHING, *CHANGES)


def together(*acts):
    """Do things in threads that begin at the same moment. What each gave, or the error that it raised."""
    start, gave = threading.Barrier(len(acts)), [None] * len(acts)

    def one(number, act):
        try:
            start.wait(timeout=30)
            gave[number] = act()
        except Exception as error:  # told in the test's own thread
            gave[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    failed = [each for each in gave if isinstance(each, Exception)]
    assert not failed, failed
    return gave


def there():
    """What is in the draft, in the register, or parked."""
    content = json.dumps(PressReleasePage.objects.get().latest_revision.content, ensure_ascii=False)
    names = list(Organization.objects.values_list("name_en", "name_ja", "representative_ja", "representative_en"))
    return f"{content} {names} {list(Parked.objects.values_list('value', flat=True))}"


def typed(tab, name, words):
    tab.data[name] = words
    return lambda: tab.client.post(tab.address, tab.data).status_code


def at_the_desk(release, user, unit, words):
    """What the screen sends that somebody has open, with one text changed."""
    screen, shown = Screen(Client(), user, release), read_desk(fetch(release), "ja", user).by_id[unit].unit
    change = write(unit, words, base=digest(shown.target), source=digest(shown.source))
    return lambda: screen.post(changes=[change]).status_code


@pytest.mark.parametrize("names", [SAME, DIFFERENT], ids=["same", "different"])
def test_two_in_the_page_editor(release, ada, bo, names):
    for number in range(ROUNDS):
        words = [f"One {number}.", f"Two {number}."]
        tabs = [Tab(user, release) for user in (ada, bo)]
        acts = [typed(*each) for each in zip(tabs, names, words, strict=True)]
        assert together(*acts) == [302, 302]
        assert all(each in there() for each in words)


@pytest.mark.parametrize("names", [("lead_ja", "lead"), ("headline_en", "lead")], ids=["same", "different"])
def test_the_page_editor_and_the_desk(release, ada, bo, names):
    for number in range(ROUNDS):
        words = [f"編集{number}。", f"翻訳{number}。"]
        editor = typed(Tab(ada, release), names[0], words[0])
        assert together(editor, at_the_desk(release, bo, names[1], words[1])) == [302, 200]
        assert all(each in there() for each in words)


@pytest.mark.parametrize("names", [("name_en", "name_en"), ("name_en", "name_ja")], ids=["same", "different"])
def test_two_on_a_record(release, ada, bo, names):
    centre = Organization.objects.get(key="orrin")
    for number in range(ROUNDS):
        words = [f"One {number}", f"Two {number}"]
        tabs = [RecordTab(user, centre) for user in (ada, bo)]
        acts = [typed(*each) for each in zip(tabs, names, words, strict=True)]
        assert together(*acts) == [302, 302]
        assert all(each in there() for each in words)


@pytest.mark.parametrize("name", ["name_ja", "name_en"])
def test_a_record_and_its_name_at_the_desk(release, ada, bo, name):
    centre = Organization.objects.get(key="orrin")
    for number in range(ROUNDS):
        words = [f"登録{number}", f"翻訳{number}"]
        record = typed(RecordTab(ada, centre), name, words[0])
        desk = at_the_desk(release, bo, f"organization:{centre.pk}:name", words[1])
        assert together(record, desk) == [302, 200]
        assert all(each in there() for each in words)


def test_a_name_at_the_desks_of_two_releases(release, ada, bo):
    other = make_draft(fetch(release).get_parent().specific, slug="other", rows=True)
    centre = Organization.objects.get(key="orrin")
    unit = f"organization:{centre.pk}:name"
    for number in range(ROUNDS):
        words = [f"一{number}", f"二{number}"]
        acts = [at_the_desk(*each) for each in zip((release, other), (ada, bo), (unit, unit), words, strict=True)]
        assert together(*acts) == [200, 200]
        centre.refresh_from_db()
        assert all(each in f"{centre.name_ja} {list(Parked.objects.values_list('value'))}" for each in words)


@pytest.mark.parametrize("published", [False, True])
def test_the_desk_and_an_import(release, ada, tmp_path, published):
    newsroom, path = fetch(release).get_parent().specific, tmp_path / "newsroom.json"
    export_newsroom(newsroom, path)
    exported = json.loads(path.read_text())
    for number in range(ROUNDS):
        words = [f"翻訳{number}。", f"From the file {number}."]
        told = copy.deepcopy(exported)
        told["releases"][0] |= {"published": published, "policy": "first"}
        told["releases"][0]["headline"]["en"] = words[1]
        path.write_text(json.dumps(told))
        desk = at_the_desk(release, ada, "lead", words[0])
        status, outcome = together(desk, lambda: import_file(path, newsroom))
        assert status == 200 and outcome.releases["update"] == 1
        assert all(each in there() for each in words)
