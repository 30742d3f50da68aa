"""Years as Japan counts them: 平成26年, and 令和元年 for the first year of an era."""

from datetime import date

# Each era begins on the day on which it is printed. Before 1873 Japan counted days by another calendar, in which
# 1 January 1868 was no day of Meiji: those dates are refused.
FIRST_DAY = date(1873, 1, 1)
ERAS = (
    (date(2019, 5, 1), "令和", 2019),
    (date(1989, 1, 8), "平成", 1989),
    (date(1926, 12, 25), "昭和", 1926),
    (date(1912, 7, 30), "大正", 1912),
    (FIRST_DAY, "明治", 1868),
)


def era_style(era: str, *days: date | None) -> str:
    """The style in which these days can be printed: that of the house, or `western` where an era does not reach."""
    return "western" if any(day and day < FIRST_DAY for day in days) else era


def reckoning(era: str, language: str) -> str:
    """How years alone are named in a language: as the house counts them in Japanese, by western years in any other."""
    return era if language == "ja" else "western"


def era_year(day: date) -> str:
    """The year of `day` in its era, as 平成26年; the first year is 元年. Before 1873 it is a ValueError."""
    for first_day, name, first_year in ERAS:
        if day >= first_day:
            year = day.year - first_year + 1
            return f"{name}{'元' if year == 1 else year}年"
    raise ValueError(f"{day.isoformat()} is before {FIRST_DAY.isoformat()}, where Japan's eras meet our calendar.")


def eras_of(year: int) -> str:
    """A whole year in its eras: 令和8年, and 平成31年・令和元年 for a year in which one followed another; "" before
    1873."""
    days = [date(year, 1, 1), *(first_day for first_day, _name, _year in reversed(ERAS) if first_day.year == year)]
    return "・".join(dict.fromkeys(era_year(day) for day in days if day >= FIRST_DAY))
