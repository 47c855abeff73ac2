"""Months as integers, so that "three months ahead" is ``+ 3``: a month is ``year * 12 + month - 1`` of the Christian era."""

import re
from datetime import date, timedelta

_ISO = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def of(day: date) -> int:
    """The month a day lies in."""
    return day.year * 12 + day.month - 1


def year_and_month(month: int) -> tuple[int, int]:
    """The Christian year and the month of it, 1–12."""
    year, index = divmod(month, 12)
    return year, index + 1


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(*year_and_month(month), 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(month + 1) - timedelta(days=1)


def parse(text: str) -> int:
    """A month written ``2019-06``, as addresses and exports carry it. Raises ``ValueError`` for anything else."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"not a month like 2019-06: {text!r}")
    return int(found[1]) * 12 + int(found[2]) - 1


def iso(month: int) -> str:
    """``2019-06``: the form ``parse`` reads."""
    year, number = year_and_month(month)
    return f"{year:04d}-{number:02d}"
