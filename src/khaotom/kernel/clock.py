"""The one clock. Asia/Bangkok; every day, time stamp and identifier comes from here, so tests and the demo can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")

_fixed: ContextVar[datetime | None] = ContextVar("khaotom_clock_fixed", default=None)
_shift = timedelta(0)


def now() -> datetime:
    """The present moment, aware, in Bangkok."""
    fixed = _fixed.get()
    return fixed if fixed is not None else datetime.now(BANGKOK) + _shift


def today() -> date:
    """The present day in Bangkok."""
    return now().date()


def local(moment: datetime) -> datetime:
    """A stored moment as the clocks on the wall showed it."""
    return moment.astimezone(BANGKOK)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stand still at ``moment`` (naive values are taken as Bangkok) inside the block."""
    token = _fixed.set(moment.replace(tzinfo=BANGKOK) if moment.tzinfo is None else moment.astimezone(BANGKOK))
    try:
        yield
    finally:
        _fixed.reset(token)


def begin_at(moment: datetime) -> None:
    """Let this process's clock run on from ``moment`` (browser tests, the demo). Set once, at start."""
    global _shift
    aware = moment.replace(tzinfo=BANGKOK) if moment.tzinfo is None else moment
    _shift = aware - datetime.now(BANGKOK)
