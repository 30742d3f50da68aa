"""The value of a release survives JSON unchanged, and older shapes are upgraded step by step."""

import datetime
import json
from dataclasses import FrozenInstanceError, replace

import pytest

from wagtail_pressrelease.publishing import value

TOKYO = datetime.timezone(datetime.timedelta(hours=9))
NAME = value.PersonName(family="浜田", given="恵", kana_family="はまだ", kana_given="けい", other="Kei Hamada")
FULL = value.Release(
    language="ja",
    source_language="en",
    reference="2026-001",
    headline="覚書を締結",
    released_at=datetime.datetime(2026, 5, 14, 1, 30, tzinfo=datetime.UTC),
    embargo_until=datetime.datetime(2026, 5, 14, 2, tzinfo=datetime.UTC),
    parties=(value.Party("shiomi", "潮見県", boilerplate="<p>海に面した県です。</p>"),),
    agreement=value.Agreement(
        "memorandum",
        signed_on=datetime.date(2026, 5, 14),
        signed_at=datetime.datetime(2026, 5, 14, 1, tzinfo=datetime.UTC),
        valid_until=datetime.date(2031, 5, 13),
    ),
    signatories=(value.Signatory("u1", NAME, "知事", "潮見県", "潮見県知事", person="hamada"),),
    quotes=(value.Quote("u2", "期待しています。", NAME, original_language="ja", person="hamada"),),
    unplaced_quotes=("u2",),
    contacts=(value.Contact("潮見県", languages=("en", "ja")),),
    attachments=(value.Attachment("覚書", 7, ("ja",)),),
    topics=(value.Topic("tide", "潮流"),),
)
BARE = value.Release(language="en", source_language="en", reference="2026-002", headline="News")


@pytest.mark.parametrize("release", [FULL, BARE], ids=["full", "bare"])
def test_what_was_dumped_is_loaded_again(release):
    assert value.load(json.loads(json.dumps(value.dump(release)))) == release


def test_moments_are_stored_in_utc():
    moment = datetime.datetime(2026, 5, 14, 10, 30, tzinfo=TOKYO)
    assert value.dump(replace(BARE, released_at=moment))["released_at"] == "2026-05-14T01:30:00+00:00"


def test_the_data_carries_the_version_of_its_shape():
    assert value.dump(BARE)["version"] == value.VERSION


def test_what_an_older_version_stored_is_upgraded_step_by_step(monkeypatch):
    steps = {
        1: lambda data: {"headline" if name == "title" else name: item for name, item in data.items()},
        2: lambda data: {**data, "headline": data["headline"] + "."},
    }
    monkeypatch.setattr(value, "VERSION", 3)
    monkeypatch.setattr(value, "UPGRADES", steps)
    old = {**value.dump(BARE), "version": 1}
    old["title"] = old.pop("headline")
    assert value.load(old) == replace(BARE, headline="News.")
    assert old["title"] == "News"


def test_editions_from_before_house_styles_get_their_phrases_and_the_usual_style():
    data = {**value.dump(FULL), "version": 1}
    del data["phrases"], data["house"]
    assert value.load(data) == replace(FULL, phrases=("覚書を", "締結"))
    assert value.load({**value.dump(BARE), "version": 1}) == BARE


def test_editions_from_before_people_had_pages_name_no_records():
    data = {**value.dump(FULL), "version": 2}
    for row in (*data["signatories"], *data["quotes"]):
        del row["person"]
    older = value.load(data)
    assert (older.signatories[0].person, older.quotes[0].person, older.people) == ("", "", frozenset())
    assert older.signatories[0].name == NAME


def test_those_who_sign_or_speak_are_its_people():
    assert FULL.people == {"hamada"}


def test_what_was_stored_before_a_field_was_added_takes_its_default():
    data = value.dump(BARE)
    del data["place"]
    assert value.load(data) == BARE


@pytest.mark.parametrize(("uid", "found"), [("u2", True), ("gone", False)])
def test_a_quote_is_found_by_its_uid(uid, found):
    assert (FULL.quote(uid) is not None) == found


def test_nothing_of_it_can_be_changed():
    with pytest.raises(FrozenInstanceError):
        FULL.headline = "Other"
