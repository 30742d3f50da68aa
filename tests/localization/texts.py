"""Texts made by chance: the inside of paragraphs, rich texts as Wagtail stores them, and whole bodies."""

from hypothesis import strategies as st

from wagtail_pressrelease.localization.units import Leaf, List, Schema, Struct

TYPES = {
    "heading": Leaf.TEXT,
    "paragraph": Leaf.RICH,
    "image": Struct({"image": Leaf.NEUTRAL, "alt": Leaf.TEXT, "caption": Leaf.TEXT, "credit": Leaf.TEXT}),
    "list": List(Leaf.TEXT),
    "table": Leaf.TABLE,
    "quote": Leaf.NEUTRAL,
    "document": Leaf.NEUTRAL,
    "embed": Leaf.NEUTRAL,
    "gallery": Struct({"title": Leaf.TEXT, "pictures": List(Struct({"image": Leaf.NEUTRAL, "text": Leaf.RICH}))}),
}
SCHEMA = Schema(("headline", "lead"), {"body": TYPES}, {"quotes": ("text", "office")})

WORDS = st.text("abz 津市覚書がﾊﾝ10", min_size=1, max_size=12).filter(str.strip)
BROKEN = st.text("<>/!?[]-=\"'&;# \nabpuli東", max_size=60) | st.text(max_size=30)


def escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def inline(draw):
    """The inside of a paragraph in its one form."""
    found = []
    for words in draw(st.lists(WORDS, min_size=1, max_size=3)):
        before, after = draw(
            st.sampled_from(
                [
                    ("", ""),
                    ("<b>", "</b>"),
                    ("<i><b>", "</b></i>"),
                    ('<a href="https://example.org/?a=1&amp;b">', "</a>"),
                    ('<a linktype="page" id="4">', "</a>"),
                    ("", "<br/>"),
                ]
            )
        )
        found.append(f"{before}{escaped(words)}{after}")
    return "".join(found).strip(" ")


@st.composite
def bodies(draw, ids="abcde", words=WORDS, rich=None):
    """A body whose blocks, items and paragraphs have ids of their own."""
    rich = rich or inline()
    numbers, names = iter(range(1000)), []

    def key():
        return f"{names[-1]}{next(numbers)}"

    def paragraphs(shape):
        open_lists, html = 0, []
        for kind in shape:
            while open_lists > (kind if kind else 0):
                html.append("</li></ul>")
                open_lists -= 1
            text = draw(rich)
            if not kind:
                html.append(f'<p data-block-key="{key()}">{text}</p>')
                continue
            if open_lists == kind:
                html.append("</li>")
            else:
                html.append("<ul>")
                open_lists += 1
            html.append(f'<li data-block-key="{key()}">{text}')
        html.append("</li></ul>" * open_lists)
        return "".join(html)

    def value(kind):
        if kind == "heading":
            return draw(words)
        if kind == "paragraph":
            depths = draw(st.lists(st.sampled_from([0, 0, 1, 2]), min_size=1, max_size=5))
            return paragraphs([min(depth, (depths[n - 1] if n else 0) + 1) for n, depth in enumerate(depths)])
        if kind == "image":
            return {"image": draw(st.integers(1, 9)), "alt": draw(words), "caption": draw(words | st.just(""))}
        if kind == "list":
            items = draw(st.lists(words, min_size=1, max_size=3))
            return [{"type": "item", "value": item, "id": key()} for item in items]
        if kind == "table":
            rows = draw(st.lists(st.tuples(words, st.sampled_from(["12", "1,5%", "", "東"])), min_size=1, max_size=2))
            return {"data": [list(row) for row in rows], "table_caption": draw(words | st.just(""))}
        if kind == "gallery":
            pictures = [
                {"type": "item", "value": {"image": n, "text": paragraphs([0])}, "id": key()}
                for n in draw(st.lists(st.integers(1, 5), max_size=2))
            ]
            return {"title": draw(words), "pictures": pictures}
        return draw(st.sampled_from(["one", "two"]))

    kinds = draw(st.lists(st.sampled_from(sorted(TYPES)), max_size=len(ids)))
    found = []
    for n, kind in enumerate(kinds):
        names.append(f"{ids[n]}{kind}")
        found.append({"type": kind, "value": value(kind), "id": names[-1]})
    return found
