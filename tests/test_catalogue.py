"""The Japanese catalogue is whole: every string of ours, as it stands in the code today, has its Japanese."""

import re
from pathlib import Path

import django
import pytest
import wagtail
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.conftest import ROOT

SOURCE = ROOT / "locale/ja/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"</?%\(\w+\)s>|%\(\w+\)\d*[sd]|%%|\{\w*\}|&\w+;|https?://|--[a-z-]+")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿々]")
NO_WORDS = {"{name} ({language})"}
# Django calls its own code "en" by the name of the country whose spelling it is.
CALLED_OTHERWISE = {"English"}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="ja")


def extracted() -> Catalog:
    """What `make messages` finds in the code."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    more = re.findall(r"-k (\S+)", (ROOT / "Makefile").read_text())
    found = Catalog(locale="ja")
    for _file, line, message, _comments, context in extract_from_dir(
        ROOT, methods, options, DEFAULT_KEYWORDS | parse_keywords(more), comment_tags=()
    ):
        found.add(message, locations=[(_file, line)], context=context)
    return found


def messages(catalogue: Catalog) -> dict:
    return {(each.context, each.id): each for each in catalogue if each.id}


def both(value) -> tuple[str, ...]:
    """A string or its plural forms."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


@pytest.fixture(scope="module")
def catalogue():
    return read(SOURCE)


@pytest.fixture(scope="module")
def translated(catalogue):
    return [(both(each.id), both(each.string)) for each in catalogue if each.id]


def test_it_holds_exactly_the_strings_of_the_code(catalogue):
    code = messages(extracted())

    assert len(code) > 300
    assert messages(catalogue).keys() == code.keys(), "Run `make messages`, and translate what is new."
    assert not catalogue.obsolete


def test_every_string_is_translated_and_confirmed(catalogue):
    assert not [each.id for each in catalogue if each.id and not all(both(each.string))]
    assert not [each.id for each in catalogue if each.fuzzy]


def has_words(text):
    return text not in NO_WORDS and any(letter.isalpha() for letter in PLACEHOLDER.sub("", text))


def test_a_translation_is_japanese(translated):
    assert not [ids for ids, strings in translated if has_words(ids[0]) and not JAPANESE.search(strings[0])]


def test_whatever_is_filled_in_stands_in_both(translated):
    """Japanese has one form for one and for many: it says the number, as the plural does."""
    differing = [
        (ids, strings)
        for ids, strings in translated
        if len(strings) != 1 or sorted(PLACEHOLDER.findall(ids[-1])) != sorted(PLACEHOLDER.findall(strings[0]))
    ]
    assert not differing


def test_a_sentence_ends_as_one(translated):
    assert not [strings for ids, strings in translated if ids[-1].endswith(".") and not strings[0].endswith("。")]


def test_japanese_has_its_own_marks(translated):
    """No English quotation marks or brackets, and no full-width letters or digits."""
    assert not [strings for _ids, strings in translated if re.search(r"[“”‘’()Ａ-Ｚａ-ｚ０-９]", filled(strings[0]))]


def test_scripts_bring_no_words_of_their_own():
    """A script has its sentences from attributes, where they are translated."""
    sentence = re.compile(r"""["'`>][^"'`<>]*\b[A-Z][a-z]+ [a-z]+""")
    scripts = list((ROOT / "wagtail_pressrelease/static").rglob("*.js"))
    code = {path.name: re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text()) for path in scripts}

    assert scripts
    assert {name: found[0] for name, text in code.items() if (found := sentence.search(text))} == {}


def filled(string: str) -> str:
    return PLACEHOLDER.sub("", string)


def test_words_that_wagtail_and_django_have_too_mean_the_same_there(catalogue):
    """All catalogues of a site are one: who translates "title" as an office renames every title of the admin."""
    ours = messages(catalogue)
    for root in (Path(django.__file__).parent, Path(wagtail.__file__).parent):
        for path in root.glob("**/locale/ja/LC_MESSAGES/django.po"):
            for key, theirs in messages(read(path)).items():
                if key in ours and key[1] not in CALLED_OTHERWISE and all(both(theirs.string)) and not theirs.fuzzy:
                    assert ours[key].string == theirs.string, (key, path)
