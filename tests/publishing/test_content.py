"""Two contents that say the same are the same, however a database or Wagtail writes them down."""

import json

from wagtail_pressrelease.publishing.content import digest, own_content

BLOCK = {"type": "paragraph", "value": '<p data-block-key="ab1">“5” 年</p>', "id": "x"}


def content(block, **fields):
    return {"headline_en": "H", "body_en": json.dumps([block]), **fields}


def test_the_order_of_a_blocks_keys_is_no_change():
    other = dict(sorted(BLOCK.items()))
    assert list(other) != list(BLOCK)
    assert own_content(content(BLOCK)) == own_content(content(other))
    assert digest(content(BLOCK), "en") == digest(content(other), "en")


def test_another_word_or_another_order_of_blocks_is_one():
    assert digest(content(BLOCK), "en") != digest(content({**BLOCK, "value": "<p>6</p>"}), "en")
    two = [{**BLOCK, "id": "1"}, {**BLOCK, "id": "2"}]
    first, second = ({"body_en": json.dumps(blocks)} for blocks in (two, two[::-1]))
    assert digest(first, "en") != digest(second, "en")


def test_a_headline_that_looks_like_data_stays_a_headline():
    assert own_content({"headline_en": '[{"a'}) == {"headline_en": '[{"a'}
