"""What changed, in words: every table of the database before and after a request.

A word stands for what a role may or may not change: `en` and `ja` are the texts of a release's draft, `facts` and
`rows` what both languages share, `live` what a page before the public holds. A table that nobody thought of is called
by its name, so that no role may change it.
"""

import json
import re

from django.db import connection
from django.utils.text import slugify

IGNORED = {
    # who is here, what was looked at, what can be computed, and what was done
    "django_session",
    "wagtailadmin_editingsession",
    "wagtailcore_referenceindex",
    "wagtailcore_pagelogentry",
    "wagtailcore_modellogentry",
    "wagtailcore_pagesubscription",
    "wagtail_pressrelease_translationsummary",
    "wagtail_pressrelease_translationsummary_people",
    "wagtailimages_rendition",
    "wagtailadmin_formstate",
}
WORDS = {
    "wagtail_pressrelease_edition": "editions",
    "wagtail_pressrelease_edition_organizations": "editions",
    "wagtail_pressrelease_edition_people": "editions",
    "wagtail_pressrelease_edition_topics": "editions",
    "wagtail_pressrelease_parked": "parked",
    "wagtail_pressrelease_newsroomcontact": "facts",
    "wagtail_pressrelease_pressreleasepage_topics": "facts",
    "wagtailcore_comment": "comments",
    "wagtailcore_commentreply": "comments",
    "wagtailcore_pageviewrestriction": "privacy",
    "wagtailcore_pageviewrestriction_groups": "privacy",
    "wagtailusers_userprofile": "profiles",
    "wagtailredirects_redirect": "redirects",
}
RELEASE = "wagtail_pressrelease_pressreleasepage"
NEWSROOM = "wagtail_pressrelease_newsroompage"
ROWS = {f"wagtail_pressrelease_{name}" for name in ("releaseparty", "signatory", "quote", "mediacontact", "attachment")}
STEPS = {
    *("wagtailcore_workflowstate", "wagtailcore_taskstate", "wagtailcore_groupapprovaltask_groups"),
    "wagtail_pressrelease_duetaskstate",
}
RECORDS = {f"wagtail_pressrelease_{name}" for name in ("organization", "person", "topic", "appointment")}
COMPUTED = {
    *("latest_revision", "latest_revision_id", "latest_revision_created_at", "latest_revision_created_at"),
    *("has_unpublished_changes", "draft_title", "page", "page_id", "pk", "wagtail_admin_comments"),
}
TREE = {"path", "depth", "numchild", "url_path", "alias_of", "alias_of_id", "owner", "owner_id", "content_type"}
HOURS = {"go_live_at", "expire_at", "expired", "released_at", "embargo_until"}
STATUS = {"live", "live_revision", "live_revision_id", "first_published_at", "last_published_at"}
NOT_WORDS = {"for_en", "for_ja"}
OF_ONE_SCRIPT = {"latin_order": "en", "latin_capitals": "en", "kana_family": "ja", "kana_given": "ja"}
WRITTEN = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"(\w+)"', re.IGNORECASE
)
KEYS = re.compile(r'\s*data-block-key="[^"]*"')


