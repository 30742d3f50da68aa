"""Reading and writing the Japanese of a content that is written in English."""

import json

from tests.localization.texts import SCHEMA
from wagtail_pressrelease.localization.units import units
from wagtail_pressrelease.localization.writing import put


def read(stored, pairs=None, schema=SCHEMA):
    return units(stored, "en", "ja", schema, pairs or {})


def write(stored, values, pairs=None, schema=SCHEMA):
    return put(stored, "en", "ja", schema, values, pairs or {})


def body(stored):
    return json.loads(stored["body_ja"])


def targets(stored):
    return {unit.id: unit.target for unit in read(stored)}


def all_translated(stored):
    return {unit.id: "yes" if unit.kind == "placement" else f"訳{unit.source}" for unit in read(stored)}
