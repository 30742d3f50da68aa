"""PDFs that are made at once, for what is not about how they look: their HTML as it is."""

from wagtail_pressrelease.rendering import pdf


class QuickPages:
    """In the place of rendering/weasy.py."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def set_pages(self, html, address, files, identifier):
        self.made.append(html)
        return b"%PDF-" + html.encode()


def set_at_once(monkeypatch) -> QuickPages:
    engine = QuickPages()
    monkeypatch.setattr(pdf, "engine", lambda: engine)
    return engine
