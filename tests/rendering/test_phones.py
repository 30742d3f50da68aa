"""Telephone numbers, as they are dialled at home and abroad."""

import pytest

from wagtail_pressrelease.rendering.phones import phone_line, phone_link


@pytest.mark.parametrize(
    ("number", "country", "english", "japanese"),
    [
        ("045-210-1111", "JP", "+81 45-210-1111", "045-210-1111"),
        ("+81452101111", "", "+81 45-210-1111", "045-210-1111"),
        ("０４５－２１０－１１１１", "JP", "+81 45-210-1111", "045-210-1111"),
        ("090-1234-5678", "JP", "+81 90-1234-5678", "090-1234-5678"),
        ("01856 852060", "GB", "01856 852060", "+44 1856 852060"),
        ("+44 (0)20 7946 0123", "JP", "020 7946 0123", "+44 20 7946 0123"),
        # Freephone and navigation numbers are not dialled from abroad.
        ("0120-123-456", "JP", "", "0120-123-456"),
        ("+81 120-123-456", "", "", "0120-123-456"),
        ("0570-064-000", "JP", "", "0570-064-000"),
        ("0800 123 4567", "GB", "0800 123 4567", ""),
        ("0300 123 4567", "GB", "0300 123 4567", "+44 300 123 4567"),
        # A third country is abroad for both.
        ("+33 1 44 55 66 77", "", "+33 1 44 55 66 77", "+33 1 44 55 66 77"),
        # No exchange has given these out: at home they stay as typed.
        ("03-0000-0000", "JP", "+81 3-0000-0000", "03-0000-0000"),
        ("01632 960123", "GB", "01632 960123", "+44 1632 960123"),
        # Not a number that can be dialled: as typed.
        ("119", "JP", "119", "119"),
        ("広報課まで", "JP", "広報課まで", "広報課まで"),
        ("020 7946 0123 or 0124", "GB", "020 7946 0123 or 0124", "020 7946 0123 or 0124"),
        ("045-210-1111", "", "045-210-1111", "045-210-1111"),
        ("045-210-1111", "ZZ", "045-210-1111", "045-210-1111"),
        ("", "JP", "", ""),
    ],
)
def test_a_number_is_national_at_home_and_international_abroad(number, country, english, japanese):
    assert phone_line(number, "en", country) == english
    assert phone_line(number, "ja", country) == japanese


@pytest.mark.parametrize("typed", ["045-210-1111（内線2345）", "045-210-1111 内線 2345", "045-210-1111 ext. 2345"])
def test_an_extension_typed_with_the_number_is_printed_in_each_language(typed):
    assert phone_line(typed, "en", "JP") == "+81 45-210-1111 ext. 2345"
    assert phone_line(typed, "ja", "JP") == "045-210-1111（内線2345）"
    assert phone_link(typed, "en", "JP") == "tel:+81-45-210-1111;ext=2345"


def test_an_extension_may_be_a_field_of_its_own():
    assert phone_line("045-210-1111", "ja", "JP", extension="2345") == "045-210-1111（内線2345）"
    assert phone_line("020 7946 0123", "en", "GB", extension=" 12 ") == "020 7946 0123 ext. 12"
    assert phone_line("0120-123-456", "en", "JP", extension="12") == ""
    assert phone_link("020 7946 0123", "ja", "GB", extension="12") == "tel:+44-20-7946-0123;ext=12"
    assert phone_link("020 7946 0123", "ja", "GB", extension="広報") == "tel:+44-20-7946-0123"


@pytest.mark.parametrize(
    ("number", "country", "english", "japanese"),
    [
        ("045-210-1111", "JP", "tel:+81-45-210-1111", "tel:+81-45-210-1111"),
        ("0120-123-456", "JP", "", "tel:+81-120-123-456"),
        ("119", "JP", "", ""),
        ("広報課まで", "JP", "", ""),
        ("", "", "", ""),
    ],
)
def test_only_what_can_be_dialled_is_a_link(number, country, english, japanese):
    assert phone_link(number, "en", country) == english
    assert phone_link(number, "ja", country) == japanese


def test_readers_are_in_britain_or_in_japan():
    with pytest.raises(ValueError, match="'de'"):
        phone_line("広報課まで", "de", "JP")
