"""What colleagues are called."""

import pytest
from django.contrib.auth import get_user_model

from wagtail_pressrelease.localization.desk import called


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Rowan", "Hale", "Rowan Hale"),
        ("翠", "坂口", "坂口 翠"),
        ("", "坂口", "坂口"),
        ("Rowan", "", "Rowan"),
        ("", "", "hale"),
        (None, None, "hale"),
    ],
)
def test_a_person_is_called_as_in_the_script_of_the_name(first, last, name):
    assert called(get_user_model()(username="hale", first_name=first, last_name=last)) == name
