"""The build hook compiles the top-level catalogues and lets an editable install find them."""

import gettext
import os
from pathlib import Path

import pytest

from hatch_build import compile_catalogues, link_catalogues

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Media contacts"
msgstr "{contacts}"

#, fuzzy
msgid "Notes to editors"
msgstr "備考"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "wagtail_pressrelease").mkdir()
    (tmp_path / "locale/ja/LC_MESSAGES").mkdir(parents=True)
    write(tmp_path, "お問い合わせ先")
    return tmp_path


def write(root: Path, contacts: str) -> Path:
    source = root / "locale/ja/LC_MESSAGES/django.po"
    source.write_text(CATALOGUE.format(contacts=contacts))
    return source


def read(root: Path) -> gettext.NullTranslations:
    return gettext.translation("django", root / "locale", ["ja"], class_=type("Fresh", (gettext.GNUTranslations,), {}))


def test_a_string_is_compiled_and_one_that_nobody_confirmed_is_not(root):
    assert compile_catalogues(root) == [root / "locale/ja/LC_MESSAGES/django.mo"]

    assert read(root).gettext("Media contacts") == "お問い合わせ先"
    assert read(root).gettext("Notes to editors") == "Notes to editors"


def test_only_what_changed_is_compiled_again(root):
    [compiled] = compile_catalogues(root)
    os.utime(compiled, ns=(0, 0))
    source = root / "locale/ja/LC_MESSAGES/django.po"
    os.utime(source, ns=(0, 0))
    compile_catalogues(root)
    assert compiled.stat().st_mtime_ns == 0

    write(root, "連絡先")
    compile_catalogues(root)
    assert read(root).gettext("Media contacts") == "連絡先"


def test_an_editable_install_sees_the_catalogues_in_the_package(root):
    link_catalogues(root)
    link_catalogues(root)

    assert (root / "wagtail_pressrelease/locale/ja/LC_MESSAGES/django.po").is_file()


def test_where_links_are_not_allowed_the_catalogues_are_copied(root, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("links are not allowed")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    link_catalogues(root)

    assert not (root / "wagtail_pressrelease/locale").is_symlink()
    assert (root / "wagtail_pressrelease/locale/ja/LC_MESSAGES/django.po").is_file()
