from wagtail.admin.panels import ObjectList

from wagtail_pressrelease.admin.fields import Fact
from wagtail_pressrelease.admin.panels import ReleaseTabs, pair


class SurveyTabs(ReleaseTabs):
    def tabs(self):
        return [*super().tabs(), ObjectList([Fact("vessel"), pair("method")], heading="Survey")]
