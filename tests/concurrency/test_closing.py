"""Ten clerks at one meeting; two closings at once; the plug pulled in the middle of closing."""

import pytest

from khaotom.kernel.ids import uuid7
from tests.concurrency.clerks import Ask, Hire, begin_together, finish
from tests.databases import Recipe

TELLER = "tests.concurrency.teller"


COUNTED = Recipe("counted-evening", (("python", "-m", TELLER, "ready_to_close"),))
STATEMENTS = 30  # a closing takes more


def test_ten_clerks_take_at_one_meeting_and_nothing_doubles(hire: Hire, ask: Ask) -> None:
    """Every member is asked by two tables: one slip of each counts, the other is held."""
    tables = ask(TELLER, "evening", "10").split()
    spans = [("1", "9"), ("10", "18"), ("19", "27"), ("28", "36"), ("37", "45")] * 2
    clerks = [hire(TELLER, "take", table, *span) for table, span in zip(tables, spans, strict=True)]
    begin_together(clerks)
    said = " ".join(finish(clerks)).split()
    assert said.count("taken") == said.count("held") == 43
    closings, taken, entries, *faults = ask(TELLER, "audit").split()
    assert (closings, taken, entries, faults) == ("0", "43", "0", [])


@pytest.mark.recipe(COUNTED)
def test_two_closings_at_once_and_one_of_them_is_told(hire: Hire) -> None:
    closers = [hire(TELLER, "close", str(uuid7())) for _ in range(2)]
    begin_together(closers)
    assert sorted(finish(closers)) == ["COL-012\n", "closed\n"]


@pytest.mark.recipe(COUNTED)
def test_one_closing_sent_twice_at_once_is_one(hire: Hire, ask: Ask) -> None:
    key = str(uuid7())
    closers = [hire(TELLER, "close", key) for _ in range(2)]
    begin_together(closers)
    assert finish(closers) == ["closed\n"] * 2
    assert ask(TELLER, "audit").startswith("1 43 ")


@pytest.mark.recipe(COUNTED)
@pytest.mark.parametrize("share", [0.4, 0.8, 1.0])
def test_the_plug_is_pulled_in_the_middle_of_closing(hire: Hire, share: float, ask: Ask) -> None:
    """Nothing is half posted, and closing again closes. ``share``: how far through its statements the closing has come."""
    doomed = hire(TELLER, "close", str(uuid7()), str(max(1, round(share * STATEMENTS))))
    begin_together([doomed])
    assert doomed.wait() == -9
    assert ask(TELLER, "audit") == "0 43 0\n"
    assert int(ask(TELLER, "statements", str(uuid7()))) >= STATEMENTS
    assert ask(TELLER, "audit").startswith("1 43 ")
