"""Where a line of Japanese may end: between phrases, never inside a number, a word or a name. Pure Python."""

import re
from collections.abc import Iterable
from functools import cache

import budoux

# Where BudouX would end a line and no reader would; the stroke is the end of the line.
NO_END = re.compile(
    r"[0-9０-９][かヶカ箇]?\|"  # 202|7年, 9か|月
    r"|[A-Za-zＡ-Ｚａ-ｚ.,\-]\|[A-Za-zＡ-Ｚａ-ｚ0-9０-９]"
    r"|(?:[万億兆第約計全各]|午前|午後|令和|平成|昭和)\|[0-9０-９]"  # 12億|5,000万円, 第|3回
    r"|[「『（〔［【〈《“‘]\|"
    r"|\|[、。，．・：；！？」』）〕］】〉》”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％℃]"
    r"|\|（[月火水木金土日][）・]"  # 24日|（火）
)


def phrases(text: str, language: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The text in the pieces between which a line may end; () in English. `names` are never cut."""
    if language != "ja" or not text:
        return ()
    inside = {place for name in names if name for place in _inside(name, text)}
    found = [""]
    place = 0
    for piece in _parser().parse(text):
        if place in inside or NO_END.search(f"{found[-1][-3:]}|{piece[:3]}"):
            found[-1] += piece
        else:
            found.append(piece)
        place += len(piece)
    return tuple(filter(None, found))


def _inside(name: str, text: str) -> Iterable[int]:
    for match in re.finditer(re.escape(name), text):
        yield from range(match.start() + 1, match.end())


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
