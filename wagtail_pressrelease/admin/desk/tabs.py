"""The states of translations as tabs, each with the number of releases that are in it."""

from collections.abc import Callable

from .work import STATES, languages_of

# Those that tell somebody where to begin.
TABS = ("todo", "mine", "free", "outdated", "questions", "due", "soon", "all")


def tabs(user, numbers: dict[str, int], address: Callable[[str], str], current: str = "") -> list[dict]:
    """Who writes no language finds none free. `address` leads to the list of a state."""
    shown = [name for name in TABS if name != "free" or languages_of(user)]
    return [
        {"label": STATES[name], "number": numbers[name], "url": address(name), "is_current": name == current}
        for name in shown
    ]
