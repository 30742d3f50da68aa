"""Spoken words: quotation marks, paragraphs, and who said it."""

import re
from dataclasses import dataclass

from .languages import language_page
from .names import person_line

# What a typed text may already stand in: the outer marks of either language, and typewriter marks.
OUTER_MARKS = {"“": "”", "‘": "’", "「": "」", '"': '"'}

# A full stop after one of these ends no sentence, and after No. none if a digit follows.
ABBREVIATIONS = {"mr", "mrs", "ms", "dr", "prof", "st", "rev", "hon", "jr", "sr", "vs", "cf", "approx"}


def quoted(text: str, language: str) -> tuple[str, ...]:
    """The paragraphs of a quotation, in marks: “He said ‘yes’”, 「…『…』」.

    Each line of `text` is a paragraph, blank lines count for nothing. In English every paragraph opens and only the
    last closes; in Japanese each stands in its own 「」. Marks that `text` already carries around the whole are not
    doubled, and quotations inside it take the inner marks.
    """
    page = language_page(language)
    paragraphs = [_inner(paragraph, language) for paragraph in _bare_paragraphs(text)]
    opening, closing = page.quote_marks
    last = len(paragraphs) - 1
    return tuple(
        opening + paragraph + (closing if index == last or not page.repeats_opening_mark else "")
        for index, paragraph in enumerate(paragraphs)
    )


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words that lead to a quotation, in parts, so that a page can set off the name. `aid` is printed in brackets
    after it: its reading, or the original of a foreign name, which is then in `aid_language`."""

    before: str
    name: str
    after: str
    aid: str = ""
    aid_language: str = ""

    def __str__(self) -> str:
        aid = f"（{self.aid}）" if self.aid else ""
        return f"{self.before}{self.name}{aid}{self.after}"

    def __bool__(self) -> bool:
        return bool(self.name)


def attribution(
    name_text: str, office_line: str, language: str, honorific: str = "", aid: str = "", aid_language: str = ""
) -> Attribution:
    """Who is about to speak: Hanako Yamada, Mayor of Minato City, said: みなと市長の山田花子は次のように述べています。

    `honorific` follows a Japanese name, as 氏 for somebody who is not of one's own house.
    """
    page = language_page(language)
    name = name_text or office_line
    if not name:
        return Attribution("", "", "")
    pattern = page.attribution if name_text and office_line else page.attribution_bare
    before, _name, after = pattern.format(name="\0", office=office_line).partition("\0")
    return Attribution(before, name, (honorific if name_text else "") + after, aid, aid_language)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A quotation that goes on after its speaker was named: the `first` sentence, the `speaker` and the `rest` of the
    paragraph, then the other `paragraphs`; what was said is in marks."""

    first: str
    speaker: Attribution
    rest: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs as text."""
        return (" ".join(filter(None, (self.first, str(self.speaker), self.rest))), *self.paragraphs)


def resumed(text: str, name_text: str, office_line: str, language: str) -> Resumed | None:
    """In English: “First sentence,” said X, Governor of Y. “In addition, …” None where nothing was said or nobody is
    named, and in Japanese, which names the speaker before."""
    paragraphs = quoted(text, language)
    if language == "ja" or not paragraphs or not (name_text or office_line):
        return None
    opening, closing = language_page(language).quote_marks
    first, rest = _first_sentence(paragraphs[0].removeprefix(opening).removesuffix(closing))
    name = name_text or office_line
    after = person_line(name, office_line if name_text else "", language).removeprefix(name)
    return Resumed(
        first=opening + _with_comma(first) + closing,
        speaker=Attribution("said ", name, f"{after}."),
        rest=opening + rest + (closing if len(paragraphs) == 1 else "") if rest else "",
        paragraphs=paragraphs[1:],
    )


def quoted_with_speaker(
    text: str, name_text: str, office_line: str, language: str, honorific: str = ""
) -> tuple[str, ...]:
    """The paragraphs of a quotation with its speaker.

    English names the speaker after the first sentence: “First sentence,” said X, Governor of Y. “In addition, …”
    Japanese before: ○○知事は次のように述べています。「…」
    """
    if found := resumed(text, name_text, office_line, language):
        return found.lines
    paragraphs = quoted(text, language)
    if not paragraphs or not (name_text or office_line):
        return paragraphs
    return (f"{attribution(name_text, office_line, language, honorific)}{paragraphs[0]}", *paragraphs[1:])


def _bare_paragraphs(text: str) -> list[str]:
    """The paragraphs without the marks that stand around the whole, or around each of them."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    if not paragraphs:
        return []
    if len(paragraphs) > 1 and _open_throughout(paragraphs):
        return [paragraph[1:].strip() for paragraph in paragraphs[:-1]] + [paragraphs[-1][1:-1].strip()]
    if all(_in_one_pair(paragraph) for paragraph in paragraphs):
        return [bare for paragraph in paragraphs if (bare := paragraph[1:-1].strip())]
    # One pair around several paragraphs: 「…\n…」.
    opening, closing = paragraphs[0][0], paragraphs[-1][-1]
    if len(paragraphs) > 1 and OUTER_MARKS.get(opening) == closing and _in_one_pair("\n".join(paragraphs)):
        paragraphs = [paragraphs[0][1:].strip(), *paragraphs[1:-1], paragraphs[-1][:-1].strip()]
    return [paragraph for paragraph in paragraphs if paragraph]


