"""Quotation marks and speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.rendering.quotes import attribution, quoted, quoted_with_speaker

MARKS = '“”‘’"「」『』'


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\n ", []),
        ("“”", []),
        ("We agree.", ["“We agree.”"]),
        ("He said ‘yes’", ["“He said ‘yes’”"]),
        ("He said “yes”", ["“He said ‘yes’”"]),
        ('He said "yes".', ["“He said ‘yes’.”"]),
        ("“He said ‘yes’”", ["“He said ‘yes’”"]),
        ('"We agree."', ["“We agree.”"]),
        ("‘We don’t agree.’", ["“We don’t agree.”"]),
        ("「We agree.」", ["“We agree.”"]),
        ("She said “he said ‘yes’ then”.", ["“She said ‘he said “yes” then’.”"]),
        # Not one pair around the whole, but two quotations inside.
        ("“Yes,” he said. “No.”", ["“‘Yes,’ he said. ‘No.’”"]),
        # Apostrophes are no marks.
        ("It’s the dogs’ day, isn't it?", ["“It’s the dogs’ day, isn't it?”"]),
        # A mark without its partner means something else, as inches.
        ('A 5" gap', ['“A 5" gap”']),
        ("One.\nTwo.\n\n  Three.", ["“One.", "“Two.", "“Three.”"]),
        ("“One.\n“Two.\n“Three.”", ["“One.", "“Two.", "“Three.”"]),
        ("“One.”\n“Two.”", ["“One.", "“Two.”"]),
        ("“One.\n\nTwo.”", ["“One.", "“Two.”"]),
        ("“Yes,” he said.\nWe agree.", ["“‘Yes,’ he said.", "“We agree.”"]),
        ("One.\r\n\r\nTwo.", ["“One.", "“Two.”"]),
    ],
)
def test_an_english_quotation_opens_each_paragraph_and_closes_the_last(text, paragraphs):
    assert list(quoted(text, "en")) == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("賛成です。", ["「賛成です。」"]),
        ("「賛成です。」", ["「賛成です。」"]),
        ("住民から「どこへ」という声", ["「住民から『どこへ』という声」"]),
        ("住民から『どこへ』という声", ["「住民から『どこへ』という声」"]),
        ("「住民から『どこへ』という声」", ["「住民から『どこへ』という声」"]),
        ("彼は「母は『はい』と言った」と述べた", ["「彼は『母は「はい」と言った』と述べた」"]),
        ("「一つ」と「二つ」", ["「『一つ』と『二つ』」"]),
        ("『源氏物語』", ["「『源氏物語』」"]),
        ("一つ。\n\n二つ。", ["「一つ。」", "「二つ。」"]),
        ("「一つ。」\n「二つ。」", ["「一つ。」", "「二つ。」"]),
        ("「一つ。\n二つ。」", ["「一つ。」", "「二つ。」"]),
        ("“賛成です。”", ["「賛成です。」"]),
        ("閉じない「括弧", ["「閉じない「括弧」"]),
    ],
)
def test_a_japanese_quotation_gives_each_paragraph_its_own_marks(text, paragraphs):
    assert list(quoted(text, "ja")) == paragraphs


@given(st.text(st.sampled_from(MARKS + "aB .\n三。")), st.sampled_from(["en", "ja"]))
def test_a_quotation_keeps_every_word(text, language):
    def words(string):
        return "".join(character for character in string if character not in MARKS and not character.isspace())

    assert words("".join(quoted(text, language))) == words(text)


@given(st.lists(st.text("aB ", min_size=1).filter(str.strip), min_size=1), st.sampled_from(["en", "ja"]))
def test_quoting_twice_changes_nothing(lines, language):
    once = quoted("\n".join(lines), language)
    assert quoted("\n".join(once), language) == once


@pytest.mark.parametrize(
    ("name", "office", "language", "line"),
    [
        ("Hanako Yamada", "Mayor of Minato City", "en", "Hanako Yamada, Mayor of Minato City, said:"),
        ("Hanako Yamada", "", "en", "Hanako Yamada said:"),
        ("", "The Mayor of Minato City", "en", "The Mayor of Minato City said:"),
        ("山田花子", "みなと市長", "ja", "みなと市長の山田花子は次のように述べています。"),
        ("例太郎", "株式会社例　代表取締役社長", "ja", "株式会社例　代表取締役社長の例太郎は次のように述べています。"),
        ("", "○○知事", "ja", "○○知事は次のように述べています。"),
        ("", "", "en", ""),
        ("", "", "ja", ""),
    ],
)
def test_an_attribution_stands_before_the_words(name, office, language, line):
    assert str(attribution(name, office, language)) == line


def test_somebody_of_another_house_may_have_an_honorific():
    line = attribution("山田花子", "みなと市長", "ja", "氏", aid="やまだ はなこ")
    assert str(line) == "みなと市長の山田花子（やまだ はなこ）氏は次のように述べています。"
    assert str(attribution("", "みなと市長", "ja", honorific="氏")) == "みなと市長は次のように述べています。"


def test_words_of_a_name_are_no_pattern():
    assert str(attribution("{name}", "{office}", "en")) == "{name}, {office}, said:"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("First sentence. In addition, …", ["“First sentence,” said X, Governor of Y. “In addition, …”"]),
        ("Only one.", ["“Only one,” said X, Governor of Y."]),
        ("No full stop", ["“No full stop,” said X, Governor of Y."]),
        ("Is it? It is.", ["“Is it?” said X, Governor of Y. “It is.”"]),
        ("He said “yes”. Then he left.", ["“He said ‘yes’,” said X, Governor of Y. “Then he left.”"]),
        ("They said “we go.” Then left.", ["“They said ‘we go,’” said X, Governor of Y. “Then left.”"]),
        ("We met Dr. A. Example. It was good.", ["“We met Dr. A. Example,” said X, Governor of Y. “It was good.”"]),
        ("It is No. 5 now. We like it.", ["“It is No. 5 now,” said X, Governor of Y. “We like it.”"]),
        ("No. We will not.", ["“No,” said X, Governor of Y. “We will not.”"]),
        ("It is you and I. We know.", ["“It is you and I,” said X, Governor of Y. “We know.”"]),
        ("It costs ¥1.25 billion. We pay.", ["“It costs ¥1.25 billion,” said X, Governor of Y. “We pay.”"]),
        ("One. Two.\nThree.", ["“One,” said X, Governor of Y. “Two.", "“Three.”"]),
        ("One.\nTwo.", ["“One,” said X, Governor of Y.", "“Two.”"]),
        ("", []),
    ],
)
def test_english_names_the_speaker_after_the_first_sentence(text, paragraphs):
    assert list(quoted_with_speaker(text, "X", "Governor of Y", "en")) == paragraphs


def test_japanese_names_the_speaker_first():
    assert quoted_with_speaker("賛成です。\nさらに…", "", "○○知事", "ja") == (
        "○○知事は次のように述べています。「賛成です。」",
        "「さらに…」",
    )


def test_a_quotation_without_a_speaker_is_only_quoted():
    assert quoted_with_speaker("We agree.", "", "", "en") == ("“We agree.”",)
