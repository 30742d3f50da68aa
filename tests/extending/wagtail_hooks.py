from wagtail import hooks

from wagtail_pressrelease.admin.viewsets import ReleaseViewSet

from .models import SurveyRelease


class SurveyViewSet(ReleaseViewSet):
    model = SurveyRelease


surveys = SurveyViewSet("surveys")
hooks.register("register_admin_viewset", lambda: surveys)
