"""Addresses, for readers at home and abroad."""

import pytest

from wagtail_pressrelease.rendering.addresses import address_lines


@pytest.mark.parametrize(
    ("address", "country", "language", "lines"),
    [
        ("850-8570 長崎県長崎市尾上町3-1", "JP", "ja", ["〒850-8570　長崎県長崎市尾上町3-1"]),
        ("〒8508570　長崎県長崎市尾上町3-1", "JP", "ja", ["〒850-8570　長崎県長崎市尾上町3-1"]),
        ("長崎県長崎市尾上町3-1", "JP", "ja", ["長崎県長崎市尾上町3-1"]),
        ("〒100-0001\n東京都千代田区千代田1-1", "JP", "ja", ["〒100-0001", "東京都千代田区千代田1-1"]),
        ("3-1 Onoue-machi\n\n Nagasaki 850-8570", "JP", "en", ["3-1 Onoue-machi", "Nagasaki 850-8570", "Japan"]),
        ("3-1 Onoue-machi, Nagasaki, Japan", "JP", "en", ["3-1 Onoue-machi, Nagasaki, Japan"]),
        ("1 Harbour Street\nKirkholm\nKW15 1AA", "GB", "en", ["1 Harbour Street", "Kirkholm", "KW15 1AA"]),
        ("オークニー諸島カークウォール港通り1", "GB", "ja", ["英国", "オークニー諸島カークウォール港通り1"]),
        ("英国オークニー諸島", "GB", "ja", ["英国オークニー諸島"]),
        ("Rue de la Paix 1\nParis", "FR", "en", ["Rue de la Paix 1", "Paris", "France"]),
        ("1 Harbour Street", "", "ja", ["1 Harbour Street"]),
        (" \n", "JP", "en", []),
    ],
)
def test_an_address_has_its_country_abroad(address, country, language, lines):
    assert list(address_lines(address, country, language)) == lines
