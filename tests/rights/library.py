"""The admin's addresses of what releases draw on: the press register, images, documents."""

from .addresses import NOBODY, OWN, SIGNED_IN, STAFF, WRITERS, below, does, tried

RECORDS = {
    "organization": ("organization", "free_organization"),
    "person": ("person", "free_person"),
    "topic": ("topic", "topic"),
}
OWN_WORDS = {role: {f"records {language}" for language in languages} for role, languages in OWN.items()}
NEW = {"new-record-name_en": "Forged", "new-record-family_name_en": "Forged", "new-record-country": "FR"}


def register(kind, used, free):
    return below(
        f"admin/snippets/wagtail_pressrelease/{kind}/",
        {
            "": tried(STAFF),
            "results/": tried(STAFF),
            "add/": does(NOBODY),
            "edit/<int:pk>/": does(WRITERS, used, may=OWN_WORDS),
            "delete/<int:pk>/": does(NOBODY, free) + (tried(NOBODY, used) if used != free else []),
            "usage/<int:pk>/": tried(WRITERS, used),
            "history/<int:pk>/": tried(WRITERS, used),
            "history-results/<int:pk>/": tried(WRITERS, used),
        },
    ) | below(
        f"admin/snippets/choose/wagtail_pressrelease/{kind}/",
        {
            "": tried(STAFF),
            "results/": tried(STAFF),
            "chosen/<str:pk>/": tried(STAFF, used),
            "chosen-multiple/": tried(STAFF, query=f"?id={{{used}}}"),
            "create/": does(NOBODY, posts=(NEW,)),
        },
    )


def files(kind, name):
    """The addresses that images and documents have alike."""
    upload = {f"{kind}-chooser-upload-title": "Forged", f"{kind}-chooser-upload-file": f"@{kind}"}
    return {
        "": tried(NOBODY),
        "results/": tried(NOBODY),
        "add/": does(NOBODY, posts=({"title": "Forged", "file": f"@{kind}"},)),
        "multiple/add/": does(NOBODY, posts=({"title": "Forged", "files[]": f"@{kind}"},)),
        f"multiple/<int:{name}_id>/": tried(NOBODY, kind, posts=({f"{kind}-{{{kind}}}-title": "Forged"},)),
        f"multiple/create_from_uploaded_{kind}/<int:uploaded_file_id>/": tried(NOBODY, f"uploaded_{kind}"),
        f"multiple/<int:{name}_id>/delete/": does(NOBODY, kind),
        "multiple/delete_upload/<int:uploaded_file_id>/": does(NOBODY, f"uploaded_{kind}"),
        f"usage/<int:{kind}_id>/": tried(NOBODY, kind),
        # Lists of those that somebody may choose, of which there are none.
        "chooser/": tried(SIGNED_IN),
        "chooser/results/": tried(SIGNED_IN),
        "chooser/chosen/<str:pk>/": tried(NOBODY, kind),
        "chooser/chosen-multiple/": tried(SIGNED_IN, query=f"?id={{{kind}}}"),
        "chooser/create/": does(NOBODY, posts=(upload,)),
    }


ROWS = {
    "admin/snippets/": tried(NOBODY),
    **{route: row for kind, keys in RECORDS.items() for route, row in register(kind, *keys).items()},
    **below("admin/images/", files("image", "image")),
    **below("admin/documents/", files("document", "doc")),
    **below(
        "admin/images/",
        {
            "<int:image_id>/": does(NOBODY, "image"),
            "<int:image_id>/delete/": does(NOBODY, "image"),
            "<int:image_id>/generate_url/": tried(NOBODY, "image"),
            "<int:image_id>/generate_url/output/": tried(NOBODY, "image"),
            "<int:image_id>/preview/<str:filter_spec>/": tried(NOBODY, "image =width-100"),
            "chooser/<int:image_id>/select_format/": tried(NOBODY, "image"),
        },
    ),
    **below(
        "admin/documents/",
        {
            "edit/<int:document_id>/": does(NOBODY, "document"),
            "delete/<int:document_id>/": does(NOBODY, "document"),
        },
    ),
    "admin/tag-autocomplete/": tried(SIGNED_IN, query="?term=qx"),
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": tried(SIGNED_IN, "=taggit =tag", query="?term=qx"),
    "admin/embeds/chooser/": tried(SIGNED_IN),
    "admin/embeds/chooser/upload/": tried(SIGNED_IN, posts=({"embed-chooser-url": ""},)),
}
