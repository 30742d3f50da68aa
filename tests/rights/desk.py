"""The admin's addresses of the plugin's own screens."""

from .addresses import NOBODY, SIGNED_IN, STAFF, WRITERS, below, does, tried
from .roles import ENGLISH, JAPANESE, REVIEWER

ON_JAPANESE = (JAPANESE, REVIEWER)
RELEASE = "<int:page_id>/translate/<str:language>/"
# Where nobody but an administrator is seen to succeed, of what is the plugin's own, and why.
FOR_NOBODY = {
    f"admin/press-releases/{RELEASE}beside/": "it answers a post, and changes nothing",
    f"admin/press-releases/{RELEASE}look/": "it answers a post, and changes nothing",
    f"admin/press-releases/{RELEASE}publish/": (
        "whoever publishes in the groups that the command makes writes no language, and whoever writes does not publish"
    ),
}
# What the screen may have shown of each is forced away. The last two are no texts of the desk.
UNITS = {
    "headline": "{print_of_headline}",
    "organization:{named_organization}:name": "{print_of_organization}",
    "slug": "",
    "headline_en": "",
}
SAVED = {
    "changes": [
        {"unit": unit, "value": "偽造", "force": print_, "act": act}
        for unit, print_ in UNITS.items()
        for act in ("confirm", "review")
    ],
}


def screen(argument="", works=(), may=None, roles=ON_JAPANESE, **body):
    """What the screen posts, for a release in both languages and for a page that is none. English is what the drafts
    are written in, so that nobody translates them into it."""
    found = []
    for place in ("draft =ja", "live =ja", "draft =en", "newsroom =ja"):
        done = does if place in works else tried
        more = {"may": {key: set(may[place]) for key in roles}} if place in works else {}
        found += done(NOBODY, f"{place}{argument}", verb="post json", posts=(body,), **more)
    return found


def kept(name, how, *roles):
    return does(NOBODY, f"{name} ={how}", may=dict(roles))


def step(place, may, **body):
    """What the screen posts of a step that a release is at; no other release is at it."""
    there = does(NOBODY, f"{place} =ja", verb="post json", posts=(body,), may=may)
    return [*there, *screen(**body)]


HANDED_ON = {"workflow", "submitted"}
MINE = {"ja", "parked"}
ASKED = {"draft =ja": {"comments"}, "live =ja": {"comments"}}
ANSWERED = {"draft =ja": {"comments"}}
# On the live release, whose texts are others, all of it is put beside them.
STORED = {"draft =ja": {"ja", "ledger ja", "records ja", "parked"}, "live =ja": {"parked"}}

ROWS = below(
    "admin/press-releases/",
    {
        "": tried(STAFF),
        "results/": tried(STAFF),
        "choose_parent/": tried(SIGNED_IN),
        "translations/": tried(STAFF, query="?language=ja") + tried(STAFF, query="?export=csv"),
        "translations/results/": tried(STAFF),
        "translations/picture/": tried(STAFF, query="?language=ja"),
        "translations/picture/results/": tried(STAFF),
        "reports/unchanged/": tried(WRITERS),
        "reports/unchanged/results/": tried(WRITERS),
        "kept/<int:pk>/<slug:how>/": [
            *kept("kept_ja", "mine", *((role, MINE) for role in ON_JAPANESE)),
            *kept("kept_ja", "theirs", *((role, {"parked"}) for role in ON_JAPANESE)),
            *kept("kept_facts", "mine"),
            *kept("kept_facts", "theirs"),
        ],
        "office/": tried(STAFF, query="?person={person}&page={draft}"),
        RELEASE: tried(WRITERS, "draft =ja", "live =ja") + tried(NOBODY, "draft =en", "newsroom =ja"),
        f"{RELEASE}preview/": tried(WRITERS, "draft =ja") + tried(NOBODY, "draft =en", "newsroom =ja"),
        f"{RELEASE}look/": [*screen(), *screen(**SAVED)],
        f"{RELEASE}save/": screen(works=STORED, may=STORED, **SAVED),
        f"{RELEASE}choose/": screen(works=["draft =ja"], may={"draft =ja": MINE}, parked="{kept_desk}", how="mine"),
        f"{RELEASE}unchanged/": step(
            "changed", {role: {"unchanged ja"} for role in (ENGLISH, REVIEWER)}, unit="headline"
        ),
        f"{RELEASE}ready/": step("begun", {role: {"ja"} for role in ON_JAPANESE}),
        f"{RELEASE}send/": step("begun", {JAPANESE: HANDED_ON}),
        f"{RELEASE}approve/": step("in_review", {REVIEWER: {*HANDED_ON, "ledger ja"}}, look="{look}"),
        f"{RELEASE}publish/": step("in_review", {}, look="{look}"),
        f"{RELEASE}return/": step("in_review", {REVIEWER: HANDED_ON}, text="The names."),
        f"{RELEASE}return/text/": step(
            "in_review", {REVIEWER: {"comments", "ledger ja"}}, unit="headline", text="The name."
        ),
        f"{RELEASE}beside/": screen(unit="headline", parts="all"),
        f"{RELEASE}questions/": screen(works=ASKED, may=ASKED, unit="headline", text="Who is this?"),
        f"{RELEASE}questions/<int:question>/answer/": screen(
            " question", ANSWERED, ANSWERED, roles=WRITERS, text="He is."
        ),
        f"{RELEASE}questions/<int:question>/resolve/": screen(" question", ANSWERED, ANSWERED, roles=WRITERS),
    },
)
