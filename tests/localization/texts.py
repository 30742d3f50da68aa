"""Texts as versions hold them, by hand and by chance."""

import json

from hypothesis import strategies as st

from wagtail_pressrelease.localization.units import Leaf, List, Schema, Struct, units

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


def content(en=(), ja=(), **fields):
    return {"body_en": json.dumps(en), "body_ja": json.dumps(ja), **fields}


def paragraph(html, mark="p"):
    return {"type": "paragraph", "value": html, "id": mark}


def p(key, words):
    return f'<p data-block-key="{key}">{words}</p>'


def read(*args, schema=SCHEMA, pairs=None, **kwargs):
    return units(content(*args, **kwargs), "en", "ja", schema, pairs or {})


def shown(found):
    return [(unit.id, unit.kind, unit.source, unit.target) for unit in found]


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


LIST = [{"type": "item", "value": "One", "id": "i1"}, {"type": "item", "value": "Two", "id": "i2"}]
TABLE = {"data": [["Year", "2027"], ["Power", "2 GW"]], "table_caption": "Plan", "table_header_choice": "row"}
BLOCKS = {
    "heading": ("Title", [("body:x", "heading", "Title")]),
    "paragraph": (
        f'{p("a", "One <b>two</b>")}<ul><li data-block-key="b">x<ol><li data-block-key="c">y</li></ol></li></ul>'
        '<h3 data-block-key="d">Z</h3>',
        [
            ("body:x:a", "paragraph", "One <b>two</b>"),
            ("body:x:b", "item", "x"),
            ("body:x:c", "item", "y"),
            ("body:x:d", "heading", "Z"),
        ],
    ),
    "image": (
        {"image": 5, "alt": "A turbine", "caption": "At sea", "credit": ""},
        [("body:x:alt", "alt", "A turbine"), ("body:x:caption", "caption", "At sea")],
    ),
    "list": (LIST, [("body:x:i1", "item", "One"), ("body:x:i2", "item", "Two")]),
    "table": (
        TABLE,
        [
            ("body:x:caption", "caption", "Plan"),
            ("body:x:r0c0", "cell", "Year"),
            ("body:x:r1c0", "cell", "Power"),
            ("body:x:r1c1", "cell", "2 GW"),
        ],
    ),
    "quote": ("a-uid", [("body:x", "placement", "a-uid")]),
    "document": (7, [("body:x", "placement", "7")]),
    "embed": ("https://video.example/1", [("body:x", "placement", "https://video.example/1")]),
    "gallery": (
        {"title": "Views", "pictures": [{"type": "item", "value": {"image": 1, "text": p("a", "Sea")}, "id": "i"}]},
        [("body:x:title", "text", "Views"), ("body:x:pictures:i:text:a", "paragraph", "Sea")],
    ),
}

ENGLISH = [
    {"type": "heading", "value": "The plan", "id": "e1"},
    paragraph(
        p("e2", "The centre and the prefecture signed a memorandum on 14 May 2026.") + p("e3", "It runs to 2031."), "e"
    ),
    {"type": "image", "value": {"image": 4, "alt": "The turbine", "caption": ""}, "id": "e4"},
    {"type": "list", "value": LIST, "id": "e5"},
    {"type": "quote", "value": "uid", "id": "e6"},
    paragraph(p("e7", "More at the EMEC site."), "e8"),
]
JAPANESE = [
    {"type": "heading", "value": "計画", "id": "j1"},
    paragraph(p("j2", "センターと県は2026年5月14日、覚書に署名しました。"), "j"),
    paragraph(p("j3", "期間は2031年までです。"), "jj"),
    {"type": "image", "value": {"image": 4, "alt": "タービン", "caption": ""}, "id": "j4"},
    {
        "type": "list",
        "value": [{"type": "item", "value": "一", "id": "j5"}, {"type": "item", "value": "二", "id": "j6"}],
        "id": "jl",
    },
    {"type": "quote", "value": "uid", "id": "j7"},
    paragraph(p("j8", "詳しくはEMECのサイトへ。"), "j9"),
]
