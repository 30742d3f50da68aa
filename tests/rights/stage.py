"""Trying an address for a role: what is asked, what is answered, and what is changed by it."""

import copy
import json
from contextlib import contextmanager
from urllib.parse import unquote

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from . import roles
from .addresses import address
from .forging import EVERYTHING, EVIL, forged, paper, picture
from .scene import build
from .snapshot import Database

FILES = {"@image": picture, "@document": paper}


class Stage:
    """A site in one state. Whatever is tried, the state is the same again afterwards."""

    def __init__(self, newsroom):
        self.people = roles.hire(newsroom)
        admin, translator = (get_user_model().objects.get(username=name) for name in ("root", "Japanese-translator"))
        self.scene = build(newsroom, admin, translator)
        self.database = Database()
        self.forgeries = {}
        self.cookies = {role: copy.deepcopy(person.client.cookies) for role, person in self.people.items()}

    @classmethod
    @contextmanager
    def built(cls, make_newsroom):
        with transaction.atomic():
            yield cls(make_newsroom())
            transaction.set_rollback(True)

    @contextmanager
    def undone(self):
        with transaction.atomic(), connection.execute_wrapper(self.database.watch):
            yield
            transaction.set_rollback(True)

    def address(self, route, one):
        return address(route, one, self.scene)

    def get(self, role, path):
        """What the role is shown. What was changed by looking is kept for `changes`."""
        person = self._person(role)
        headers = person.headers if path.startswith("/api/") else {}
        return person.client.get(path, headers=headers)

    def send(self, role, path, verb, data):
        """The answer to what is posted, patched or deleted."""
        person = self._person(role)
        method, _, is_json = verb.partition(" ")
        data = self._filled(data)
        kinds = {"content_type": "application/json"} if is_json or method == "delete" else {}
        headers = person.headers if path.startswith("/api/") else {}
        return getattr(person.client, method)(path, json.dumps(data) if kinds else data, headers=headers, **kinds)

    def changed(self):
        return self.database.changes()

    def forgery(self, path):
        """What a browser would send from the form that the administrator sees there, all of it changed; what is likely
        to be taken for a field where there is no form."""
        if path not in self.forgeries:
            with self.undone():
                response = self.get(roles.ADMINISTRATOR, path)
                form = response.context and response.context.get("form")
                self.forgeries[path] = forged(form) if form is not None else EVERYTHING
        return dict(self.forgeries[path])

    def _person(self, role):
        person = self.people[role]
        person.client.cookies = copy.deepcopy(self.cookies[role])
        return person

    def _filled(self, value):
        if isinstance(value, dict):
            return {self._filled(name): self._filled(each) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._filled(each) for each in value]
        if not isinstance(value, str):
            return value
        if value in FILES:
            return FILES[value]()
        if value.startswith("{") and value[1:-1] in self.scene:
            return self.scene[value[1:-1]]
        for name, key in self.scene.items():
            value = value.replace(f"{{{name}}}", str(key))
        return value


def text_of(response):
    """Status, headers and body, as one text."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return unquote(f"{response.headers}\n{body.decode(errors='replace')}")


def leads_astray(response):
    return str(response.headers.get("location", "")).startswith(EVIL)