class Database:
    """The state before, kept; `changes` compares with it the tables that were written to since."""

    def __init__(self):
        self.before = {table: _rows(table) for table in connection.introspection.table_names()}
        self.written = set()
        self.latest = {}
        for row in sorted(self.before["wagtailcore_revision"].values(), key=lambda row: row["id"]):
            self.latest[row["base_content_type_id"], row["object_id"]] = row
        self.live = _live()

    def watch(self, execute, sql, params, many, context):
        """For `connection.execute_wrapper`."""
        if found := WRITTEN.match(sql):
            self.written.add(found[1])
        return execute(sql, params, many, context)

    def changes(self) -> set:
        """The words for what was changed, and forget what was written to."""
        found, self.written = set(), self.written - IGNORED
        for table in self.written:
            if table.startswith(("wagtailsearch_", "modelsearch_", "django_")):
                continue
            before, after = self.before[table], _rows(table)
            for key in before.keys() | after.keys():
                if before.get(key) != after.get(key):
                    found |= self._words(table, key, before.get(key), after.get(key))
        self.written = set()
        return found

    def _words(self, table, key, old, new):
        if table == "wagtailusers_userprofile" and old is None:
            return set()  # as anybody gets one who looks
        if table == "wagtailcore_comment" and old and new:
            touched = {"updated_at", "revision_created_id", "position"}
            return set() if {name for name in new if new[name] != old[name]} <= touched else {"comments"}
        if table in WORDS:
            return {WORDS[table]}
        if table == "wagtailcore_revision":
            return self._of_version(old, new)
        if table == "wagtailcore_page":
            return self._of_page(key, old, new)
        if table == RELEASE or table in ROWS:
            page = (new or old).get("page_id") or (new or old)["page_ptr_id"]
            return {"live"} if page in self.live | _live() else self._of_fields(old, new, "rows")
        if table in RECORDS:
            return {f"records {word}" for word in self._of_fields(old, new, "facts")}
        if table == "wagtail_pressrelease_confirmation":
            row = new or old
            return {f"{'unchanged' if row['act'] == 'unchanged' else 'ledger'} {row['language']}"}
        if table == NEWSROOM:
            return self._of_fields(old, new, "tree")
        if table in STEPS:
            return {"submitted"} if old is None else {"workflow"}
        if table in ("auth_user", "wagtailcore_apitoken") and old and new:
            used = {"last_login", "last_used_at"}
            return set() if {name for name in new if new[name] != old[name]} <= used else {table}
        return {table}

    @staticmethod
    def _of_fields(old, new, whole):
        """Words for columns of a row; `whole` where it is new or gone."""
        if old is None or new is None:
            return {whole}
        return said({n: v for n, v in old.items() if n != "id"}, {n: v for n, v in new.items() if n != "id"})

    def _of_page(self, key, old, new):
        if old is None or new is None:
            return {"tree"}
        found = set()
        for name in {name for name in new if new[name] != old[name]} - COMPUTED:
            if (
                name == "url_path"
                and key not in self.live
                and _follows("slug", new["slug"], _rows(RELEASE).get(key, {}))
            ):
                continue
            if name in TREE:
                parent = {row["path"][:-4] for row in (old, new)}
                found.add("order" if name == "path" and len(parent) == 1 else "tree")
            elif name in HOURS:
                found.add("schedule")
            elif name in STATUS:
                found.add("live")
            elif name in ("title", "slug"):
                follows = _follows(name, new[name], _rows(RELEASE).get(key) or _rows(NEWSROOM)[key])
                found |= set() if follows and key not in self.live else {name}
            else:
                found.add("lock" if name.startswith("lock") else name)
        return found

    def _of_version(self, old, new):
        if new is None:
            return {"versions"}
        found = set()
        if (old or {}).get("approved_go_live_at") != new["approved_go_live_at"]:
            found.add("schedule")
        known = old or self.latest.get((new["base_content_type_id"], new["object_id"]))
        return found | said(json.loads(known["content"]), json.loads(new["content"])) if known else found


def said(old, new):
    """Words for how two contents of one page differ."""
    found = set()
    for name in old.keys() | new.keys():
        one, other = _plain(old.get(name)), _plain(new.get(name))
        if one == other or name in COMPUTED | TREE | STATUS or f"{name}_en" in new:
            continue
        if name == "sort_order" and one is None:
            continue  # a row that no form had numbered
        if name in HOURS:
            found.add("schedule")
        elif name in ("title", "slug"):
            found |= set() if _follows(name, other, new) else {name}
        elif _is_rows(one) or _is_rows(other):
            found |= _of_rows(one or [], other or [])
        else:
            found.add(language_of(name) or "facts")
    return found


def language_of(name):
    """Whose text a field is; "" where it is a fact."""
    name = name.removesuffix("_id")
    if name in OF_ONE_SCRIPT:
        return OF_ONE_SCRIPT[name]
    return name[-2:] if name[-3:] in ("_en", "_ja") and name not in NOT_WORDS else ""


def _of_rows(old, new):
    before, after = ({row.get("uid") or row.get("pk"): row for row in rows} for rows in (old, new))
    found = set() if list(before) == list(after) else {"rows"}
    for key in before.keys() & after.keys():
        found |= said(*({n: v for n, v in each[key].items() if n != "sort_order"} for each in (before, after)))
    return found


def _follows(name, value, content):
    """Whether a title or slug is what follows from the words: it is no field for people then."""
    if name == "title":
        return value in [
            content.get(f"{each}_{language}") for each in ("headline", "name") for language in ("en", "ja")
        ]
    words = slugify(content.get("headline_en") or "")
    return bool(words) and value.startswith(words)


def _is_rows(value):
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _plain(value):
    """A value as people read it: blank is blank, and the keys of blocks are no words."""
    if isinstance(value, str) and value.startswith('[{"'):
        return [(block["type"], json.dumps(_without_keys(block["value"]))) for block in json.loads(value)]
    return None if value in ("", "[]", []) else value


def _without_keys(value):
    if isinstance(value, dict):
        return {name: _without_keys(each) for name, each in value.items() if name != "id"}
    if isinstance(value, list):
        return [_without_keys(each) for each in value]
    return KEYS.sub("", value) if isinstance(value, str) else value


def _live():
    return {pk for pk, row in _rows("wagtailcore_page").items() if row["live"]}


def _rows(table):
    """`{key: {column: value}}`; tables without an `id` by their first column."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
