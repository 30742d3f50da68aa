"""The addresses of the APIs: of the admin's own, of what readers' programs ask, and of what programs write."""

from .addresses import ANYBODY, NOBODY, OWN, PUBLISHER, SIGNED_IN, STAFF, below, does, tried
from .pages import PUT_IN_FORCE
from .roles import ANONYMOUS

TYPE = "wagtail_pressrelease.PressReleasePage"
# A program that says whose it is sees what its user sees in the admin; one that does not, what is before the public.
READERS = (*STAFF, ANONYMOUS)
SNIPPETS = {
    "wagtail_pressrelease.Organization": "organization",
    "wagtail_pressrelease.Person": "person",
    "wagtail_pressrelease.Topic": "topic",
}
RECORD = {"name_en": "Forged", "name_ja": "偽造", "family_name_en": "Forged", "key": "forged", "country": "FR"}
NEW = {
    "meta": {"type": TYPE, "parent_id": "{newsroom}"},
    "headline_en": "Forged",
    "headline_ja": "偽造",
    "source_language": "en",
}
FACTS = (
    {"released_at": "2031-05-14T10:30:00+09:00"},
    {"embargo_until": "2031-05-14T10:30:00+09:00"},
    {"reference": "FORGED"},
    {"source_language": "ja"},
    {"slug": "forged"},
    {"agreement_kind": "contract"},
    {"topics": []},
    {"image": None},
    {"parties": []},
    {"quotes": []},
    {"signatories": []},
    {"contacts": []},
    {"quotes": [{"speaker_id": "{person}", "text_en": "Forged", "text_ja": "偽造", "original_language": "en"}]},
    {"seo_title": "Forged"},
    {"search_description": "Forged"},
    {"show_in_menus": True},
    {"title": "Forged", "go_live_at": "2031-05-14T10:30:00+09:00", "expire_at": "2031-05-14T10:30:00+09:00"},
)
BODIES = (
    {"headline_ja": "偽造", "lead_ja": "偽造", "body_ja": [{"type": "heading", "value": "偽造"}], "ready_ja": False},
    {"headline_en": "Forged", "lead_en": "Forged", "body_en": [{"type": "heading", "value": "F"}], "ready_en": False},
    {"headline_ja": "偽造", "headline_en": "Forged"},
    {"headline_ja": "偽造", "meta": {"type": TYPE, "action": "publish"}},
    *FACTS,
)
# One of its own, for a release that is before the public: each field by itself is tried at a draft.
TOGETHER = {name: value for body in FACTS for name, value in body.items() if name != "source_language"}
AT_ONCE = (*BODIES[:4], TOGETHER)
DONE = {
    "publish": lambda page: {},
    "unpublish": lambda page: {"recursive": True},
    "copy": lambda page: {"slug": "forged", "title": "Forged", "recursive": True},
    "move": lambda page: {"destination_id": "{elsewhere}", "position": "last-child"},
    "revert": lambda page: {"revision_id": f"{{{page}_old}}"},
    "convert_alias": lambda page: {},
    "create_alias": lambda page: {"slug": "forged", "recursive": True},
    "copy_for_translation": lambda page: {"locale": "ja"},
}
OF_THE_ADMIN = {
    **{name: (name, body) for name, body in DONE.items() if name not in ("revert", "move")},
    "delete": ("delete", lambda page: {}),
    "move": ("move", lambda page: {"destination_page_id": "{elsewhere}", "position": "last-child"}),
    "revert_to_page_revision": ("revert", DONE["revert"]),
}
# Where an action does something for an administrator, and what it does for others.
PUBLISHES, TAKES_BACK = {PUBLISHER: PUT_IN_FORCE}, {PUBLISHER: {"live"}}
WORKS = {
    "publish": {"draft": PUBLISHES, "live": TAKES_BACK, "newsroom": TAKES_BACK},
    "unpublish": {"live": TAKES_BACK, "newsroom": TAKES_BACK},
    "copy": {"draft": {}, "live": {}, "newsroom": {}},
    "delete": {"draft": {}, "live": {}},
    "move": {"draft": {}, "live": {}},
    "revert": {"draft": OWN, "live": OWN, "newsroom": OWN},
}


def acted(name, pages, body, at="{page}", verb="post json"):
    """An action on each of the pages."""
    works = WORKS.get(name, {})
    found = []
    for page in pages:
        more = {"verb": verb, "posts": (body(page),)}
        place = at.format(page=page)
        found += does(NOBODY, place, may=works[page], **more) if page in works else tried(NOBODY, place, **more)
    return found


