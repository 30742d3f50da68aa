"""Somebody whose profile says Japanese meets none of our English, wherever they work; nor does a reader of Japanese."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.admin.people import sign_in
from tests.admin.visible import english_in, patterns, pieces
from tests.builders import make_draft, make_issued, make_newsroom, publish
from tests.forms import add_url, edit_url, new_row, on_screen, posted
from tests.test_catalogue import SOURCE, both, read
from wagtail_pressrelease.models import Organization, Person, Topic

# The name of a language in itself, and what stands in the register.
LEGITIMATE = {"English"}


@pytest.fixture(scope="module")
def known():
    return patterns(text for each in read(SOURCE) if each.id for text in both(each.id) if text not in LEGITIMATE)


@pytest.fixture
def tides(db):
    return make_newsroom(name_en="Tides", name_ja="潮のニュースルーム", slug="newsroom", zone="Asia/Tokyo")


@pytest.fixture
def officer(client, db):
    """An administrator of a prefecture's press office."""
    user = get_user_model().objects.create_superuser("koho", "koho@example.org", "x")
    UserProfile.objects.create(user=user, preferred_language="ja")
    client.force_login(user)
    return client


def register_url(model, view, *arguments):
    return reverse(model.snippet_viewset.get_url_name(view), args=arguments)


def chooser_url(model, view, *arguments):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(view), args=arguments)


def html_of(response):
    assert response.status_code in (200, 404), response.status_code
    if response.headers["Content-Type"].startswith("application/json"):
        return response.json().get("html", "")
    return response.content.decode()


@pytest.fixture
def no_english(known):
    def check(response, *japanese):
        """No English of ours, and these Japanese texts."""
        html = html_of(response)
        assert english_in(html, known) == {}
        seen = " ".join(pieces(html))
        for each in japanese:
            assert each in seen, each

    return check


def test_english_is_recognized_where_it_stands(known):
    html = """<p>You may not change: Headline.</p><label>Subheadline<span>*</span></label>
        <input name="lead" type="text">
        <div data-blocks='["heading", {"label": "Paragraph"}]' aria-label="Media contacts"></div>
        <script type="text/django-form-template"><h2>Witness</h2></script>"""

    found = {
        "You may not change: %(fields)s.",
        "subheadline",
        "Paragraph",
        "Media contacts",
        "media contacts",
        "media contact",
        "Witness",
    }
    assert english_in(html, known).keys() == found


# --- releases ---------------------------------------------------------------------------------------------------------
def test_a_new_release(officer, tides, no_english):
    no_english(
        officer.get(add_url(tides)), "見出し", "発表日時", "解禁日時", "報道機関向け連絡先", "公開前の確認", "小見出し"
    )


@pytest.mark.parametrize("make", [make_draft, make_issued])
def test_the_form_of_a_release(officer, tides, no_english, make):
    page = make(tides)

    no_english(officer.get(edit_url(page)), "見出し", "署名者", "発言者", "登録した発言")


def test_the_form_of_a_release_that_waits_for_its_hour(officer, tides, no_english):
    page = publish(make_draft(tides), embargo_until=timezone.now() + datetime.timedelta(days=3))
    page.headline_en = "Another headline"
    page.save_revision()

    no_english(officer.get(edit_url(page)), "公開予約済み", "もう一度「公開を予約」を押してください。")


def test_what_somebody_reads_who_may_change_nothing(client, tides, no_english):
    page = make_draft(tides)
    sign_in(client, language="ja")

    no_english(client.get(edit_url(page)), "基本情報")


def test_a_refused_publish_says_why(officer, tides, no_english):
    page = make_draft(tides, ready=[], lead_ja="", body_en=[])
    Organization.objects.update(name_ja="")
    Person.objects.update(family_name_en="", given_name_en="")
    refused = {"ready_en": "on", "ready_ja": "on", "source_language": "ja", "action-publish": "1"}

    response = officer.post(edit_url(page), on_screen(officer, page, **refused))

    no_english(
        response,
        "公開されませんでした。",
        "日本語のリードを入力してください。",
        "英語の本文を入力してください。",
        "の日本語の名称を",
    )


def test_what_was_typed_wrongly(officer, tides, no_english):
    other = make_draft(tides, slug="other", reference="2026-900")
    page = make_draft(tides)
    wrong = {
        "reference": other.reference,
        "released_at": "2026-03-29T01:30",
        "released_at_zone": "Europe/London",
        "embargo_until": "tomorrow",
        "agreement_valid_from": "2026-05-02",
        "agreement_valid_until": "2026-05-01",
        "slug": "feed",
    }

    response = officer.post(edit_url(page), on_screen(officer, page, **wrong))

    no_english(response, "夏時間への切り替え", "日付と時刻を入力してください。", "ほかの報道発表で使用されています。")


def test_a_published_release_is_announced(officer, tides, no_english):
    page = make_draft(tides)
    data = on_screen(officer, page, **{"ready_en": "on", "ready_ja": "on", "action-publish": "1"})

    no_english(officer.post(edit_url(page), data, follow=True), "英語、日本語で公開されました。")


