"""One of a newsroom's own pages beside its list, as its archive: what a module of such pages gives, for one address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Link(NamedTuple):
    """What a page is called, and where it stands below its newsroom."""

    name: str | Promise
    below: str


ARCHIVE = Link(gettext_lazy("Archive"), "archive/")
REGISTER = Link(gettext_lazy("Register of agreements"), "agreements/")


@dataclass(frozen=True, kw_only=True)
class Section:
    """`template` renders it with `context`; `title` is the heading and stands in the head too.

    `addresses` says where the page stands below its newsroom in each language in which it answers, the query string
    included: {"en": "archive/2026/?page=2"}. `filled` are those languages in which there is something on it: search
    engines are told of them alone. `trail` are the pages between the newsroom and this one, `more` those beside it.
    """

    template: str
    title: str
    addresses: Mapping[str, str]
    filled: tuple[str, ...]
    context: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    trail: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    structured: Mapping[str, object] = field(default_factory=dict)
    kind: str = "website"
