"""How far a long command has come."""

import time

from django.utils.translation import gettext as _


class Progress:
    """A line now and then, where something takes longer than a moment."""

    EVERY = 5  # seconds

    def __init__(self, stream):
        self.stream = stream
        self.last = time.monotonic()

    def __call__(self, stage, number):
        if time.monotonic() - self.last >= self.EVERY:
            self.last = time.monotonic()
            sentences = {
                "read": _("Read %(number)s releases …"),
                "check": _("Checked %(number)s releases …"),
                "write": _("Imported %(number)s releases …"),
                "export": _("Exported %(number)s releases …"),
            }
            self.stream.write(sentences[stage] % {"number": number})
            self.stream.flush()