def listed(name, pk, opens, found):
    """Lists, without what the one who asks may not see."""
    return {
        f"^{name}/": tried(opens),
        f"^{name}/<int:pk>/": tried(found, pk),
        f"^{name}/find/": tried(NOBODY, query=f"?id={{{pk}}}"),
    }


def of_files(kind):
    """Pictures and documents that are not private are for everybody."""
    return {
        f"{kind}s/": tried(ANYBODY, posts=({"title": "Forged", "file": f"@{kind}"},)),
        f"{kind}s/<{kind}_id>/": [
            *does(ANYBODY, kind, verb="patch json", posts=({"title": "Forged"},)),
            *does(ANYBODY, kind, verb="delete"),
        ],
    }


def of_records():
    """Nothing of the register is written, or read, by programs."""
    every = [f"={kind} {pk}" for kind, pk in SNIPPETS.items()]
    actions = ("delete", "publish", "unpublish", "revert", "copy_for_translation")
    given = {"revision_id": "{draft_old}", "locale": "ja"}
    return {
        "": [
            one
            for kind in SNIPPETS
            for one in tried(NOBODY, f"={kind}", verb="post json", posts=({"meta": {"type": kind}, **RECORD},))
        ],
        "<pk>/": [
            *tried(NOBODY, *every, verb="patch json", posts=(RECORD,)),
            *tried(NOBODY, *every, verb="delete"),
        ],
        "<pk>/revisions/": tried(NOBODY, *every),
        "<pk>/revisions/<revision_id>/": tried(NOBODY, *(f"{each} draft_old" for each in every)),
        **{
            f"<pk>/actions/{name}/": tried(
                NOBODY, *every, verb="delete" if name == "delete" else "post json", posts=(given,)
            )
            for name in actions
        },
    }


ROWS = {
    **below("admin/api/main/", listed("pages", "draft", SIGNED_IN, STAFF)),
    **below("admin/api/main/", listed("documents", "document", SIGNED_IN, SIGNED_IN)),
    **below("admin/api/main/", listed("images", "image", SIGNED_IN, SIGNED_IN)),
    "admin/api/main/^pages/<int:pk>/action/<str:action_name>/": [
        one
        for name, (verb, body) in OF_THE_ADMIN.items()
        for one in acted(verb, ("draft", "live"), body, at=f"{{page}} ={name}")
    ],
    **below("api/v2/", listed("pages", "draft", ANYBODY, NOBODY)),
    **below("api/v3/snippets/<type>/", of_records()),
    **below("api/v3/", of_files("image") | of_files("document")),
    **below(
        "api/v3/pages/",
        {
            "": does(ANYBODY, verb="post json", posts=(NEW,)),
            "find/": tried(NOBODY, query="?id={draft}"),
            "<page_id>/": [
                *tried(STAFF, "draft", query="?version=draft"),
                *does(STAFF, "draft", verb="patch json", posts=BODIES, may=OWN),
                *does(READERS, "live", verb="patch json", posts=AT_ONCE, may=OWN),
                *does(READERS, "newsroom", verb="patch json", posts=({"title": "Forged"}, {"slug": "forged"})),
                *does(STAFF, "draft", verb="delete"),
                *does(READERS, "live", "newsroom", verb="delete"),
                *does(NOBODY, "elsewhere", verb="delete"),
            ],
            "<page_id>/revisions/": tried(STAFF, "draft", "live"),
            "<page_id>/revisions/<revision_id>/": tried(STAFF, "draft draft_old", "live live_old"),
            **{
                f"<page_id>/actions/{name}/": acted(name, ("draft", "live", "newsroom"), body)
                for name, body in DONE.items()
            },
            "<page_id>/actions/delete/": acted("delete", ("draft", "live"), lambda page: {}, verb="delete"),
        },
    ),
    **below(
        "api/v3/",
        {
            "": tried(NOBODY),
            "openapi.json": tried(ANYBODY),
            "docs/": tried(ANYBODY),
            "schema/": tried(SIGNED_IN),
            "schema/<type_name>/": tried(SIGNED_IN, f"={TYPE}"),
            "whoami/": tried(SIGNED_IN),
            "sites/": tried(NOBODY),
            "sites/<site_id>/": [
                *tried(NOBODY, "site", verb="patch json", posts=({"hostname": "forged.example"},)),
                *does(NOBODY, "site", verb="delete"),
            ],
            # A redirect is public; it says nothing of a release that is not.
            "redirects/": tried(ANYBODY),
            "redirects/find/": tried(NOBODY, query="?html_path=/en/newsroom/hint/"),
            "redirects/<redirect_id>/": [
                *tried(ANYBODY, "redirect", verb="patch json", posts=({"redirect_link": "https://forged.example/"},)),
                *does(ANYBODY, "redirect", verb="delete"),
            ],
        },
    ),
}
