"""Clerks who post to two books at once, half of them naming the books the other way round."""

import pytest

from tests.concurrency.clerks import Ask, Hire, begin_together, finish
from tests.databases import Place

PAIR = "tests.concurrency.pair"
COUNTED_AGAIN = [f"ledger.{what}" for what in ("numbers", "sums", "lines", "balances_after", "balances", "turnovers", "sides")]
CLERKS = 4
TIMES = 8


@pytest.fixture
def pair(ask: Ask) -> tuple[str, str]:
    """Two books."""
    book, other = ask(PAIR, "open").split()
    return book, other


def test_books_locked_together_never_wait_for_each_other_in_a_ring(
    place: Place, hire: Hire, ask: Ask, pair: tuple[str, str]
) -> None:
    clerks = [hire(PAIR, "transfer", *pair[:: 1 if at % 2 else -1], str(TIMES)) for at in range(CLERKS)]
    begin_together(clerks)
    assert finish(clerks) == ["done\n"] * CLERKS
    _look(place, ask, pair, CLERKS * TIMES)


def test_a_ring_is_broken_by_the_database_and_begun_again(place: Place, hire: Hire, ask: Ask, pair: tuple[str, str]) -> None:
    """Why books are locked together. SQLite knows one writer at a time, so there the ring cannot close."""
    clerks = [hire(PAIR, "grab", *pair[:: 1 if at % 2 else -1], str(TIMES)) for at in range(2)]
    begin_together(clerks)
    broken = sum(int(said) for said in finish(clerks))
    assert broken == 0 if place.database_url.startswith("sqlite") else broken > 0
    _look(place, ask, pair, 2 * TIMES)


def _look(place: Place, ask: Ask, pair: tuple[str, str], entries: int) -> None:
    """Each book has that many entries, and all that is kept is what counting again gives."""
    assert [ask(PAIR, "count", book) for book in pair] == [f"{entries}\n"] * 2
    assert place.run("check", *COUNTED_AGAIN) == f"{len(COUNTED_AGAIN)} checks, 0 findings.\n"
