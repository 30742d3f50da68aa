"""What a press editor, as the command makes one, does at the addresses of the other tables: everything short of putting
a release before the public. Where nothing is said here, they are shown what a reviewer is shown, and change nothing.

They write both languages and the facts, begin releases, copy them and delete drafts, keep the register, and bring
images and documents."""

from dataclasses import replace

from .desk import RELEASE
from .roles import EDITOR, REVIEWER

WORDS = {"en", "ja", "facts", "schedule", "slug"}
OF_A_DRAFT = WORDS | {"tree"}  # its address follows the slug
OF_LIVE = WORDS | {"rows", "live"}  # a reference number is given away once, and so at once
OF_NEWSROOM = {"en", "ja", "facts", "slug"}
BEGUN = {"facts", "rows", "tree"}
DELETED = {"comments", "facts", "parked", "redirects", "rows", "tree", "versions"}
TAGS = {"taggit_tag", "taggit_taggeditem"}
IMAGE, DOCUMENT = {"wagtailimages_image"}, {"wagtaildocs_document"}
UPLOADED = {"wagtailcore_uploadedfile"}
WITHOUT_IMAGE = IMAGE | {"facts"}
NO = set()

TYPE = "<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/"
STEP = "<int:page_id>/<slug:action_name>/<int:task_state_id>/"
CHANGES = {
    f"admin/pages/add/{TYPE}": [BEGUN],
    "admin/pages/<int:page_id>/edit/": [
        *(OF_A_DRAFT, OF_LIVE, OF_A_DRAFT | {"rows"}, OF_NEWSROOM, OF_A_DRAFT, NO),
        *(OF_A_DRAFT | {"submitted"}, OF_LIVE | {"submitted"}),
    ],
    "admin/pages/<int:page_id>/delete/": [DELETED],
    "admin/pages/<int:page_id>/copy/": [BEGUN, BEGUN - {"facts"}],
    f"admin/pages/workflow/action/{STEP}": [NO, NO, NO, NO, NO, {"workflow", "submitted"}, {"workflow"}],
    "admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/": [OF_A_DRAFT, OF_LIVE, OF_NEWSROOM],
    "admin/bulk/<str:app_label>/<str:model_name>/<str:action>/": [
        *(DELETED, DELETED, NO, NO, NO, NO, WITHOUT_IMAGE, TAGS, IMAGE, DOCUMENT, TAGS, DOCUMENT),
    ],
    "admin/images/add/": [IMAGE | TAGS],
    "admin/images/multiple/add/": [UPLOADED],
    "admin/images/multiple/<int:image_id>/delete/": [WITHOUT_IMAGE],
    "admin/images/chooser/create/": [IMAGE | TAGS],
    "admin/images/<int:image_id>/": [IMAGE | TAGS],
    "admin/images/<int:image_id>/delete/": [WITHOUT_IMAGE],
    "admin/documents/add/": [DOCUMENT | TAGS],
    "admin/documents/multiple/add/": [UPLOADED],
    "admin/documents/multiple/<int:doc_id>/delete/": [DOCUMENT],
    "admin/documents/chooser/create/": [DOCUMENT | TAGS],
    "admin/documents/edit/<int:document_id>/": [DOCUMENT | TAGS],
    "admin/documents/delete/<int:document_id>/": [DOCUMENT],
    "admin/press-releases/kept/<int:pk>/<slug:how>/": [{"ja", "parked"}, {"parked"}, {"facts", "parked"}, {"parked"}],
    f"admin/press-releases/{RELEASE}save/": [{"ja", "ledger ja", "parked", "records ja"}, {"parked"}],
    f"admin/press-releases/{RELEASE}choose/": [{"ja", "parked"}],
    f"admin/press-releases/{RELEASE}unchanged/": [{"unchanged ja"}],
    f"admin/press-releases/{RELEASE}ready/": [{"ja"}],
    f"admin/press-releases/{RELEASE}questions/": [{"comments"}, {"comments"}],
    f"admin/press-releases/{RELEASE}questions/<int:question>/answer/": [{"comments"}],
    f"admin/press-releases/{RELEASE}questions/<int:question>/resolve/": [{"comments"}],
    "admin/api/main/^pages/<int:pk>/action/<str:action_name>/": [
        *([NO] * 12),
        *(DELETED, NO, NO, NO, {"en", "ja"}, {"en", "ja"}),
    ],
    "api/v3/images/<image_id>/": [IMAGE, WITHOUT_IMAGE],
    "api/v3/documents/<document_id>/": [DOCUMENT, DOCUMENT],
    "api/v3/pages/": [BEGUN - {"facts"}],
    "api/v3/pages/<page_id>/": [
        *(NO, OF_A_DRAFT | {"rows", "search_description", "seo_title", "show_in_menus"}, OF_LIVE, {"slug"}, DELETED),
    ],
    "api/v3/pages/<page_id>/actions/revert/": [{"en", "ja"}] * 3,
    "api/v3/pages/<page_id>/actions/delete/": [DELETED],
}
for kind in ("organization", "person", "topic"):
    CHANGES[f"admin/snippets/wagtail_pressrelease/{kind}/add/"] = [{"records facts"}]
    CHANGES[f"admin/snippets/choose/wagtail_pressrelease/{kind}/create/"] = [{"records facts"}]
    CHANGES[f"admin/snippets/wagtail_pressrelease/{kind}/edit/<int:pk>/"] = [
        {"records en", "records ja", *(() if kind == "topic" else ("records facts",))}
    ]

