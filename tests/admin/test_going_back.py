"""What somebody brings back of an older version, by what this person may write. No database."""

import pytest

from wagtail_pressrelease.admin.going_back import merged

OLD = {
    "headline_en": "old",
    "headline_ja": "旧",
    "source_language": "ja",
    "quotes": [
        {"uid": "1", "text_en": "old", "text_ja": "旧", "speaker": 1, "for_en": True},
        {"uid": "2", "text_en": "gone", "text_ja": "無", "speaker": 2, "for_en": True},
    ],
    "parties": [{"uid": "3", "organization": 1}],
}
NEW = {
    "headline_en": "new",
    "headline_ja": "新",
    "source_language": "en",
    "quotes": [
        {"uid": "1", "text_en": "new", "text_ja": "新", "speaker": 3, "for_en": False},
        {"uid": "4", "text_en": "added", "text_ja": "追加", "speaker": 1, "for_en": True},
    ],
    "parties": [],
}


@pytest.mark.parametrize(
    ("languages", "facts", "changes", "quotes"),
    [
        (("en", "ja"), True, OLD, OLD["quotes"]),
        ((), False, {}, NEW["quotes"]),
        (
            ("ja",),
            False,
            {"headline_ja": "旧"},
            [{**NEW["quotes"][0], "text_ja": "旧"}, NEW["quotes"][1]],
        ),
        (
            ("en",),
            True,
            {"headline_en": "old", "source_language": "ja", "parties": OLD["parties"]},
            [{**OLD["quotes"][0], "text_ja": "新"}, OLD["quotes"][1]],
        ),
    ],
)
def test_what_comes_back(languages, facts, changes, quotes):
    assert merged(OLD, NEW, languages, facts) == {**NEW, **changes, "quotes": quotes}


def test_what_was_blank_is_blank_again():
    old = {"lead_ja": None, "notes_ja": "[]", "lead_en": "", "image": None}
    new = {"lead_ja": "新", "notes_ja": '[{"type": "heading"}]', "lead_en": "new", "image": 1}
    assert merged(old, new, ("ja",), facts=False) == {**new, "lead_ja": None, "notes_ja": "[]"}
