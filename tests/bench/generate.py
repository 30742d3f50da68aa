"""Press releases by the thousand, all invented, always the same for the same number: a file for the importer."""

import json
from datetime import datetime, timedelta, timezone
from random import Random

TOKYO = timezone(timedelta(hours=9))
FIRST_DAY = datetime(2012, 4, 2, 10, 0, tzinfo=TOKYO)
HOURS_BETWEEN = 12

PLACES = [
    ("Shiomi", "潮見"), ("Kirkholm", "カークホルム"), ("Kazahaya", "風早"), ("Orrin", "オリン"),
    ("Tsukumi", "津久美"), ("Hallness", "ハルネス"), ("Okitsu", "沖津"), ("Brae", "ブレイ"),
    ("Minatogawa", "湊川"), ("Stronsund", "ストロンスンド"),
]  # fmt: skip
KINDS = [
    ("Prefecture", "県", "JP"), ("University", "大学", "JP"), ("Marine Centre", "海洋センター", "GB"),
    ("Harbour Trust", "港湾財団", "GB"), ("Power", "電力", "JP"), ("Institute", "研究所", "GB"),
]  # fmt: skip
FAMILIES = [
    ("Iwasaki", "岩﨑", "いわさき"), ("Hamada", "浜田", "はまだ"), ("Isbister", "イズビスター", ""),
    ("Rennie", "レニー", ""), ("Mori", "森", "もり"), ("Watarai", "渡会", "わたらい"),
    ("Scollay", "スコレイ", ""), ("Grant", "グラント", ""), ("Kuroda", "黒田", "くろだ"),
    ("Aso", "麻生", "あそう"), ("Flett", "フレット", ""), ("Drever", "ドリーバー", ""),
    ("Nomura", "野村", "のむら"), ("Sugi", "杉", "すぎ"), ("Linklater", "リンクレイター", ""),
    ("Clouston", "クロウストン", ""),
]  # fmt: skip
GIVEN = [
    ("Seiichiro", "誠一郎", "せいいちろう"), ("Aoi", "葵", "あおい"), ("Margaret", "マーガレット", ""),
    ("Kei", "恵", "けい"), ("Alasdair", "アラスデア", ""), ("Emi", "笑", "えみ"), ("Robin", "ロビン", ""),
    ("Isla", "アイラ", ""), ("Haruto", "陽翔", "はると"), ("Nao", "直", "なお"), ("Fiona", "フィオナ", ""),
    ("Magnus", "マグナス", ""), ("Sora", "空", "そら"), ("Yui", "結衣", "ゆい"), ("Ingrid", "イングリッド", ""),
]  # fmt: skip
OFFICES = [
    ("Governor", "知事"), ("President", "学長"), ("Managing Director", "所長"),
    ("Director of Operations", "運営部長"),
]  # fmt: skip
TOPICS = [
    ("Marine energy", "海洋エネルギー"), ("Health", "健康"), ("Ports", "港湾"), ("Fisheries", "水産"),
    ("Education", "教育"), ("Disaster prevention", "防災"), ("Culture", "文化"), ("Climate", "気候"),
]  # fmt: skip
DEEDS = [
    ("sign a memorandum on {what}", "{what}に関する覚書を締結"),
    ("open a centre for {what}", "{what}センターを開設"),
    ("publish a survey of {what}", "{what}の調査結果を公表"),
    ("renew their partnership in {what}", "{what}の連携協定を更新"),
]  # fmt: skip
WHATS = [
    ("tidal currents", "潮流"), ("seaweed beds", "藻場"), ("subsea cables", "海底ケーブル"),
    ("night ferries", "夜間航路"), ("harbour safety", "港内の安全"), ("young engineers", "若手技術者の育成"),
    ("storm warnings", "高潮警報"),
]  # fmt: skip
SENTENCES = [
    ("The two sides will measure {what} at {number} points and compare what they find.",
     "双方は{number}か所で{what}を測定し、結果を比較します。"),
    ("Work begins in the spring and is planned to last {number} months, weather permitting.",
     "事業は春に始まり、天候が許せば{number}か月間続く予定です。"),
    ("Some {number} people from the town and from abroad have taken part so far.",
     "これまでに町の内外から約{number}人が参加しました。"),
    ("The results on {what} will be published in English and in Japanese on the same day.",
     "{what}に関する成果は、英語と日本語で同じ日に公表します。"),
    ("Engineers who know {what} from cold water will stay for {number} weeks at a time.",
     "冷たい海での{what}に詳しい技術者が、1回につき{number}週間滞在します。"),
]  # fmt: skip
HEADINGS = [("What comes next", "今後の予定"), ("Background", "背景"), ("Who takes part", "参加者")]


