"""A zip that is sent while it is made: no file of its size, no more memory than one piece of one member. The same
members give the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE = 64 * 1024
"""How many bytes are read at once."""
UNIX, READABLE = 3, 0o644 << 16
EARLIEST, LATEST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)  # what a zip can say


@dataclass(frozen=True)
class Member:
    """`name` is its path in the zip, `pieces` opens it; `size` is in bytes; the same content has the same `mark`."""

    name: str
    pieces: Callable[[], Iterable[bytes]]
    size: int
    mark: str


class _Sink:
    """Takes what the zip writes, until it is sent. It cannot be gone back in."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept that would have to be sent on."""

    def taken(self) -> bytes:
        taken, self.written = b"".join(self.written), []
        return taken


def zipped(members: Iterable[Member], moment: datetime) -> Iterator[bytes]:
    """The zip in pieces; every member is of `moment`, by that moment's own clock."""
    sink = _Sink()
    date = min(max(moment.timetuple()[:6], EARLIEST), LATEST)
    with ZipFile(sink, "w") as archive:  # type: ignore[arg-type]
        for member in members:
            info = ZipInfo(member.name, date)
            info.create_system, info.external_attr = UNIX, READABLE
            info.compress_type, info.file_size = ZIP_DEFLATED, member.size
            with archive.open(info, "w") as target:
                for piece in member.pieces():
                    target.write(piece)
                    if taken := sink.taken():
                        yield taken
    yield sink.taken()
