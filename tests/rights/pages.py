"""The admin's addresses of pages."""

from .addresses import NOBODY, OWN, SIGNED_IN, STAFF, below, does, tried
from .roles import JAPANESE, PUBLISHER, REVIEWER

TYPE = "=wagtail_pressrelease =pressreleasepage"
PAGES = "=wagtailcore =page"
COMPARE = (
    r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$"
)
ADD = "<slug:content_type_app_name>/<slug:content_type_model_name>/"
PUT_IN_FORCE = {"live", "editions", "schedule"}  # the moment of publishing is noted as the release's
PUBLISH = ({"action-publish": "1"}, {"action-submit": "1"})
HANDED_ON = {"workflow", "submitted"}
WORKFLOW = ({"action-cancel-workflow": "1"}, {"action-workflow-action": "1", "workflow-action-name": "approve"})
COPY = {"new_title": "Forged", "new_slug": "forged", "new_parent_page": "{newsroom}", "copy_subpages": "on"}
BELOW = {"include_descendants": "on"}


def and_submits(role_words):
    return {role: words | {"submitted"} for role, words in role_words.items()}


def bulk(kind, action, objects, data=None, opens=SIGNED_IN, may=None):
    query = "?" + "&".join(f"id={{{name}}}" for name in objects.split())
    return does(opens, f"{kind} ={action}", query=query, posts=(data or {},), may=may)


