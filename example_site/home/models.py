from wagtail.models import Page


class HomePage(Page):
    """The front page: what to try in the demo newsroom, and how."""

    max_count = 1
