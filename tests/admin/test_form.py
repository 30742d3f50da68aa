"""The editor's form of a release."""

import json

from tests.builders import fetch
from tests.forms import edit_url, on_screen
from wagtail_pressrelease.publishing.issue import BLOCK_KEY, own_content


def content(page):
    """What the latest version says of the release, without the marks that the text editor gives anew each time."""
    words = json.dumps(own_content(page.get_latest_revision().content), sort_keys=True, ensure_ascii=False)
    return json.loads(BLOCK_KEY.sub("", words))


def test_saving_an_untouched_form_changes_nothing(admin_client, draft):
    before = content(draft)
    response = admin_client.post(edit_url(draft), on_screen(admin_client, draft))
    assert response.status_code == 302, response.context["form"].errors
    assert content(fetch(draft)) == before
    assert not fetch(draft).live
