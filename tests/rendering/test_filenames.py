"""Names that every file system takes, and that lead nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.rendering.filenames import LONGEST, numbered, safe


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("2026-07", "2026-07"),
        ("第12号", "第12号"),
        ("Sea at dawn.PNG", "Sea_at_dawn.PNG"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\a?b*.png", "C-a-b.png"),
        ("a\x00b\r\nc.png", "ab-c.png"),
        ("\u202egnp.exe", "gnp.exe"),
        ("CON", "CON_"),
        ("nul.png", "nul_.png"),
        ("com1.tar.gz", "com1_.tar.gz"),
        ("console.png", "console.png"),
        (".htaccess", "htaccess"),
        ("name. . ", "name"),
        ("", ""),
        ("...", ""),
        ("か\u3099.png", "が.png"),
        ("神\ufa19.png", "神\ufa19.png"),
        ("潮" * 100 + ".png", "潮" * 38 + ".png"),
        ("a.not an extension", "a.not_an_extension"),
    ],
)
def test_a_safe_name(name, taken):
    assert safe(name) == taken


@given(st.text(max_size=60))
def test_whatever_somebody_types(name):
    found = safe(name)
    assert not set(found) & set('/\\:*?"<>|\x00\n\r') and not found.startswith(".") and not found.endswith((".", " "))
    assert len(found.encode()) <= LONGEST
    assert safe(found) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([], []),
        (["a.png", "b.png"], ["a.png", "b.png"]),
        (["a.png", "A.PNG", "a.png"], ["a.png", "A-2.PNG", "a-3.png"]),
        (["a", "a-2", "a"], ["a", "a-2", "a-3"]),
    ],
)
def test_each_name_once_whatever_its_capitals(names, found):
    assert numbered(names) == found
