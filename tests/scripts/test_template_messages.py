"""The strings of templates reach the catalogue under the names that Django looks them up by."""

from io import BytesIO

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS

from scripts.template_messages import extract


@pytest.mark.parametrize(
    ("template", "function", "message"),
    [
        ('{% translate "Media contacts" %}', "gettext", "Media contacts"),
        ('{% translate "Read" context "verb" %}', "pgettext", ("verb", "Read")),
        ('{{ name|default:_("nobody") }}', "_", "nobody"),
        ("{% blocktranslate trimmed %}\n  Two\n    lines\n{% endblocktranslate %}", "gettext", "Two lines"),
        ("{% blocktranslate with a=b %}Hello {{ a }}, 100%{% endblocktranslate %}", "gettext", "Hello %(a)s, 100%%"),
        (
            "{% blocktranslate count n=n %}One{% plural %}{{ n }} pages{% endblocktranslate %}",
            "ngettext",
            ("One", "%(n)s pages", None),
        ),
    ],
)
def test_a_string_is_found_wherever_it_stands(template, function, message):
    around = f"<ul>\n      <li>it's\n  {template}\n 日本語 \"（\n    {{% if a %}}[ {{% endif %}}</li>\n"

    found = [(each[1], each[2]) for each in extract(BytesIO(around.encode()), DEFAULT_KEYWORDS, (), {})]

    assert found == [(function, message)]
