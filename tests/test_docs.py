"""What the documents say is what the code does: settings, permissions, and every block of code in them."""

import ast
import json
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from wagtail_pressrelease import conf
from wagtail_pressrelease.models import PressReleasePage

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
CODE = re.compile(r"<!-- (?P<file>\S+) -->\n```\w+\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)


def section(title, document=README):
    """The text below a heading of the document, up to the next one of the same rank."""
    return document.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def table(title):
    """The rows of a section's table, without its head; cells as plain text."""
    rows = re.findall(r"^\| (.*) \|$", section(title), re.MULTILINE)[2:]
    return [tuple(cell.strip().replace("`", "") for cell in row.split(" | ")) for row in rows]


def settings_by_source():
    """Name, default and explanation of each setting, as conf.py has them."""
    (settings,) = [node for node in ast.parse(Path(conf.__file__).read_text()).body if isinstance(node, ast.ClassDef)]
    for field, explanation in zip(settings.body[::2], settings.body[1::2], strict=True):
        default = json.dumps(getattr(conf.Settings(), field.target.id))
        yield field.target.id, default, words(explanation.value.value)


def words(text):
    return " ".join(text.split())


def test_the_table_of_settings_says_what_the_code_says():
    assert table("Settings") == list(settings_by_source())


def test_the_settings_of_the_example_exist():
    names = re.findall(r'"([A-Z_]+)":', section("Settings"))
    assert names
    assert set(names) <= conf.known_names()


def test_the_table_of_permissions_is_complete():
    own = {name for name, _label in PressReleasePage._meta.permissions}
    assert {row[0] for row in table("Who may do what") if row[0] in own or "_" in row[0]} == own


@pytest.mark.parametrize(
    ("file", "code"), [match.group("file", "code") for match in CODE.finditer(section("Make it yours"))]
)
def test_code_in_the_readme_is_code_that_is_tested(file, code):
    source = (ROOT / "tests" / "extending" / file).read_text()
    assert code.strip() in source.replace('"tests.extending.', '"survey.')


def test_the_readme_shows_each_part_of_a_page_type():
    shown = {match["file"] for match in CODE.finditer(section("Make it yours"))}
    parts = {"blocks.py", "models.py", "translation.py", "panels.py", "wagtail_hooks.py"}
    assert parts | {"templates/survey/survey_release.html"} <= shown


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_commands_that_are_named_exist(document):
    own = {name for name, app in get_commands().items() if app == "wagtail_pressrelease"}
    named = set(re.findall(r"`?manage\.py (\w+)|\b(\w+_press_\w+)\b", document))
    named = {name for pair in named for name in pair if name} - {"check", "migrate", "update_index"}
    assert named <= own
    assert own <= set(re.findall(r"manage\.py (\w+)", README))


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_targets_of_make_that_are_named_exist(document):
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", document, re.MULTILINE)) <= targets


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_files_that_are_named_exist(document):
    linked = re.findall(r"\]\(([^):]+)\)", document)
    named = re.findall(r"`((?:wagtail_pressrelease|tests|example_site|locale|scripts|docs)/[\w./-]*)`", document)
    places = (ROOT, ROOT / "wagtail_pressrelease" / "templates")
    assert [path for path in (*linked, *named) if not any((place / path).exists() for place in places)] == []


def test_pictures_are_small():
    assert [path.name for path in (ROOT / "docs").glob("*.png") if path.stat().st_size > 300_000] == []


def test_the_changelog_begins_with_what_is_unreleased():
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"
