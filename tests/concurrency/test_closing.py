"""Ten clerks at one meeting; two closings at once; the plug pulled in the middle of closing."""

from pathlib import Path

import pytest

from khaotom.kernel.ids import uuid7
from tests.concurrency.clerks import Hire, HireIn, begin_together, finish
from tests.databases import Place, Recipe, fresh_postgres, fresh_sqlite

TELLER = "tests.concurrency.teller"


COUNTED = Recipe("counted-evening", (("python", "-m", TELLER, "ready_to_close"),))
STATEMENTS = 30  # a closing takes more


@pytest.fixture
def counted(place: Place, tmp_path: Path) -> Place:
    """A place where one table took what 45 members owed, and the box is counted."""
    postgres = place.database_url.startswith("postgres")
    return fresh_postgres(tmp_path, recipe=COUNTED) if postgres else fresh_sqlite(tmp_path, recipe=COUNTED)


def test_ten_clerks_take_at_one_meeting_and_nothing_doubles(place: Place, hire: Hire) -> None:
    """Every member is asked by two tables: one slip of each counts, the other is held."""
    tables = place.python("-m", TELLER, "evening", "10").split()
    spans = [("1", "9"), ("10", "18"), ("19", "27"), ("28", "36"), ("37", "45")] * 2
    clerks = [hire(TELLER, "take", table, *span) for table, span in zip(tables, spans, strict=True)]
    begin_together(clerks)
    said = " ".join(finish(clerks)).split()
    assert said.count("taken") == said.count("held") == 43
    closings, taken, entries, *faults = place.python("-m", TELLER, "audit").split()
    assert (closings, taken, entries, faults) == ("0", "43", "0", [])


def test_two_closings_at_once_and_one_of_them_is_told(counted: Place, hire_in: HireIn) -> None:
    closers = [hire_in(counted, TELLER, "close", str(uuid7())) for _ in range(2)]
    begin_together(closers)
    assert sorted(finish(closers)) == ["COL-012\n", "closed\n"]


def test_one_closing_sent_twice_at_once_is_one(counted: Place, hire_in: HireIn) -> None:
    key = str(uuid7())
    closers = [hire_in(counted, TELLER, "close", key) for _ in range(2)]
    begin_together(closers)
    assert finish(closers) == ["closed\n"] * 2
    assert counted.python("-m", TELLER, "audit").startswith("1 43 ")


@pytest.mark.parametrize("share", [0.4, 0.8, 1.0])
def test_the_plug_is_pulled_in_the_middle_of_closing(counted: Place, hire_in: HireIn, share: float) -> None:
    """Nothing is half posted, and closing again closes. ``share``: how far through its statements the closing has come."""
    doomed = hire_in(counted, TELLER, "close", str(uuid7()), str(max(1, round(share * STATEMENTS))))
    begin_together([doomed])
    assert doomed.wait() == -9
    assert counted.python("-m", TELLER, "audit") == "0 43 0\n"
    assert int(counted.python("-m", TELLER, "statements", str(uuid7()))) >= STATEMENTS
    assert counted.python("-m", TELLER, "audit").startswith("1 43 ")