ROWS = below(
    "admin/pages/",
    {
        "": tried(NOBODY),
        "<int:parent_page_id>/": tried(STAFF, "newsroom", "draft") + tried(NOBODY, "home"),
        "<int:parent_page_id>/results/": tried(STAFF, "newsroom", "draft"),
        f"add/{ADD}<int:parent_page_id>/": does(NOBODY, f"{TYPE} newsroom", "=wagtail_pressrelease =newsroompage home"),
        f"add/{ADD}<int:parent_page_id>/preview/": tried(
            NOBODY, f"{TYPE} newsroom", form="admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom}/"
        ),
        f"usage/{ADD}": tried(STAFF, TYPE),
        f"usage/{ADD}results/": tried(STAFF, TYPE),
        "create/<slug:app_label>/<slug:model_name>": tried(SIGNED_IN, TYPE),
        "<int:page_id>/usage/": tried(STAFF, "draft", "live"),
        "<int:page_id>/edit/": [
            *does(STAFF, "draft", "live", "scheduled", "newsroom", may=OWN),
            *does(STAFF, "draft", posts=({"is_reverting": "1", "revision": "{draft_old}"},), may=OWN),
            *does(STAFF, "waiting"),  # it is in a workflow, and so locked
            *does(STAFF, "draft", posts=PUBLISH, may=and_submits({**OWN, PUBLISHER: PUT_IN_FORCE})),
            *does(STAFF, "live", posts=PUBLISH, may=and_submits({**OWN, PUBLISHER: {"live"}})),
            *does(STAFF, "waiting", posts=WORKFLOW, may={PUBLISHER: {"live", "editions", "workflow"}}),
        ],
        "<int:page_id>/edit/preview/": tried(STAFF, "draft", form="admin/pages/{draft}/edit/"),
        "<int:page_id>/view_draft/": tried(STAFF, "draft", "live"),
        "<int:parent_page_id>/add_subpage/": tried(NOBODY, "newsroom"),
        "<int:page_id>/delete/": does(NOBODY, "draft", "live", "newsroom", "elsewhere"),
        "<int:page_id>/unpublish/": [
            *does((PUBLISHER,), "live", "newsroom", may={PUBLISHER: {"live"}}),
            *tried(NOBODY, "draft"),
        ],
        "<int:page_id>/convert_alias/": tried(NOBODY, "draft"),
        "search/": tried(STAFF, query="?q=qxheadlineen"),
        "search/results/": tried(STAFF, query="?q=qxheadlineen"),
        "<int:page_to_move_id>/move/": tried(STAFF, "draft", posts=({"new_parent_page": "{elsewhere}"},)),
        "<int:page_to_move_id>/move/<int:destination_id>/confirm/": does(NOBODY, "draft elsewhere"),
        "<int:page_to_move_id>/set_position/": does(NOBODY, "draft", query="?position=2"),
        "<int:page_id>/copy/": does(NOBODY, "draft", "live", posts=(COPY,)),
        "workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/": [
            *does((PUBLISHER,), "waiting =approve task_state", may={PUBLISHER: {"live", "editions", "workflow"}}),
            *does((PUBLISHER,), "waiting =reject task_state", may={PUBLISHER: {"workflow"}}),
            *does((JAPANESE,), "begun =send begun_step", may={JAPANESE: HANDED_ON}),
            *does((REVIEWER,), "in_review =approve in_review_step", may={REVIEWER: {*HANDED_ON, "ledger ja"}}),
            *does((REVIEWER,), "in_review =reject in_review_step", may={REVIEWER: HANDED_ON}),
            *does(NOBODY, "begun =skip begun_step", "in_review =due in_review_step", posts=({"day": "2026-07-01"},)),
        ],
        "workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/": tried(
            (PUBLISHER,), "waiting =approve task_state"
        ),
        "workflow/confirm_cancellation/<int:page_id>/": tried(SIGNED_IN, "waiting"),
        "workflow/preview/<int:page_id>/<int:task_id>/": tried((PUBLISHER,), "waiting task"),
        "<int:page_id>/privacy/": does(
            (PUBLISHER,), "draft", "live", posts=({"restriction_type": "login"},), may={PUBLISHER: {"privacy"}}
        ),
        "<int:page_id>/lock/": does(NOBODY, "draft"),
        "<int:page_id>/unlock/": tried(NOBODY, "draft"),
        "<int:page_id>/revisions/": tried(NOBODY, "draft"),
        "<int:page_id>/revisions/<int:revision_id>/view/": tried(STAFF, "draft draft_old"),
        "<int:page_id>/revisions/<int:revision_id>/revert/": does(
            STAFF, "draft draft_old", "live live_old", "newsroom newsroom_old", may=OWN
        ),
        "<int:page_id>/revisions/<int:revision_id>/unschedule/": does(
            (PUBLISHER,), "scheduled scheduled_revision", may={PUBLISHER: {"schedule"}}
        ),
        COMPARE: tried(STAFF, "draft =earliest =latest", "draft draft_old draft_latest"),
        "<int:page_id>/workflow_history/": tried(STAFF, "waiting"),
        "<int:page_id>/workflow_history/detail/<int:workflow_state_id>/": tried(STAFF, "waiting workflow_state"),
        "<int:page_id>/history/": tried(STAFF, "draft"),
        "<int:page_id>/history/results/": tried(STAFF, "draft"),
    },
) | below(
    "admin/",
    {
        "": tried(SIGNED_IN),
        "bulk/<str:app_label>/<str:model_name>/<str:action>/": [
            *bulk(PAGES, "delete", "draft live"),
            *bulk(PAGES, "delete", "draft"),
            *bulk(PAGES, "move", "draft", {"chooser": "{elsewhere}"}),
            *bulk(PAGES, "publish", "draft", BELOW, may={PUBLISHER: PUT_IN_FORCE}),
            *bulk(PAGES, "publish", "newsroom", BELOW, may={PUBLISHER: PUT_IN_FORCE | {"workflow"}}),
            *bulk(PAGES, "unpublish", "newsroom", BELOW, may={PUBLISHER: {"live"}}),
            *bulk("=wagtailimages =image", "delete", "image"),
            *bulk("=wagtailimages =image", "add_tags", "image", {"tags": "forged"}),
            *bulk("=wagtailimages =image", "add_to_collection", "image", {"collection": "{collection}"}),
            *bulk("=wagtaildocs =document", "delete", "document"),
            *bulk("=wagtaildocs =document", "add_tags", "document", {"tags": "forged"}),
            *bulk("=wagtaildocs =document", "add_to_collection", "document", {"collection": "{collection}"}),
            *bulk("=wagtail_pressrelease =organization", "delete", "free_organization"),
            *bulk("=wagtail_pressrelease =person", "delete", "free_person"),
            *bulk("=wagtail_pressrelease =topic", "delete", "topic"),
            *bulk("=auth =user", "assign_role", "user", {"role": "{group}"}, opens=NOBODY),
            *bulk("=auth =user", "delete", "user", opens=NOBODY),
            *bulk("=auth =user", "set_active_state", "user", {"mark_as_active": "False"}, opens=NOBODY),
        ],
        "choose-page/": tried(SIGNED_IN),
        "choose-page/<int:parent_page_id>/": tried(SIGNED_IN, "newsroom"),
        "choose-page/search/": tried(SIGNED_IN, query="?q=qx&page_type=wagtailcore.page"),
        # Wagtail tells the title of a page here to anybody in the admin who knows its number.
        "choose-page/chosen-multiple/": tried(SIGNED_IN, query="?id={draft}", tells=frozenset({"qxheadlineen"})),
        **{f"choose-{kind}-link/": tried(SIGNED_IN) for kind in ("external", "email", "phone", "anchor")},
        "editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/": tried(
            NOBODY, f"{PAGES} draft session"
        ),
        "editing-sessions/release/<int:session_id>/": tried(NOBODY, "session"),
        "block-preview/": tried(NOBODY),
    },
)
