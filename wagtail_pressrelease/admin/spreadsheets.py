"""Tables that staff take home, made safe for the program that opens them."""

from django.utils.encoding import force_str
from wagtail.admin.views.mixins import SpreadsheetExportMixin

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def no_formula(value) -> str:
    """A text as a cell of a CSV file. Excel would run one that begins like a formula; with an apostrophe in front it
    shows it."""
    text = force_str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


class SafeExport:
    """For views that export. In an XLSX file Wagtail says itself that a text is a text."""

    def get_preprocess_function(self, field, value, export_format):
        found = super().get_preprocess_function(field, value, export_format)
        if export_format != SpreadsheetExportMixin.FORMAT_CSV:
            return found
        return lambda value: no_formula(found(value) if found else value)
