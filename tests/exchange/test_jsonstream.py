"""Reading a file piece by piece gives what reading it whole gives."""

import io
import json

import pytest

from wagtail_pressrelease.exchange import jsonstream
from wagtail_pressrelease.exchange.faults import Refused

from .conftest import DATA

WHOLE = (DATA / "newsroom.json").read_bytes()
SECTIONS = ("organizations", "people", "topics", "releases")


def read(content, lists=SECTIONS):
    found = {}
    for key, index, value in jsonstream.Reader(io.BytesIO(content), lists):
        if index is None:
            found[key] = value
        else:
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("size", [1, 2, 7, 64, 1000, 1 << 20])
def test_the_size_of_the_pieces_does_not_matter(monkeypatch, size):
    monkeypatch.setattr(jsonstream, "CHUNK", size)
    assert read(WHOLE) == json.loads(WHOLE)
    spaced = json.dumps(json.loads(WHOLE), indent=3).encode()  # every kanji as an escape
    assert read(spaced) == json.loads(WHOLE)


@pytest.mark.parametrize("size", [1, 1 << 20])
def test_an_error_is_found_on_its_line_whatever_the_pieces(monkeypatch, size):
    monkeypatch.setattr(jsonstream, "CHUNK", size)
    broken = WHOLE.replace(b'"Vice-Governor"', b'"Vice-Governor')
    line = broken[: broken.index(b'"Vice-Governor')].count(b"\n") + 1
    with pytest.raises(Refused, match=rf"^line {line}: this is no JSON: "):
        read(broken)


def test_values_of_every_kind_are_read(monkeypatch):
    monkeypatch.setattr(jsonstream, "CHUNK", 1)
    value = {"a": [1, -2.5, 1e3, True, False, None, "\U0001f41f"], "b": {}, "c": [], "n": 123456789}
    assert read(json.dumps(value).encode()) == value
    assert read(b" { } ") == {}
    assert read(b'{"releases": [ ], "n": 12 }') == {"n": 12}


def test_only_one_record_is_held_at_a_time():
    class Endless(io.RawIOBase):
        """Gigabytes of records, of which only the first few are ever asked for."""

        asked = 0

        def read(self, size=-1):
            Endless.asked += size
            assert Endless.asked < 4 * jsonstream.CHUNK
            return (
                b'{"releases": [' + b'{"a": 1},' * (size // 9) if Endless.asked == size else b'{"a": 1},' * (size // 9)
            )

    records = iter(jsonstream.Reader(Endless(), SECTIONS))
    assert [next(records)[1] for _record in range(1000)] == list(range(1000))
