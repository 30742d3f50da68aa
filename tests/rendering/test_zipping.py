"""A zip that is sent while it is made."""

import datetime
import io
import tracemalloc
from zipfile import ZipFile

import pytest

from wagtail_pressrelease.rendering.zipping import PIECE, Member, zipped

MOMENT = datetime.datetime(2026, 5, 14, 9, 30, 11, tzinfo=datetime.UTC)


def member(name="a.txt", content=b"words"):
    return Member(name, lambda: [content], len(content), name)


def opened(*members, moment=MOMENT):
    return ZipFile(io.BytesIO(b"".join(zipped(members, moment))))


def test_holds_its_members_in_order():
    archive = opened(member("b/資料.txt", "潮".encode()), member("a.txt"))
    assert archive.testzip() is None
    assert archive.namelist() == ["b/資料.txt", "a.txt"]
    assert archive.read("b/資料.txt").decode() == "潮"


def test_names_say_that_they_are_unicode():
    (info,) = opened(member("資料.txt")).infolist()
    assert info.flag_bits & 0x800


def test_nobody_but_its_owner_may_write_what_comes_out():
    (info,) = opened(member()).infolist()
    assert info.external_attr >> 16 == 0o644


@pytest.mark.parametrize(
    ("moment", "date"),
    [
        (MOMENT, (2026, 5, 14, 9, 30, 10)),
        (MOMENT.replace(year=1975), (1980, 1, 1, 0, 0, 0)),
        (MOMENT.replace(year=2200), (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_is_of_one_moment(moment, date):
    assert {info.date_time for info in opened(member(), member("b"), moment=moment).infolist()} == {date}


def test_the_same_members_give_the_same_bytes():
    first, second = (b"".join(zipped([member(), member("b")], MOMENT)) for _time in range(2))
    assert first == second


def test_nothing_is_read_before_it_is_asked_for():
    read = []

    def pieces():
        read.append("a")
        return [b"words"]

    pieces_of_zip = zipped([Member("a", pieces, 5, "")], MOMENT)
    assert read == []
    b"".join(pieces_of_zip)
    assert read == ["a"]


def test_a_hundred_megabytes_take_no_more_memory_than_a_few_pieces():
    noise = bytes(range(256)) * (PIECE // 256)
    large = [Member(f"{number}.bin", lambda: (noise for _time in range(400)), 400 * PIECE, "") for number in range(4)]
    tracemalloc.start()
    try:
        sent = sum(len(piece) > 0 for piece in zipped(large, MOMENT))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sent > 4
    assert peak < 16 * PIECE