def pair(english, japanese):
    return {"en": english, "ja": japanese}


def filled(template, **words):
    """A pair from a pair of templates; each word is a pair itself, or the same in both."""
    return tuple(
        text.format(**{name: word[place] if isinstance(word, tuple) else word for name, word in words.items()})
        for place, text in enumerate(template)
    )


def organizations():
    for number in range(60):
        place, kind = PLACES[number % len(PLACES)], KINDS[number // len(PLACES)]
        name = (f"{place[0]} {kind[0]}", f"{place[1]}{kind[1]}")
        yield {
            "id": f"organization-{number}",
            "name": pair(*name),
            "country": kind[2],
            "website": pair(
                f"https://organization-{number}.example.org/en/", f"https://organization-{number}.example.org/ja/"
            ),
            "address": pair(f"{number + 1} Harbour Street, {place[0]}", f"{place[1]}市港町{number + 1}番地"),
            "boilerplate": pair(
                f"<p>{name[0]} looks after the coast of {place[0]}, its people and its ships.</p>",
                f"<p>{name[1]}は、{place[1]}の海岸と住民、船舶を見守っています。</p>",
            ),
        }


def people():
    for number in range(240):
        family, given = FAMILIES[number % len(FAMILIES)], GIVEN[number // len(FAMILIES) % len(GIVEN)]
        office = OFFICES[number % len(OFFICES)]
        yield {
            "id": f"person-{number}",
            "family_name": pair(*family[:2]),
            "given_name": pair(*given[:2]),
            **({"kana": {"family": family[2], "given": given[2]}} if family[2] or given[2] else {}),
            "appointments": [
                {
                    "organization": f"organization-{number % 60}",
                    "title": pair(*office),
                    "from": "2010-04-01",
                    "to": "2019-03-31",
                },
                {
                    "organization": f"organization-{number % 60}",
                    "title": pair(f"Deputy {office[0]}", f"副{office[1]}"),
                    "from": "2019-04-01",
                },
            ],
        }


def topics():
    for number, topic in enumerate(TOPICS):
        yield {"id": f"topic-{number}", "name": pair(*topic)}


def release(number, bilingual=False):
    """The release of that number: the same each time, and unlike its neighbours in length, language and rows;
    `bilingual` publishes every one in both languages."""
    chance = Random(number)
    source = chance.choice(("en", "en", "ja"))
    languages = chance.choices((["en", "ja"], [source]), (85, 15))[0]
    if bilingual:
        languages = ["en", "ja"]
    hosts = chance.sample(range(60), chance.choices((1, 2, 3), (2, 6, 2))[0])
    place, what, kind = PLACES[hosts[0] % len(PLACES)], chance.choice(WHATS), KINDS[hosts[0] // len(PLACES)]
    host = (f"{place[0]} {kind[0]}", f"{place[1]}{kind[1]}")
    deed = filled(chance.choice(DEEDS), what=what)
    day = FIRST_DAY + timedelta(hours=HOURS_BETWEEN * number)
    reference = f"{day.year}-{number:05}"
    quotes = [
        {
            "id": f"q{index}",
            "speaker": f"person-{host_number + 60 * chance.randrange(4)}",
            "organization": f"organization-{host_number}",
            "original_language": chance.choice(("en", "ja")),
            "text": said(chance, what),
        }
        for index, host_number in enumerate(hosts[: chance.randrange(3)])
    ]
    body = blocks(chance, what, number, quotes)
    data = {
        "reference": reference,
        "source_language": source,
        "headline": pair(f"{host[0]} and partners {deed[0]} ({number})", f"{host[1]}など、{deed[1]}（第{number}号）"),
        "place": pair(*place),
        "lead": paragraph(chance, what, 2),
        "addressee": pair(None, "報道関係各位"),
        "body": {language: body[language] for language in ("en", "ja")},
        "released_at": day.isoformat(),
        "parties": [
            {"organization": f"organization-{each}", "role": "lead" if index == 0 else "partner"}
            for index, each in enumerate(hosts)
        ],
        "quotes": quotes,
        "contacts": [
            {
                "organization": f"organization-{hosts[0]}",
                "department": pair("Press office", "広報課"),
                "email": f"press-{hosts[0]}@example.org",
                "phone": "+44 1632 960112",
                "languages": ["en", "ja"],
            }
        ],
        "topics": [f"topic-{each}" for each in sorted(chance.sample(range(len(TOPICS)), chance.choice((1, 2))))],
        "languages": languages,
        "published": chance.random() < 0.97 or bilingual,
    }
    if len(hosts) > 1:
        data["agreement"] = {
            "kind": chance.choice(("memorandum", "contract", "partnership", "other")),
            "signed_on": day.date().isoformat(),
            "place": pair(*place),
            "summary": paragraph(chance, what, 1),
        }
        data["signatories"] = [
            {"person": f"person-{each + 60 * chance.randrange(4)}", "organization": f"organization-{each}"}
            for each in hosts
        ]
    if languages == [source]:
        other = "ja" if source == "en" else "en"
        data["lead"][other], data["body"][other] = None, []
    return data


def said(chance, what):
    return paragraph(chance, what, chance.choice((1, 2, 3)))


def paragraph(chance, what, sentences):
    chosen = [filled(each, what=what, number=chance.randrange(3, 99)) for each in chance.sample(SENTENCES, sentences)]
    return pair(" ".join(text[0] for text in chosen), "".join(text[1] for text in chosen))


def blocks(chance, what, number, quotes):
    """A body in both languages, of the same shape."""
    shape = []
    for index in range(chance.choice((2, 3, 4, 6, 12))):
        text = paragraph(chance, what, chance.choice((1, 2, 3, 4)))
        if index and chance.random() < 0.2:
            heading = chance.choice(HEADINGS)
            shape.append([{"type": "heading", "text": each} for each in heading])
        shape.append([{"type": "paragraph", "html": f"<p>{text[language]}</p>"} for language in ("en", "ja")])
        if index == 1 and number > 10 and chance.random() < 0.1:
            earlier = number - chance.randrange(1, 10)
            day = FIRST_DAY + timedelta(hours=HOURS_BETWEEN * earlier)
            link = f'<a href="release:{day.year}-{earlier:05}">'
            shape.append(
                [
                    {"type": "paragraph", "html": f"<p>See {link}the earlier release</a>.</p>"},
                    {"type": "paragraph", "html": f"<p>{link}以前の発表</a>もご覧ください。</p>"},
                ]
            )
    shape += [[{"type": "quote", "quote": quote["id"]}] * 2 for quote in quotes[:1]]
    return {language: [each[place] for each in shape] for place, language in enumerate(("en", "ja"))}


def write(path, count, bilingual=False):
    """A file of `count` releases, written record by record."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"format": "wagtail-pressrelease/1"')
        for name, records in (
            ("organizations", organizations()),
            ("people", people()),
            ("topics", topics()),
            ("releases", (release(number, bilingual) for number in range(count))),
        ):
            file.write(f',\n"{name}": [')
            for index, record in enumerate(records):
                file.write((",\n" if index else "\n") + json.dumps(record, ensure_ascii=False))
            file.write("\n]")
        file.write("}\n")
