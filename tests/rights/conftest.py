"""What the tests of rights may use."""

import pytest
from django.conf import settings

from tests.builders import make_newsroom

from .stage import Stage


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker, tmp_path_factory):
    """One site for all of a file: whatever is tried is undone. Lists of what uses a record, and searches, find what the
    indexes held before."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MEDIA_ROOT", str(tmp_path_factory.mktemp("media")))
        with Stage.built(make_newsroom) as built:
            yield built
