"""Where the translation desk stands in the admin."""

from django.urls import path

from . import api, handing, rail, views

RELEASE = "press-releases/<int:page_id>/translate/<str:language>/"


def urls():
    """For Wagtail's hook."""
    return [
        path(RELEASE, views.Screen.as_view(), name="press_translate"),
        path(f"{RELEASE}preview/", views.Preview.as_view(), name="press_translate_preview"),
        path(f"{RELEASE}look/", api.Look.as_view(), name="press_translate_look"),
        path(f"{RELEASE}save/", api.Save.as_view(), name="press_translate_save"),
        path(f"{RELEASE}choose/", api.Choose.as_view(), name="press_translate_choose"),
        path(f"{RELEASE}unchanged/", api.Unchanged.as_view(), name="press_translate_unchanged"),
        path(f"{RELEASE}ready/", api.Ready.as_view(), name="press_translate_ready"),
        path(f"{RELEASE}send/", handing.Send.as_view(), name="press_translate_send"),
        path(f"{RELEASE}approve/", handing.Approve.as_view(), name="press_translate_approve"),
        path(f"{RELEASE}publish/", handing.Publish.as_view(), name="press_translate_publish"),
        path(f"{RELEASE}return/", handing.Return.as_view(), name="press_translate_return"),
        path(f"{RELEASE}return/text/", handing.ReturnText.as_view(), name="press_translate_return_text"),
        path(f"{RELEASE}beside/", rail.Beside.as_view(), name="press_translate_beside"),
        path(f"{RELEASE}questions/", rail.Ask.as_view(), name="press_translate_ask"),
        path(f"{RELEASE}questions/<int:question>/answer/", rail.Answer.as_view(), name="press_translate_answer"),
        path(f"{RELEASE}questions/<int:question>/resolve/", rail.Resolve.as_view(), name="press_translate_resolve"),
    ]
