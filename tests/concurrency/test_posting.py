"""Many clerks post into one book at once; one of them is cut off in the middle."""

import pytest

from khaotom.kernel.ids import uuid7
from tests.concurrency.clerks import Ask, Hire, begin_together, cut_off, finish

CLERK = "tests.concurrency.clerk"
CLERKS = 6
TIMES = 12


@pytest.fixture
def book(ask: Ask) -> tuple[str, str]:
    """A book and its savings fund."""
    book, fund = ask(CLERK, "open").split()
    return book, fund


def test_numbers_have_no_gap_and_balances_add_up(hire: Hire, book: tuple[str, str], ask: Ask) -> None:
    clerks = [hire(CLERK, "post", *book, str(TIMES)) for _ in range(CLERKS)]
    begin_together(clerks)
    finish(clerks)
    assert ask(CLERK, "audit", book[0]) == f"{CLERKS * TIMES}\n"


def test_one_command_sent_many_times_at_once_is_done_once(hire: Hire) -> None:
    key = uuid7()
    clerks = [hire(CLERK, "send", str(key)) for _ in range(CLERKS)]
    begin_together(clerks)
    assert sorted(finish(clerks)) == ["False\n"] * (CLERKS - 1) + ["True\n"]


def test_a_clerk_cut_off_in_the_middle_leaves_nothing_half_posted(hire: Hire, book: tuple[str, str], ask: Ask) -> None:
    doomed, other = (hire(CLERK, "post", *book, times) for times in ("1000000", str(TIMES)))
    begin_together([doomed, other])
    committed = int(cut_off(doomed, after=str(TIMES)))
    finish([other])
    entries, *faults = ask(CLERK, "audit", book[0]).splitlines()
    assert faults == []
    assert committed + TIMES <= int(entries) <= committed + TIMES + 1
