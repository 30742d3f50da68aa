"""The rows of a release in the editor's form: who may change what in them."""

import uuid

import pytest

from tests.admin.people import sign_in
from tests.builders import fetch, publish
from tests.forms import edit_url, new_row, on_screen, row
from wagtail_pressrelease.models import MediaContact, Organization, Person, Quote, Signatory

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def editor(client, db):
    return sign_in(client, "edit_en", "edit_ja", "edit_facts")


@pytest.fixture
def translator(client, db):
    return sign_in(client, "edit_ja")


def latest(page):
    return fetch(page).get_latest_revision_as_object()


def facts(page):
    """Everything of the rows that a translator of Japanese has no say in."""
    return {
        relation: [
            {field.attname: getattr(each, field.attname) for field in each._meta.concrete_fields if kept(field.attname)}
            for each in getattr(page, relation).all()
        ]
        for relation in ("parties", "signatories", "quotes", "contacts", "attachments")
    }


def kept(name):
    return not name.endswith("_ja") and name not in (
        "id",
        "text",
        "office",
        "department",
        "name",
        "title",
        "sort_order",
    )


def save(client, page, data, **extra):
    response = client.post(edit_url(page), data, **extra)
    assert response.status_code == 302, [rows.errors for rows in response.context["form"].formsets.values()]
    return latest(page)


# --- somebody who may change facts
def test_rows_are_added_changed_reordered_and_deleted(editor, draft):
    data = on_screen(editor, draft)
    data = new_row(data, "quotes", speaker=Person.objects.get(key="grant").pk, original_language="en", text_en="Third.")
    data |= (
        row("quotes", 0, ORDER=2, text_ja="潮は変わる。")
        | row("quotes", 1, ORDER=1)
        | row("signatories", 0, DELETE="on")
    )
    page = save(editor, draft, data)
    assert [each.text_en for each in page.quotes.all()] == ["We look forward.", "The tide is ours.", "Third."]
    assert [each.text_ja for each in page.quotes.all()] == ["期待しています。", "潮は変わる。", ""]
    assert [each.person.key for each in page.signatories.all()] == ["hamada"]
    assert len({each.uid for each in page.quotes.all()}) == 3


def test_the_row_that_the_browser_copies_has_no_uid_of_its_own(editor, draft):
    page = editor.get(edit_url(draft)).content.decode()
    assert 'name="quotes-__prefix__-uid"' in page
    assert "value" not in page.split('name="quotes-__prefix__-uid"')[1].split(">")[0]


def test_new_rows_keep_the_uid_that_the_first_autosave_gave_them(editor, draft):
    data, speaker = on_screen(editor, draft), Person.objects.get(key="grant").pk
    for text in ("Third.", "Fourth."):
        data = new_row(data, "quotes", speaker=speaker, original_language="en", text_en=text)
    answer = editor.post(edit_url(draft), data, **JSON).json()
    assert answer["success"], answer
    given = [str(each.uid) for each in latest(draft).quotes.all()]
    assert len(set(given)) == 4
    assert [answer["field_updates"][f"quotes-{number}-uid"] for number in range(4)] == given
    data |= {**answer["field_updates"], "overwrite_revision_id": answer["revision_id"], "quotes-2-text_ja": "三つ目。"}
    assert editor.post(edit_url(draft), data, **JSON).json()["success"]
    assert [str(each.uid) for each in latest(draft).quotes.all()] == given
    assert latest(draft).quotes.all()[2].text_ja == "三つ目。"


def test_rows_of_a_correction_have_no_primary_key_and_are_the_same_rows(editor, issued):
    speaker = Person.objects.get(key="grant").pk
    data = new_row(on_screen(editor, issued), "quotes", speaker=speaker, original_language="en", text_en="Third.")
    page = save(editor, issued, data)
    before = [each.uid for each in page.quotes.all()]
    assert page.quotes.all()[2].pk is None
    page = save(editor, issued, on_screen(editor, issued, **row("quotes", 2, text_ja="三つ目。")))
    assert [each.uid for each in page.quotes.all()] == before
    assert page.quotes.all()[2].text_ja == "三つ目。"


def test_a_row_that_a_colleague_added_meanwhile_stays(editor, draft):
    data = on_screen(editor, draft)
    page = latest(draft)
    page.contacts.add(MediaContact(department_en="Night desk"))
    page.save_revision()
    assert [each.department_en for each in save(editor, draft, data).contacts.all()] == ["Night desk"]


def test_a_row_in_which_nothing_was_entered_is_no_row_and_stops_no_autosave(editor, draft):
    data = new_row(on_screen(editor, draft), "signatories", person="", capacity="signatory")
    data = new_row(data, "quotes", speaker="", original_language="en")
    answer = editor.post(edit_url(draft), data, **JSON).json()
    assert answer["success"], answer
    again = {**data, **answer["field_updates"], "overwrite_revision_id": answer["revision_id"]}
    assert editor.post(edit_url(draft), again, **JSON).json()["success"]
    assert len(latest(draft).signatories.all()) == len(latest(draft).quotes.all()) == 2


def test_a_quote_without_a_speaker_is_asked_for_one(editor, draft):
    data = new_row(on_screen(editor, draft), "quotes", speaker="", original_language="en", text_en="Who said this?")
    form = editor.post(edit_url(draft), data).context["form"]
    assert "speaker" in form.formsets["quotes"].errors[2]


