"""The table: every address of the admin and of the APIs, what stands in it, and who may do what there.

A new address gets a row in `pages.py`, `library.py`, `settings.py`, `desk.py` or `programs.py`, by what it is about.
"""

import re
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver

from .roles import ANONYMOUS, ENGLISH, JAPANESE, PUBLISHER, REVIEWER, VISITOR

WRITERS = (JAPANESE, ENGLISH, REVIEWER)
STAFF = (*WRITERS, PUBLISHER)
SIGNED_IN = (*STAFF, VISITOR)
ANYBODY = (*SIGNED_IN, ANONYMOUS)
NOBODY = ()

ARGUMENT = re.compile(r"<[^>]+>")


# What those who may write the texts of a language do where everybody's own is changed.
OWN = {JAPANESE: {"ja"}, ENGLISH: {"en"}, REVIEWER: {"ja", "en"}}


@dataclass(frozen=True)
class Try:
    """What is tried at an address.

    `at` fills its arguments: names of the scene, or words that begin with "=". `opens` are the roles to whom GET shows
    something. Each of `posts` is laid over what the administrator's form there, or at `form`, holds, forged; where
    `verb` says JSON it is all that is sent. Where `works`, all of it together changes something for an administrator,
    else nothing. `may` is what it changes for a role, in the words of `snapshot.py`: for a role that is not named,
    nothing. `tells` is what an outsider learns there, which is Wagtail's to mend; `fails` is an address that is there
    to fail."""

    at: str = ""
    query: str = ""
    opens: tuple = NOBODY
    posts: tuple = ({},)
    form: str = ""
    verb: str = "post"
    works: bool = False
    may: dict = field(default_factory=dict)
    tells: frozenset = frozenset()
    fails: bool = False


def tried(opens, *places, **more):
    """The same at several places, and nothing changes for anybody."""
    return [Try(at=at, opens=opens, **more) for at in places or ("",)]


def does(opens, *places, may=None, **more):
    """The same at several places. It changes something for the administrator, and for the roles that are named."""
    return [Try(at=at, opens=opens, works=True, may=may or {}, **more) for at in places or ("",)]


def below(prefix, rows):
    return {f"{prefix}{route}": row for route, row in rows.items()}


def routes(resolver=None, prefix=""):
    """Every address of the admin and of the APIs that the example site answers at."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        elif isinstance(each, URLPattern) and route.startswith(("admin/", "api/")):
            yield route


def address(route, one, scene):
    """The address with its arguments."""
    values = [name[1:] if name.startswith("=") else str(scene[name]) for name in one.at.split()]
    if "(?P" in route:
        route = re.sub(r"\(\?P(<\w+>).*?\)(?=/|\\|$)", r"\1", route).replace("\\.", ".")
    path = ARGUMENT.sub(lambda _found: values.pop(0), route)
    assert not values, (route, one.at)
    return "/" + re.sub(r"\^|\$|\\", "", path) + one.query.format(**scene)