# Shown to them and not to a reviewer, at each of its places or at those that are numbered; and the other way round.
OPENS = {
    **dict.fromkeys((f"admin/pages/add/{TYPE}", "admin/pages/<int:page_id>/delete/"), (0,)),
    **dict.fromkeys((f"admin/pages/add/{TYPE}preview/", "admin/pages/<int:parent_page_id>/add_subpage/"), (0,)),
    "admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/": (0,),
    "admin/pages/<int:page_id>/copy/": (0, 1),
    f"admin/pages/workflow/action/{STEP}": (5, 6),
    **{route: (0,) for route in CHANGES if route.startswith("admin/snippets/") and "edit" not in route},
    **{route: (0,) for route in CHANGES if route.startswith(("admin/images/", "admin/documents/"))},
    **{
        f"admin/{kind}s/{rest}": (0,)
        for kind in ("image", "document")
        for rest in ("", "results/", f"usage/<int:{kind}_id>/", "chooser/chosen/<str:pk>/")
    },
    "admin/images/<int:image_id>/preview/<str:filter_spec>/": (0,),
    "admin/images/chooser/<int:image_id>/select_format/": (0,),
    # What takes a post alone shows nothing.
    **dict.fromkeys(
        ("admin/images/multiple/<int:image_id>/delete/", "admin/documents/multiple/<int:doc_id>/delete/"), ()
    ),
}
KEPT_FROM_THEM = {
    "admin/pages/create/<slug:app_label>/<slug:model_name>": (0,),  # leads on to the one newsroom that there is
    "admin/press-releases/choose_parent/": (0,),  # the same
    f"admin/pages/workflow/action/{STEP}": (3, 4),
}
# Wagtail notes the size of a file when somebody looks at it.
NOTED = {"admin/images/<int:image_id>/": IMAGE, "admin/documents/edit/<int:document_id>/": DOCUMENT}


def as_editor(route, row):
    """The row with what is said here, and nobody but the editor."""
    changes = CHANGES.get(route, [])
    changes = [*changes, *([NO] * (len(row) - len(changes)))]
    for number, (one, words) in enumerate(zip(row, changes, strict=True)):
        opens = REVIEWER in one.opens
        opens = (opens or number in OPENS.get(route, ())) and number not in KEPT_FROM_THEM.get(route, ())
        yield replace(one, opens=(EDITOR,) if opens else (), may={EDITOR: words})
