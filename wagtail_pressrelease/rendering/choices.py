"""What readers of a newsroom can choose its releases by, and how organizations are called there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value

from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.publishing.editions import editions


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter; `language` is set where its name is known in the other language only."""

    value: str
    name: str
    selected: bool = False
    language: str = ""


class Choice(NamedTuple):
    """A topic, by its names, or an organization, whose name is that of the `last` edition which it is a party of."""

    kind: str
    key: str
    name_en: str | None
    name_ja: str | None
    last: int


def topics_and_organizations(public) -> list[Choice]:
    """Those of some editions."""
    queries = []
    columns = {"topics": ("name_en", "name_ja"), "organizations": (Value(""), Value(""))}
    for kind, relation in (("topic", "topics"), ("organization", "organizations")):
        through = getattr(editions(), relation).through.objects.filter(**{kind: OuterRef("pk")})
        # The last release of each is enough, in an index's own order: joined or sorted, the databases read them all.
        last = through.filter(Exists(public.filter(pk=OuterRef("edition")))).order_by("-pk").values("edition")[:1]
        records = QuerySet(getattr(editions(), relation).rel.model).annotate(last=Subquery(last))
        records = records.filter(last__isnull=False).order_by()
        queries.append(records.values_list(Value(kind), "key", *columns[relation], "last"))
    # A database returns them in the order in which they were last written, which would tell of work on a record.
    found = (Choice(*row) for row in queries[0].union(queries[1], all=True))
    return sorted(found, key=lambda choice: (choice.kind, choice.key))


def options(choices: Iterable[Choice], language: str, chosen: Mapping[str, str]) -> dict[str, list[Option]]:
    """The options of each filter, for readers of a language."""
    issued = issued_names({choice.key: choice.last for choice in choices if choice.kind == "organization"})
    found: dict[str, list[Option]] = {"topic": [], "organization": []}
    for kind, key, english, japanese, _last in choices:
        known = {"en": english, "ja": japanese} if kind == "topic" else {language: issued[key]}
        name, language_of_name = shown_name(key, known, language)
        found[kind].append(Option(key, name, key == chosen.get(kind), language_of_name))
    return {kind: sorted(found[kind], key=lambda option: option.name) for kind in found}


def shown_name(key: str, known: Mapping[str, str | None], language: str) -> tuple[str, str]:
    """How something is called before readers of a language, and the language of that where it is not theirs."""
    own, theirs = known.get(language) or "", known.get(other(language)) or ""
    return own or theirs or key, other(language) if theirs and not own else ""


def issued_names(last: Mapping[str, int]) -> dict[str, str]:
    """What organizations were called when they were last a party, by their key, given those editions. Their records may
    have the next names, before these are announced."""
    parties = _parties(last.values())
    return {
        key: next((party["name"] for party in parties.get(edition) or () if party["key"] == key), "")
        for key, edition in last.items()
    }


def _parties(keys: Iterable[int]) -> dict[int, list]:
    """The parties of editions, as stored."""
    return dict(editions().objects.filter(pk__in=set(keys)).values_list("pk", "data__parties"))