def test_versions_are_compared_and_used_as_japanese_says(officer, tides, no_english):
    page = make_draft(tides)
    page.headline_ja, page.headline_en, page.agreement_place_ja = "別の見出し", "Another", "潮見市"
    first = page.revisions.order_by("pk").first()
    page.save_revision()

    for view, arguments in [
        ("revisions_compare", [page.pk, first.pk, "latest"]),
        ("history", [page.pk]),
        ("copy", [page.pk]),
    ]:
        no_english(officer.get(reverse(f"wagtailadmin_pages:{view}", args=arguments)))


# --- newsrooms and listings -------------------------------------------------------------------------------------------
def test_the_form_of_a_newsroom(officer, tides, no_english):
    no_english(officer.get(edit_url(tides)), "名称", "基準とする時刻", "新規作成時の初期値")


def test_the_listings(officer, tides, no_english):
    make_issued(tides)
    make_draft(tides, slug="draft", released_at=timezone.now() + datetime.timedelta(days=2))

    no_english(
        officer.get(reverse("wagtailadmin_explore", args=[tides.pk])),
        "発表日時",
        "解禁日時",
        "（準備完了）",
        "公開予約なし",
    )
    no_english(officer.get(reverse("all_press_releases:index")), "報道発表を追加", "発表年", "英語のみ")


# --- the register -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", [Organization, Person, Topic])
def test_the_register(officer, tides, no_english, model):
    make_draft(tides)
    Topic.objects.create(key="energy", name_en="Sea power", name_ja="エネルギー")
    record = model.objects.first()

    no_english(officer.get(register_url(model, "list")), "登録台帳")
    no_english(officer.get(register_url(model, "add")), "（英語）", "（日本語）")
    no_english(officer.get(register_url(model, "edit", record.pk)), "キーは変更できません。")
    no_english(
        officer.post(register_url(model, "add"), posted(officer.get(register_url(model, "add")).context["form"]))
    )


def test_a_person_whose_office_ends_before_it_began(officer, tides, no_english):
    make_draft(tides)
    person = Person.objects.get(key="hamada")
    address = register_url(Person, "edit", person.pk)
    data = posted(officer.get(address).context["form"])
    data = new_row(
        data,
        "appointments",
        organization=Organization.objects.first().pk,
        title_ja="参与",
        held_from="2026-04-01",
        held_until="2025-04-01",
    )

    no_english(officer.post(address, data), "退任日は、就任日以降の日付にしてください。", "掲載時の表記")


@pytest.mark.parametrize("model", [Organization, Person, Topic])
def test_the_choosers(officer, tides, no_english, model):
    make_draft(tides)

    no_english(officer.get(chooser_url(model, "choose")), "を新規登録", "保存して選択")
    no_english(officer.post(chooser_url(model, "create"), {}))


def test_the_office_that_will_be_printed(officer, tides, no_english):
    page = make_draft(tides)
    director = Person.objects.get(key="grant")
    asked = {"person": director.pk, "page": page.pk, "agreement_signed_on": "2026-05-14", "facts": "shown"}

    no_english(officer.get(reverse("wagtail_pressrelease_office"), asked), "時点の役職")


# --- what is refused --------------------------------------------------------------------------------------------------
def test_refusals_to_delete(client, tides, no_english):
    issued, draft = make_issued(tides), make_draft(tides, slug="draft")
    sign_in(client, pages=("add_page", "change_page", "publish_page", "bulk_delete_page"), language="ja")

    for page, said in [(issued, "発表済みのため"), (tides, "1件含まれているため"), (draft, "基本情報を変更する権限")]:
        no_english(client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True), said)


def test_a_record_in_use_is_kept(officer, tides, no_english):
    make_draft(tides)
    tides.organization = Organization.objects.get(key="orrin")
    tides.save()

    for record in (Organization.objects.get(key="orrin"), Person.objects.get(key="grant")):
        response = officer.post(register_url(type(record), "delete", record.pk), follow=True)
        no_english(response, "1件の報道発表で使用されているため")


def test_an_alias_is_refused(officer, tides, no_english):
    page = make_draft(tides)
    data = {"new_title": "x", "new_slug": "x", "new_parent_page": tides.pk, "alias": "on"}

    no_english(officer.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True), "エイリアス")


# --- readers ----------------------------------------------------------------------------------------------------------
def test_the_reader_of_japanese(client, tides, no_english):
    topic = Topic.objects.create(key="energy", name_en="Sea power", name_ja="エネルギー")
    for number in range(21):
        page = make_draft(tides, slug=f"release-{number}", rows=not number)
        if not number:
            page.topics = [topic]
            page.save_revision()
        publish(page)

    no_english(client.get("/ja/newsroom/"), "2ページ中1ページ目", "以前の発表", "検索")
    no_english(client.get("/ja/newsroom/?topic=energy&year=1999"))
    no_english(client.get("/ja/newsroom/?topic=energy"), "絞り込みを解除")
    no_english(client.get("/ja/newsroom/nothing/"), "ページが見つかりません", "報道発表の一覧へ")
    no_english(client.get("/ja/newsroom/release-0/"))


def test_the_reader_of_japanese_where_there_is_english_only(client, tides, settings, no_english):
    settings.WAGTAIL_PRESSRELEASE = {"OTHER_LANGUAGE": "notice"}
    make_issued(tides, ready=["en"])

    notice = client.get("/ja/newsroom/tidal-memorandum/").content.decode()

    assert "英語のみで発表しています。" in notice
    no_english(client.get("/ja/newsroom/"), "この言語の報道発表は、まだありません。")
