"""The plugin's templates may be overridden block by block, for one page type or for the whole site."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

SITE_TEMPLATES = Path(__file__).parent / "site_templates"


@pytest.fixture
def overridden():
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [SITE_TEMPLATES, *templates[0]["DIRS"]]
    with override_settings(TEMPLATES=templates):
        yield


@pytest.mark.parametrize(("language", "headline"), [("en", "tidal memorandum"), ("ja", "潮流エネルギーで覚書を締結")])
def test_a_site_overrides_one_block_of_every_release(client, overridden, issued, language, headline):
    answer = client.get(f"/{language}/newsroom/{issued.slug}/").content.decode()
    assert f"<p>Our number: {issued.reference}</p>" in answer
    assert headline in answer
