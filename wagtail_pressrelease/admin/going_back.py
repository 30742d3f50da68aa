"""Going back to an older version: it brings back what somebody may write, and leaves the rest as it is now."""

from wagtail.actions import RevertToPageRevisionAction
from wagtail.models import Page

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.publishing.content import own_content
from wagtail_pressrelease.publishing.issued import IssuedMixin

from .permissions import FACTS, WORDS

NOT_WORDS = frozenset({"for_en", "for_ja"})  # for whom a row is, which is a fact


def merged(old: dict, latest: dict, languages, facts: bool) -> dict:
    """The content that somebody makes who goes back to `old`, and may write the languages and perhaps the facts.

    Rows are matched by their `uid`. Without the facts, the rows stay those of `latest`.
    """

    def may(name):
        is_words = name[-3:] in ("_en", "_ja") and name not in NOT_WORDS
        return name[-2:] in languages if is_words else facts

    def mixed(one, other):
        return {**other, **{name: value for name, value in one.items() if may(name)}}

    result = dict(latest)
    own = own_content(old).keys() | own_content(latest).keys()  # what was blank then is blank again
    for name in own & old.keys():
        value, theirs = old[name], latest.get(name)
        if not _is_rows(value) and not _is_rows(theirs):
            if may(name):
                result[name] = value
            continue
        before = {row["uid"]: row for row in old.get(name) or () if "uid" in row}
        now = {row["uid"]: row for row in theirs or () if "uid" in row}
        if facts:
            result[name] = [mixed(row, now.get(uid, row)) for uid, row in before.items()]
        else:
            result[name] = [mixed(before.get(uid, {}), row) for uid, row in now.items()]
    return result


def _is_rows(value):
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def as_of(revision, user):
    """The page of an older version, as far as somebody may bring it back."""
    page = revision.as_object()
    languages = [language for language in LANGUAGES if user is None or user.has_perm(WORDS[language])]
    facts = user is None or user.has_perm(FACTS)
    latest = page.get_latest_revision()
    is_ours = isinstance(page, IssuedMixin | NewsroomMixin)
    if not is_ours or latest is None:
        return page
    if not (facts and len(languages) == len(LANGUAGES)):
        page = revision.content_object.with_content_json(merged(revision.content, latest.content, languages, facts))
    if page.get_siblings(inclusive=False).filter(slug=page.slug).exists():
        page.slug = latest.content["slug"]  # a copy's older versions have the slug of what it was copied from
    return page


class OnlyWhatSomebodyMayWrite:
    """For the view that shows an older version in the form, and saves it."""

    def get_object(self):
        return as_of(self.previous_revision, self.request.user)


class GoBack(RevertToPageRevisionAction):
    """As Wagtail's, for both APIs."""

    def execute(self, skip_permission_checks=False):
        self.check(skip_permission_checks=skip_permission_checks)
        return as_of(self.revision, self.user).save_revision(
            previous_revision=self.revision,
            user=self.user,
            log_action=self.log_action,
            approved_go_live_at=self.approved_go_live_at,
            changed=self.changed,
            clean=self.clean,
        )


def register_actions(registry):
    """The API of version 3."""
    registry.register(Page, GoBack)
