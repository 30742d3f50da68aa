"""Which office a person is shown with: the appointment of the day, unless the row says otherwise. Pure Python."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Protocol, TypeVar

DECIDING = ("agreement_signed_on", "agreement_signed_at", "released_at", "embargo_until")


class Appointment(Protocol):
    """What is asked of an appointment here: its days, whose it is, and which of two came later."""

    pk: int | None
    organization_id: int
    held_from: date | None
    held_until: date | None


A = TypeVar("A", bound=Appointment)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it is shown in one language: the title, whose it is, and the whole line where one is prescribed."""

    title: str = ""
    organization: str = ""
    as_printed: str = ""


def day_of_record(facts: Mapping[str, Any], clock: Callable[[], tzinfo]) -> date:
    """The day that decides which office a person is shown with: the signing's, else the release's, else the day on
    which its embargo ends, else today. `facts` are the `DECIDING` fields of a release, as objects or as JSON has them;
    the clock is asked only where no day but a moment is known."""
    if signed_on := facts.get(DECIDING[0]):
        return date.fromisoformat(str(signed_on))
    moment = next((moment for name in DECIDING[1:] if (moment := facts.get(name))), None)
    return (datetime.fromisoformat(str(moment)) if moment else datetime.now(UTC)).astimezone(clock()).date()


def held(appointment: Appointment, day: date) -> bool:
    """Whether the appointment held on the day; both its ends belong to it."""
    return (not appointment.held_from or appointment.held_from <= day) and (
        not appointment.held_until or day <= appointment.held_until
    )


def candidates(
    appointments: Iterable[A], day: date, organization: int | None = None, parties: Collection[int] = ()
) -> list[A]:
    """The appointments that could be meant: held on the day, at the organization that the row names, else at a party
    of the release where there is such a one. Organizations are given by primary key. More than one left means: ask."""
    on_the_day = [appointment for appointment in appointments if held(appointment, day)]
    if organization is not None:
        return [appointment for appointment in on_the_day if appointment.organization_id == organization]
    return [a for a in on_the_day if a.organization_id in parties] or on_the_day


def chosen(found: list[A]) -> A | None:
    """The one that is shown where several are possible: the latest begun, so that nobody has an old office."""
    return max(found, key=lambda a: (a.held_from or date.min, a.pk or 0), default=None)
