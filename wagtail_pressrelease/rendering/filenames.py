"""Names of files that every system takes, and that lead nowhere else. Pure Python."""

import re
from collections.abc import Iterable

from wagtail_pressrelease.press.text import composed

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029]+')
SPACES = re.compile(r"[\s_]+")
ENDS = " .-_"  # a name that begins with a dot is hidden, and Windows cuts what it ends in
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
LONGEST = 120
"""In bytes of UTF-8: file systems end at 255, and folders come before the name."""


def safe(name: str) -> str:
    """A name without folders, with what a file system forbids left out; "" where nothing remains."""
    name = SPACES.sub("_", FORBIDDEN.sub("-", composed(name)))
    stem, dot, extension = name.strip(ENDS).rpartition(".")
    if not dot or len(extension) > 8:
        stem, dot, extension = name.strip(ENDS), "", ""
    room = LONGEST - len(f"{dot}{extension}".encode())
    stem = stem.encode()[:room].decode(errors="ignore").strip(ENDS)
    stem = RESERVED.sub(r"\1_", stem, count=1) if RESERVED.match(stem) else stem
    return f"{stem}{dot}{extension}" if stem else extension


def numbered(names: Iterable[str]) -> list[str]:
    """Each name once, whatever its capitals: of two that are the same the second is “…-2”."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem, dot, extension = name.rpartition(".") if "." in name else (name, "", "")
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{stem}-{number}{dot}{extension}"
        taken.add(free.casefold())
        found.append(free)
    return found
