"""What the screen's scripts say to people. They read it from the page, so that one catalogue serves all."""

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext


def texts(language: str) -> dict[str, str]:
    """By name. `{n}` and the like are filled in by the scripts."""
    of_length = {
        "en": (npgettext("length", "{n} word", "{n} words", 1), npgettext("length", "{n} word", "{n} words", 2)),
        "ja": (
            npgettext("length", "{n} character", "{n} characters", 1),
            npgettext("length", "{n} character", "{n} characters", 2),
        ),
    }
    one, many = of_length[language]
    return {
        "length_one": one,
        "length_many": many,
        "placeholder": _("Write the translation…"),
        "state_new": pgettext("state of a translation", "New"),
        "state_check": pgettext("state of a translation", "To check"),
        "state_translated": pgettext("state of a translation", "Translated"),
        "state_reviewed": pgettext("state of a translation", "Reviewed"),
        "state_left_out": pgettext("state of a translation", "Left out"),
        "confirmed": _("{what}: confirmed"),
        "reviewed": _("{what}: reviewed"),
        "left_out": _("{what}: left out"),
        "nothing_left": _("Nothing is left to do."),
        "write_first": _("There is no translation to confirm yet."),
        "choose_first": _("Two people changed this text. Choose one first."),
        "rewritten": _("The source has changed: {what}"),
        "conflict": _("Somebody else changed this text meanwhile. Both are kept until you choose."),
        "figures": _("Some figures differ between the two languages. Check them, and confirm again."),
        "refused": _("{what}: {why}"),
        "proposed": _("{what} was reviewed already. Your text waits for a reviewer."),
        "offline": _(
            "Not saved yet. What you type is kept in this browser, and is saved as soon as the server answers."
        ),
        "not_saved": _("Not saved: {why}"),
        "restored": _("What you had typed before the page was closed has been saved."),
        "ready": _("Marked as ready."),
        "saved": _("The draft is saved."),
    }
