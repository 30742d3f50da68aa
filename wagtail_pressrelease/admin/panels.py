"""The forms of a release and a newsroom."""

from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface


class ReleaseTabs(TabbedInterface):
    def __init__(self, children=None, **kwargs):
        super().__init__(
            children
            or [
                ObjectList([FieldPanel("headline_en"), FieldPanel("lead_en"), FieldPanel("body_en")], heading="English"),
                ObjectList([FieldPanel("headline_ja"), FieldPanel("lead_ja"), FieldPanel("body_ja")], heading="日本語"),
            ],
            **kwargs,
        )


class NewsroomTabs(TabbedInterface):
    def __init__(self, children=None, **kwargs):
        super().__init__(
            children or [ObjectList([FieldPanel("name_en"), FieldPanel("name_ja"), FieldPanel("zone")], heading="Newsroom")],
            **kwargs,
        )