def test_two_rows_never_have_one_uid(editor, draft):
    uid = latest(draft).quotes.all()[0].uid
    data = on_screen(editor, draft, **row("quotes", 1, uid=uid, id=""))
    quotes = save(editor, draft, data).quotes.all()
    assert len({each.uid for each in quotes}) == len(quotes)


# --- a translator
def filled(page):
    """A release with a row of everything, each with a fact that a translator does not see."""
    page = latest(page)
    centre = Organization.objects.get(key="orrin")
    page.quotes = [
        *page.quotes.all(),
        Quote(speaker=Person.objects.get(key="grant"), organization=centre, text_en="More."),
    ]
    page.signatories.add(Signatory(person=Person.objects.get(key="hamada"), capacity="witness", office_en="Chair"))
    page.contacts.add(MediaContact(department_en="Press", name_en="Ada Finch", email="press@example.org", for_ja=False))
    page.save_revision()
    return fetch(page)


@pytest.mark.parametrize("state", ["draft", "issued"])
def test_an_ordinary_save_by_a_translator_wipes_nothing(state, request, translator):
    page = filled(request.getfixturevalue(state))
    before = facts(latest(page))
    texts = {"quotes-2-text_ja": "さらに。", "signatories-2-office_ja": "議長", "contacts-0-department_ja": "広報課"}
    data = on_screen(translator, page, **texts, headline_ja="新しい見出し", **{"contacts-0-name_ja": "フィンチ"})
    after = save(translator, page, data)
    assert facts(after) == before
    assert after.headline_ja == "新しい見出し"
    assert after.quotes.all()[2].text_ja == "さらに。"
    assert after.signatories.all()[2].office_ja == "議長"
    assert (after.contacts.all()[0].department_ja, after.contacts.all()[0].name_ja) == ("広報課", "フィンチ")


def forgeries():
    yield "a text of the other language", row("quotes", 0, text_en="Forged")
    yield "a fact", row("quotes", 0, original_language="ja", speaker=999)
    yield "a field of the page", {"headline_en": "Forged", "reference": "FORGED", "slug": "forged", "ready_en": "on"}
    yield "a time", {"released_at": "2030-01-01T09:00", "released_at_zone": "Asia/Tokyo", "go_live_at": "2030-01-01"}
    yield "deleting", row("quotes", 0, DELETE="on")
    yield "reordering", row("quotes", 0, ORDER=2) | row("quotes", 1, ORDER=1)
    yield "fewer rows", {"quotes-TOTAL_FORMS": "1", "quotes-INITIAL_FORMS": "1"}
    yield "no rows", {"quotes-TOTAL_FORMS": "0", "quotes-INITIAL_FORMS": "0"}
    yield "rows that are said to be new", {"quotes-INITIAL_FORMS": "0"}
    yield "rows that are said to be known", {"quotes-INITIAL_FORMS": "3", "quotes-TOTAL_FORMS": "3"}
    yield "a primary key of another row", row("quotes", 0, id=999)
    yield "another uid", row("quotes", 0, uid=uuid.uuid4(), id="")
    yield (
        "a party",
        {
            "parties-TOTAL_FORMS": "3",
            **row("parties", 2, organization=1, role="lead", id="", uid="", ORDER=0),
        },
    )
    yield (
        "a quote",
        {
            "quotes-TOTAL_FORMS": "3",
            **row(
                "quotes", 2, speaker=1, text_ja="偽", text_en="Forged", original_language="en", id="", uid="", ORDER=0
            ),
        },
    )


@pytest.mark.parametrize(("what", "forged"), list(forgeries()), ids=[what for what, _ in forgeries()])
def test_what_a_translator_may_not_change_stays(what, forged, translator, draft):
    before = latest(draft)
    known = facts(before), before.headline_en, before.reference, before.slug, before.released_at
    translator.post(edit_url(draft), {**on_screen(translator, draft), **forged})
    after = latest(draft)
    assert (facts(after), after.headline_en, after.reference, after.slug, after.released_at) == known


def test_a_translator_reads_what_others_write(translator, draft):
    page = translator.get(edit_url(draft)).content.decode()
    assert '<span lang="en" class="press-words">The tide is ours.</span>' in page
    assert 'name="quotes-0-text_en"' not in page
    assert 'name="quotes-0-text_ja"' in page
    assert "press-rows-fixed" in page


def test_a_translator_cannot_publish_a_change_of_facts_by_the_way(translator, issued):
    page = latest(issued)
    data = on_screen(translator, issued, **{"action-publish": "1", "parties-0-organization": str(make_other().pk)})
    translator.post(edit_url(issued), data)
    assert facts(latest(issued)) == facts(page)
    assert fetch(issued).press_editions.count() == 2


def make_other():
    return Organization.objects.create(key="other", name_en="Other", name_ja="別の団体")


def test_an_editor_of_facts_alone_changes_no_words(client, draft):
    client = sign_in(client, "edit_facts")
    data = on_screen(client, draft, **row("quotes", 0, original_language="ja", text_en="Forged", text_ja="偽"))
    quote = save(client, draft, {**data, "headline_en": "Forged"}).quotes.all()[0]
    assert (quote.original_language, quote.text_en, quote.text_ja) == (
        "ja",
        "The tide is ours.",
        "潮は私たちのものです。",
    )
    assert latest(draft).headline_en == draft.headline_en


def test_saving_again_what_was_issued_issues_nothing(editor, issued):
    data = on_screen(editor, issued, **{"action-publish": "1"})
    assert editor.post(edit_url(issued), data).status_code == 302
    assert fetch(issued).press_editions.count() == 2
    assert publish(issued).press_editions.count() == 2
