"""The editor's form of a release."""

import json
import re

from tests.builders import fetch
from tests.forms import edit_url, on_screen

STATUS = {"latest_revision", "latest_revision_created_at", "has_unpublished_changes", "draft_title"}


def content(page):
    """What the latest version says, without the marks that the text editor gives anew each time."""
    words = json.dumps({k: v for k, v in page.get_latest_revision().content.items() if k not in STATUS}, sort_keys=True)
    return json.loads(re.sub(r'\s*data-block-key=\\*"[^"\\]*\\*"', "", words))


def test_saving_an_untouched_form_changes_nothing(admin_client, draft):
    before = content(draft)
    response = admin_client.post(edit_url(draft), on_screen(admin_client, draft))
    assert response.status_code == 302, response.context["form"].errors
    assert content(fetch(draft)) == before
    assert not fetch(draft).live
