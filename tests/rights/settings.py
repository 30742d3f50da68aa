"""The admin's addresses that have nothing to do with releases: people, groups, sites, workflows, reports, oneself."""

from .addresses import ANYBODY, NOBODY, SIGNED_IN, STAFF, below, does, tried
from .roles import ANONYMOUS


def model_views(of, *looked_at, done=()):
    """The addresses that Wagtail gives a model of its own; `done` are those where an administrator changes it."""
    return {
        "": tried(NOBODY),
        "results/": tried(NOBODY),
        **{f"{name}/<int:pk>/": tried(NOBODY, of) for name in looked_at},
        **{f"{name}/<int:pk>/": does(NOBODY, of) for name in done},
    }


LISTS = ("history", "history-results", "usage")
PAGE_REPORTS = ("workflow", "workflow_tasks", "aging-pages", "page-types-usage")

ROWS = {
    **below("admin/sites/", model_views("site", *LISTS, done=("edit", "delete", "copy")) | {"new/": tried(NOBODY)}),
    **below("admin/users/", model_views("user", "edit", "copy", *LISTS, done=("delete",)) | {"new/": tried(NOBODY)}),
    **below("admin/groups/", model_views("group", "edit", *LISTS, done=("delete",)) | {"new/": tried(NOBODY)}),
    **below("admin/api-tokens/", model_views("token", *LISTS, done=("edit", "delete")) | {"new/": does(NOBODY)}),
    **below(
        "admin/collections/",
        {
            "": tried(NOBODY),
            "add/": does(NOBODY),
            "<int:pk>/": tried(NOBODY, "collection"),
            "<int:pk>/delete/": does(NOBODY, "collection"),
            "<int:collection_id>/privacy/": does(NOBODY, "collection", posts=({"restriction_type": "login"},)),
        },
    ),
    **below(
        "admin/redirects/",
        {
            "": tried(NOBODY),
            "results/": tried(NOBODY),
            "add/": does(NOBODY),
            "<int:redirect_id>/": does(NOBODY, "redirect"),
            "<int:redirect_id>/delete/": does(NOBODY, "redirect"),
            "import/": tried(NOBODY),
            "import/process/": tried(NOBODY),
        },
    ),
    **below(
        "admin/workflows/",
        {
            **{each: tried(NOBODY) for each in ("list/", "list/results/", "add/")},
            "enable/<int:pk>/": tried(NOBODY, "workflow"),
            "disable/<int:pk>/": does(NOBODY, "workflow"),
            "edit/<int:pk>/": tried(NOBODY, "workflow"),
            "usage/<int:pk>/": tried(NOBODY, "workflow"),
            "usage/<int:pk>/results/": tried(NOBODY, "workflow"),
            "remove/<int:page_pk>/": does(NOBODY, "newsroom"),
            "remove/<int:page_pk>/<int:workflow_pk>/": does(NOBODY, "newsroom workflow"),
            "tasks/add/<str:app_label>/<str:model_name>/": does(NOBODY, "=wagtailcore =groupapprovaltask"),
            **{f"tasks/{each}/": tried(NOBODY) for each in ("select_type", "index", "index/results")},
            "tasks/edit/<int:pk>/": does(NOBODY, "task"),
            "tasks/disable/<int:pk>/": does(NOBODY, "task"),
            "tasks/enable/<int:pk>/": tried(NOBODY, "task"),
            **{f"task_chooser/{each}": tried(SIGNED_IN) for each in ("", "results/", "create/")},
            "task_chooser/<int:task_id>/": tried(SIGNED_IN, "task"),
        },
    ),
    **below(
        "admin/reports/",
        {
            **{f"locked/{rest}": tried(NOBODY) for rest in ("", "results/")},
            **{f"{name}/{rest}": tried(STAFF) for name in PAGE_REPORTS for rest in ("", "results/")},
            **{f"site-history/{rest}": tried(SIGNED_IN) for rest in ("", "results/")},
        },
    ),
    **below(
        "admin/",
        {
            "test404/": tried(SIGNED_IN),
            "failwhale/": tried(NOBODY, fails=True),
            "account/": tried(SIGNED_IN),
            "logout/": tried(NOBODY),
            "dismissibles/": tried(SIGNED_IN),
            "sprite/": tried(ANYBODY),
            "login/": tried((ANONYMOUS,)),
            "password_reset/": tried(ANYBODY),
            "password_reset/done/": tried(ANYBODY),
            "password_reset/confirm/<uidb64>/<token>/": tried(ANYBODY, "=MQ =forged"),
            "password_reset/complete/": tried(ANYBODY),
            "jsi18n/": tried(ANYBODY),
            "^.*/$": tried(NOBODY),
        },
    ),
}
