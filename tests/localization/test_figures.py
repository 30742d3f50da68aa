"""The same figures are found the same in both languages, and others are told."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.figures import disagreements, figures
from wagtail_pressrelease.localization.quantities import Clock, Day, Number
from wagtail_pressrelease.localization.units import plain

AGREE = [
    ("¥30 billion", "300億円"),
    ("30 billion yen", "300億円"),
    ("about 450 megawatts", "約45万キロワット"),
    ("35 per cent of the total", "全体の35％"),
    ("35%", "三割五分"),
    ("30 per cent", "3割"),
    ("14 May 2026", "2026年5月14日"),
    ("14 May 2026", "令和8年5月14日"),
    ("Thursday 14 May 2026", "令和8年（2026年）5月14日（木）"),
    ("1 May 2019", "令和元年5月1日"),
    ("Wednesday 1 May 2019", "令和元年（2019年）5月1日（水）"),
    ("2014", "平成26年"),
    ("9am", "午前9時"),
    ("5:30pm", "17時30分"),
    ("5.30pm", "午後5時30分"),
    ("from 9am to 11.30am", "午前9時から11時30分まで"),
    ("from 9 to 11am", "9時〜11時"),
    ("from 1 to 3pm", "午後1時から3時"),
    ("from 11am to 1pm", "午前11時〜午後1時"),
    ("11 to 1pm", "11時から13時"),
    ("at noon", "正午に"),
    ("midnight", "午前0時"),
    ("11:59pm", "23時59分"),
    ("9.30am", "9時半"),
    ("17:30", "午後5時30分"),
    ("Call 01856 852060 or +44 1856 852060", "電話 095-824-1111（内線2112）、+81 95-824-1111"),
    ("two ports", "2港"),
    ("two ports", "二つの港"),
    ("a five-year plan", "5年間の計画"),
    ("a five-year plan", "五か年計画"),
    ("a three-month trial", "3カ月間の試行"),
    ("¥1.25 billion", "12億5,000万円"),
    ("¥1.5 trillion", "1兆5,000億円"),
    ("¥12,000", "1万2,000円"),
    ("¥12,000", "１万２千円"),
    ("£2.5 million", "250万ポンド"),
    ("£2.5m", "250万ポンド"),
    ("US$3 million", "300万米ドル"),
    ("$3bn", "30億ドル"),
    ("10 million people", "1,000万人"),
    ("50 million", "5千万"),
    (
        "Embargoed until 07:00 BST on Wednesday 1 July 2026 (15:00 JST)",
        "解禁日時：2026年7月1日（水）午後3時（日本時間）／同日午前7時（英国時間）",
    ),
    (
        "Embargoed until 15:00 GMT on Tuesday 24 November 2026 (00:00 JST on Wednesday 25 November)",
        "解禁日時：2026年11月25日（水）午前0時（日本時間）／11月24日（火）午後3時（英国時間）",
    ),
    ("2 min read", "約2分で読めます"),
    ("about 16 per cent", "約16.1%"),
    ("a third of the people", "県民の3分の1"),
    ("two-thirds", "3分の2"),
    ("half of the cost", "半額"),
    ("half", "50%"),
    ("a third", "33%"),
    ("half an hour", "30分"),
    ("2.6 hectares", "26,000平方メートル"),
    ("30 miles", "約48キロ"),
    ("30 miles", "48キロメートル"),
    ("the ninth Governor", "第9代知事"),
    ("twice", "2回"),
    ("one in three", "3人に1人"),
    ("the 21st century", "21世紀"),
    ("100th anniversary", "100周年"),
    ("two and a half years", "2年半"),
    ("a year and a half", "1年半"),
    ("18 months", "1年半"),
    ("from 1 April to 31 May", "4月1日から5月31日まで"),
    ("1–5 May", "5月1日～5日"),
    ("1 to 5 May", "5月1〜5日"),
    ("Thursday 19 and Friday 20 November", "11月19日（木）と20日（金）"),
    ("FY2026", "2026年度"),
    ("FY2026", "令和8年度"),
    ("2026/27", "2026年から2027年"),
    ("May may be warm", "5月は暖かいかもしれません"),
    ("April Jones, 51, said", "アプリル・ジョーンズ氏（51歳）は"),
    ("March 2025", "令和7年3月"),
    ("CO2 emissions fell by 12%", "二酸化炭素（CO2）排出量は12%減"),
    ("COVID-19", "新型コロナウイルス"),
    ("the G7", "主要7か国"),
    ("ISO 14001", "ISO 14001"),
    ("a 5G network", "5G通信網"),
    ("today", "本日（6月19日）"),
    ("signed today", "6月19日に署名"),
    ("three-quarters", "4分の3"),
    ("25 per cent", "4分の1"),
    ("We thank everyone", "十分に一部の方々と三重県、六本木、四国、九州の皆様に"),
    ("It was once a port", "一時は港でした"),
    ("a thousand years", "千年"),
    ("a dozen boats", "12隻"),
    ("two dozen", "24"),
    ("two hundred and fifty people", "250人"),
    ("nineteen", "19"),
    ("twenty-one islands", "21の島"),
    ("the second-floor lobby", "2階ロビー"),
    ("Article 5", "第5条"),
    ("100 m", "100メートル"),
    ("5 km", "5キロ"),
    ("500 kg", "500キロ"),
    ("28°C", "28度"),
    ("28 degrees", "28℃"),
    ("between 2019 and 2023", "2019～2023年"),
    ("at 9.30", "9時30分"),
    ("in the 1990s", "1990年代"),
    ("2-1 win", "2対1"),
    ("the 2,300 people", "約2千3百人"),
    ("84 million yen", "８，４００万円"),
    ("<p>It costs <b>¥5 million</b>.</p>", "<p>費用は<b>500万円</b>です。</p>"),
    ("2 weeks", "14日間"),
    ("a fortnight", "2週間"),
    ("72 hours", "3日間"),
    ("1.30pm (JST)", "13:30"),
    ("24 December", "クリスマスイブの12月24日"),
    ("Nov 24, 2026", "2026/11/24"),
    ("November 24, 2026", "2026年11月24日"),
    ("2026-11-24", "2026年11月24日"),
    ("5pm on 14 May", "5月14日17時"),
    ("the 3rd floor", "3階"),
    ("No. 7", "第7号"),
    ("1 in 10", "10人に1人"),
    ("in 2 out of 5", "5人に2人"),
    ("six-storey", "6階建て"),
    ("the 14th", "14日"),
    ("Monday 2 to Friday 6 March", "3月2日（月）から6日（金）まで"),
    (
        "The wind farm, which will generate 450MW from 30 turbines, is due to open in the third quarter of 2027.",
        "30基の風車で45万kWを発電する同風力発電所は、2027年第3四半期に開業する予定です。",
    ),
    (
        "Turnout was 52.3 per cent, up 1.2 points on four years ago.",
        "投票率は52.3%で、4年前より1.2ポイント上昇しました。",
    ),
    (
        "More than 10,000 people attended over two days, about 3,000 of them from overseas.",
        "2日間で1万人を超える来場者があり、うち約3000人が海外からの参加でした。",
    ),
    (
        "The grant of £750,000 (about ¥142 million) covers the first three years.",
        "助成額は75万ポンド（約1億4,200万円）で、最初の3年分に充てられます。",
    ),
    (
        "Founded in 1868, the company employs some 12,500 people at 40 sites in 17 countries.",
        "1868年（明治元年）創業。17カ国40拠点に約1万2500人の従業員を擁します。",
    ),
    (
        "The ceremony begins at 10am on Monday 3 August and ends at noon.",
        "式典は8月3日（月）10時開始、12時終了予定です。",
    ),
    ("Doors open at 9:30am; please arrive by 9:45.", "開場は午前9時30分です。9時45分までにお越しください。"),
    (
        "It is the tenth such agreement and the first with a city outside Europe.",
        "こうした協定は10件目で、欧州以外の都市とは初めてです。",
    ),
    (
        "Emissions must fall by 46% from 2013 levels by fiscal 2030.",
        "2030年度に温室効果ガスを2013年度比で46％削減する必要があります。",
    ),
    (
        "The bridge is 1,991 metres long and stands 298.3 metres above the sea.",
        "橋の長さは1,991m、高さは海面上298.3mです。",
    ),
    (
        "A 30-minute film will be shown every hour from 11am to 4pm.",
        "30分の映像を午前11時から午後4時まで毎時上映します。",
    ),
    ("Nearly nine in ten residents support the plan.", "住民の約9割が計画を支持しています。"),
    ("The two mayors met for the third time.", "両市長の会談は3回目です。"),
    ("Tickets cost ¥1,500 (¥800 for under-15s).", "入場料は1,500円（15歳未満は800円）です。"),
    ("We are grateful to all 1.2 million of our users.", "120万人のユーザーの皆様に感謝申し上げます。"),
    (
        "The vessel displaces 3,000 tonnes and has a top speed of 14 knots.",
        "本船は排水量3千トン、最高速力14ノットです。",
    ),
    (
        "Over the past half-century the two cities have exchanged more than 500 students.",
        "この半世紀で、両市は500人以上の学生を交流させてきました。",
    ),
    (
        "On the 50th anniversary of the sister-city agreement of 12 April 1976",
        "1976年4月12日に締結された姉妹都市提携の50周年に当たり",
    ),
    (
        "The survey was carried out between 1 and 14 September with a sample of 2,045 adults.",
        "調査は9月1日から14日にかけて、成人2,045人を対象に実施しました。",
    ),
    ("From 2025-26, class sizes will be cut from 35 to 30.", "2025年度から、学級の定員を35人から30人に引き下げます。"),
    ("For inquiries call 03-1234-5678 (weekdays, 9am–5pm).", "お問い合わせは03-1234-5678（平日9時〜17時）まで。"),
    ("The 14-member panel will report within 90 days.", "14人の委員からなる検討会は、90日以内に報告書を提出します。"),
    ("It will take four to six weeks.", "4～6週間かかります。"),
    ("Room 301, 3rd Floor, Building B", "B棟3階301号室"),
    (
        "Snow of 40cm is forecast; temperatures may fall to -8°C.",
        "40センチの降雪が予想され、気温は氷点下8度まで下がる見込みです。",
    ),
    ("One in five of the 2,500 homes", "2,500戸のうち5戸に1戸"),
    (
        "The Mayor was re-elected in May 2023 for a second four-year term.",
        "市長は2023年5月に再選され、2期目（任期4年）を務めています。",
    ),
    ("Five minutes' walk from Exit A3 of Minato Station", "港駅A3出口から徒歩5分"),
    (
        "It has been 15 years since the Great East Japan Earthquake of 11 March 2011.",
        "2011年3月11日の東日本大震災から15年となります。",
    ),
    ("the SDGs' 17 goals", "SDGsの17の目標"),
    ("the so-called 2024 problem", "いわゆる「2024年問題」"),
    ("3-day event", "３日間のイベント"),
    ("between ¥2 billion and ¥3 billion", "20億〜30億円"),
    ("¥2–3 billion", "20〜30億円"),
    ("Kick-off is at 7.05pm on Saturday, Nov. 7", "キックオフは11月7日（土）19:05"),
    ("30,000-odd fans", "3万人余りのファン"),
    ("first-half profits doubled", "上半期の利益は2倍に"),
    ("We sold the 1 millionth unit", "累計販売台数が100万台に"),
    ("about 5,000 square feet", "約460平方メートル"),
    ("The 2026 Shiomi Marathon", "潮見マラソン2026"),
    ("children aged 6 to 12", "6歳から12歳の子ども"),
    ("by the end of March next year", "来年3月末までに"),
    ("The agreement takes effect on April 1.", "協定は4月1日に発効します。"),
    ("The company's No. 2 reactor", "同社の2号機"),
    ("one of the world's three largest", "世界三大の一つ"),
    ("Hundreds of volunteers", "数百人のボランティア"),
    ("twenty-odd staff", "二十数人の職員"),
    ("Mr Yamada, who turns 60 on 2 June,", "6月2日に60歳を迎える山田氏は、"),
    ("in the early 20th century", "20世紀初頭"),
    ("Heisei 26", "平成26年"),
    ("A century-old school", "創立100年の学校"),
    ("Press conference: 2pm, Friday 13 November (5am GMT)", "記者会見：11月13日（金）14時（英国時間 同日午前5時）"),
    ("Kawasaki-cho 2-chome", "川崎町二丁目"),
    ("The 747 and the A380", "ボーイング747とA380"),
    ("We open at 5 p.m. on 7 Nov.", "11月7日17時開場"),
]
DIFFER = [
    ("¥30 billion", "200億円"),
    ("30 billion yen", "300億ドル"),
    ("Nine companies", "8社"),
    ("14 May 2026", "2025年5月14日"),
    ("14 May", "5月15日"),
    ("Thursday 14 May", "5月14日（金）"),
    ("9am", "午後9時"),
    ("9am", "10時"),
    ("35 per cent", "30％"),
    ("a five-year plan", "6年間の計画"),
    ("450 megawatts", "45万ワット"),
    ("£2.5m", "2,500万ポンド"),
    ("16 months", "14か月"),
    ("within a year", "2年以内"),
    ("three times", "4回"),
    ("¥1.25 billion", "¥1.25億"),
    ("a third", "4分の1"),
    ("12 to 14", "12から15"),
    ("5.4 metres", "5メートル"),
    ("16.4 per cent", "17％"),
    ("May 2026", "6月"),
    ("5 July", "7月"),
    ("In July", "7月5日"),
    ("2028", "2027年"),
    ("1 person", "2人"),
    ("99 per cent", "100％"),
    ("¥12.48 billion", "125億円"),
    ("10 July and today", "7月11日と本日"),
    ("14 islands", "四十一の島"),
    ("Two-day", "3日間"),
    ("Thursday 1 May 2019", "令和元年（2019年）5月1日（水）"),
]
# What figures are made of.
WORDS = [
    *(
        "one ",
        "twenty-",
        "a ",
        "hundred ",
        "half ",
        "third",
        " in ",
        "century",
        " and ",
        " to ",
        "million",
        "th",
        "-odd",
    ),
    *(
        "May ",
        "14 ",
        "Friday ",
        "2026",
        "9",
        ".30",
        "pm",
        " p.m.",
        "noon",
        "m",
        "km",
        " yen",
        "per cent",
        "Heisei ",
        "FY",
    ),
    *(
        "令和",
        "元",
        "年",
        "度",
        "月",
        "日",
        "（金）",
        "午前",
        "午後",
        "時",
        "半",
        "正午",
        "第",
        "の",
        "割",
        "両",
        "数",
        "つ",
        "か月",
    ),
    *(
        "円",
        "キロ",
        "メガワット",
        "％",
        "から",
        "〜",
        "と",
        "、",
        " ",
        "\n",
        "<br/>",
        "0120-000-000",
        "https://example.org/9",
    ),
]
# In these the Japanese says something that the English leaves to the reader, or the other way round.
SAID_ONCE = {"16.1%", "41.6", "90人"}


@pytest.mark.parametrize(("english", "japanese"), AGREE)
def test_the_same_is_not_told(english, japanese):
    assert disagreements(english, "en", japanese, "ja") == []
    assert disagreements(japanese, "ja", english, "en") == []


@pytest.mark.parametrize(("english", "japanese"), DIFFER)
def test_another_figure_is_told(english, japanese):
    assert disagreements(english, "en", japanese, "ja")
    assert disagreements(japanese, "ja", english, "en")


def test_the_source_comes_first_and_each_figure_says_whose_it_is():
    found = disagreements("It costs ¥30 billion.", "en", "費用は200億円です。", "ja")
    assert [(each.text, each.language) for each in found] == [("¥30 billion", "en"), ("200億円", "ja")]
    found = disagreements("費用は200億円です。", "ja", "It costs ¥30 billion.", "en")
    assert [(each.text, each.language) for each in found] == [("200億円", "ja"), ("¥30 billion", "en")]


def test_small_numbers_are_told_only_against_each_other():
    assert disagreements("The two universities will meet.", "en", "大学は3回会合を開きます。", "ja")
    assert not disagreements("The two universities will meet.", "en", "大学は会合を開きます。", "ja")
    assert not disagreements("The universities of A and B will meet.", "en", "2つの大学は会合を開きます。", "ja")
    assert disagreements("Send four people for three months.", "en", "4人を4か月間派遣します。", "ja")


def test_nothing_disagrees_with_an_empty_text():
    assert disagreements("On 14 May 30 people came.", "en", "", "ja") == []
    assert disagreements("<p></p>", "en", "5月14日に30人が来ました。", "ja") == []


def test_what_a_figure_says():
    assert [each.text for each in figures("It ends at 5pm. It began on 7 May.", "en")] == ["5pm", "7 May"]
    text = "On Thursday 14 May 2026 at 5.30pm, ¥6.4 billion and 46 per cent"
    assert [(each.text, each.value) for each in figures(text, "en")] == [
        ("Thursday 14 May 2026", Day(2026, 5, 14, 3)),
        ("5.30pm", Clock(17, 30)),
        ("¥6.4 billion", Number(Fraction(6_400_000_000), "yen", places=1)),
        ("46 per cent", Number(Fraction(46), "part", Fraction(1, 100))),
    ]
    text = "令和８年５月１４日（木）午後５時３０分、64億円、４６％"
    assert [each.text for each in figures(text, "ja")] == [
        "令和８年５月１４日（木）",
        "午後５時３０分",
        "64億円",
        "４６％",
    ]


def demo_pairs():
    """Every text of the demo in both languages."""
    demo = Path(__file__).parents[2] / "example_site" / "demo" / "newsroom.json"

    def walk(value):
        if isinstance(value, list):
            for each in value:
                yield from walk(each)
        elif isinstance(value, dict) and {"en", "ja"} <= set(value):
            yield from both(value["en"], value["ja"])
        elif isinstance(value, dict):
            for name, each in value.items():
                if name not in ("address", "department"):
                    yield from walk(each)

    def both(english, japanese):
        if isinstance(english, str) and isinstance(japanese, str):
            yield english, japanese
        elif isinstance(english, list) and isinstance(japanese, list):
            for one, other in zip(english, japanese, strict=False):
                yield from both(one, other)
        elif isinstance(english, dict) and isinstance(japanese, dict) and english.get("type") == japanese.get("type"):
            for name in {*english} & {*japanese}:
                yield from both(english[name], japanese[name])

    return list(walk(json.loads(demo.read_text())))


def test_the_demo_gives_no_false_alarm():
    pairs = demo_pairs()
    told = [each.text for one, other in pairs for each in disagreements(one, "en", other, "ja")]
    assert len(pairs) > 300
    assert set(told) <= SAID_ONCE


@pytest.mark.parametrize("language", ["en", "ja"])
@given(
    st.lists(
        st.sampled_from(WORDS) | st.text(alphabet="0123456789０９①٣一十百千万億兆分 ,.:/-–~%％(（)）¥$£", max_size=6)
    ).map("".join)
)
def test_no_text_fails_or_disagrees_with_itself(language, text):
    found = figures(text, language)
    assert disagreements(text, language, text, language) == []
    assert all(each.text and text.startswith(each.text, each.start) for each in found if plain(text) == text)


def test_a_long_row_of_digits_is_no_figure():
    assert figures("1" * 5000, "en") == figures("一" * 5000, "ja") == []
