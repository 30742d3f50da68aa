"""Where words stand in a text, cut out for a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.finding.bigrams import Bigrams
from wagtail_pressrelease.finding.passages import LENGTHS, MOST, marked, passages
from wagtail_pressrelease.finding.tokens import wanted

LONG = "The first line.\n" + "So it went on for a while. " * 20 + "Then a turbine turned. " + "And so it went on. " * 20


def shown(passage):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in passage)


def found(text, query, language="en", skipped=0):
    found = passages(text, wanted(query, Bigrams()), Bigrams(), language, skipped)
    return [shown(passage) for passage in found.passages]


def test_a_whole_text_is_marked_where_the_words_stand():
    assert shown(marked("東京都とサーバー", wanted("サーバ 東京", Bigrams()), Bigrams())) == "[東京]都と[サーバー]"


def test_marks_what_was_folded_as_it_is_written():
    assert found("ﾊﾞｽと引っ越し業者", "バス 引越し", "ja") == ["[ﾊﾞｽ]と[引っ越]し業者"]


def test_marks_a_number_with_its_commas():
    assert found("事業費は12億５，０００万円です", "12億5000万円", "ja") == ["事業費は[12億５，０００万円]です"]
    assert found("Some 12,500 came.", "12500") == ["Some [12,500] came."]


def test_marks_that_overlap_are_one():
    assert found("observatory", "observatory observatory") == ["[observatory]"]
    assert found("潮流発電", "潮流発 流発電", "ja") == ["[潮流発][電]"]


def test_a_passage_is_cut_from_one_line_between_words():
    [passage] = found(LONG, "turbines")
    assert passage.startswith("…") and passage.endswith("…")
    assert "[turbine]" in passage and "first line" not in passage
    assert len(passage) <= LENGTHS["en"] + 4
    assert f" {passage.strip('…').replace('[', '').replace(']', '')} " in LONG.replace("\n", " ")


def test_words_that_stand_far_apart_have_a_passage_each():
    text = "tide " + "and so on " * 60 + "ferry"
    first, second = found(text, "ferry tide")
    assert "[tide]" in first and "[ferry]" in second
    assert len(found(text + "\nwind" + "\nsun", "ferry tide wind sun")) == MOST


def test_lines_that_are_shown_anyway_are_skipped():
    assert found("tide\nThe tide turns.", "tide", skipped=1) == ["The [tide] turns."]


@pytest.mark.parametrize(
    ("text", "complete"), [("tide\nand ferry", True), ("a tide", False), ("ferry\n\ntide", True), ("", False)]
)
def test_says_whether_all_the_words_stand_there(text, complete):
    assert passages(text, wanted("tide ferry", Bigrams()), Bigrams(), "en", skipped=1).complete is complete


def test_nothing_is_shown_of_a_text_without_the_words():
    assert found(LONG, "ferry") == []


@pytest.mark.parametrize("language", ["en", "ja"])
@given(text=st.text(), query=st.text(max_size=20))
def test_passages_are_parts_of_the_text(language, text, query):
    for passage in passages(text, wanted(query, Bigrams()), Bigrams(), language).passages:
        words = "".join(piece.text for piece in passage)
        assert words.strip("…") in text or "…" in text
        assert any(piece.marked for piece in passage)
