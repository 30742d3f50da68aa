"""The buttons of the page editor."""

import pytest
from django.urls import reverse

from tests.builders import make_draft, publish
from tests.forms import edit_url
from tests.localization.people import hire

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_issued", [False, True], ids=["draft", "issued"])
def test_a_translators_first_button_saves_and_none_is_one_that_would_be_refused(client, newsroom, is_issued):
    page = make_draft(newsroom)
    page = publish(page) if is_issued else page
    client.force_login(hire("midori", "edit_ja"))
    response = client.get(edit_url(page))
    assert response.context["action_menu"].default_item.name == "action-save-draft"
    html = response.content.decode()
    for name in ("delete", "unpublish", "copy", "move"):
        assert reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) not in html
    assert "action-publish" not in html


def test_who_enters_the_facts_is_offered_to_copy_move_and_delete(client, draft):
    client.force_login(hire("edith", "edit_en", "edit_ja", "edit_facts"))
    html = client.get(edit_url(draft)).content.decode()
    for name in ("delete", "move"):
        assert reverse(f"wagtailadmin_pages:{name}", args=[draft.pk]) in html