def _open_throughout(paragraphs: list[str]) -> bool:
    """Whether each paragraph opens with the same mark and only the last one closes it."""
    opening = paragraphs[0][0]
    closing = OUTER_MARKS.get(opening)
    return (
        closing is not None
        and all(paragraph.startswith(opening) and not _in_one_pair(paragraph) for paragraph in paragraphs[:-1])
        and all(_closes_nowhere(paragraph[1:], opening, closing) for paragraph in paragraphs[:-1])
        and _in_one_pair(paragraphs[-1])
        and paragraphs[-1].startswith(opening)
    )


def _closes_nowhere(text: str, opening: str, closing: str) -> bool:
    """Whether a mark that was opened before `text` is still open after it."""
    if opening == closing:
        return closing not in text
    depth = 1
    for position, character in enumerate(text):
        depth += (character == opening) - (character == closing and not _is_apostrophe(text, position))
        if depth == 0:
            return False
    return True


def _in_one_pair(text: str) -> bool:
    """Whether the mark that opens `text` is closed by its last character, and not before."""
    closing = OUTER_MARKS.get(text[:1])
    return len(text) > 1 and text[-1] == closing and _closes_nowhere(text[1:-1], text[0], text[-1])


def _is_apostrophe(text: str, position: int) -> bool:
    around = text[position - 1 : position] + text[position + 1 : position + 2]
    return text[position] == "’" and len(around) == 2 and around.isalpha()


def _inner(text: str, language: str) -> str:
    """The text with its own quotations in inner marks, and those inside them in outer marks again.

    Where marks do not pair, somebody meant something else by them: the text stays as typed.
    """
    page = language_page(language)
    levels = (page.inner_quote_marks, page.quote_marks)
    pairs = dict(levels)
    open_marks: list[str] = []
    printed: list[str] = []
    for position, character in enumerate(text):
        straight = character == '"' and language == "en"
        if character in pairs or (straight and _opens(text, position)):
            printed.append(levels[len(open_marks) % 2][0])
            open_marks.append('"' if straight else pairs[character])
        elif open_marks and character == open_marks[-1] and not _is_apostrophe(text, position):
            open_marks.pop()
            printed.append(levels[len(open_marks) % 2][1])
        elif straight or (character in pairs.values() and character != "’"):
            return text
        else:
            printed.append(character)
    return text if open_marks else "".join(printed)


def _opens(text: str, position: int) -> bool:
    """Whether a typewriter mark at `position` opens: it stands at the start, or after a space, bracket or dash."""
    return position == 0 or text[position - 1].isspace() or text[position - 1] in "([“‘—–"


def _first_sentence(text: str) -> tuple[str, str]:
    for match in re.finditer(r"[.!?]’?(?=\s+[“‘(]?[A-Z0-9])", text):
        word = re.split(r"[\s(‘“]", text[: match.start()])[-1]
        sentence, rest = text[: match.end()], text[match.end() :].strip()
        initial = len(word) == 1 and word.isupper() and word != "I"
        number = word.lower() == "no" and rest[0].isdigit()
        if match.group()[0] != "." or not (initial or number or "." in word or word.lower() in ABBREVIATIONS):
            return sentence, rest
    return text, ""


def _with_comma(sentence: str) -> str:
    """A sentence that goes on with its speaker ends in a comma instead of a full stop."""
    if sentence.endswith(".’"):
        return sentence[:-2] + ",’"
    if sentence.endswith("."):
        return sentence[:-1] + ","
    return sentence if sentence.endswith(("!", "?", ",", "!’", "?’", "…")) else sentence + ","
