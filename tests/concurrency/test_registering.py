"""Many registrars enrol at once and none takes another's number; many guess one PIN at once and none guesses more than the limit."""

import pytest

from tests.concurrency.clerks import Ask, Hire, begin_together, finish

REGISTRAR = "tests.concurrency.registrar"
MANY = 5
TIMES = 6


@pytest.fixture
def group(ask: Ask) -> tuple[str, str]:
    """The cast's group, and its member's phone number."""
    group, phone = ask(REGISTRAR, "found").split()
    return group, phone


def test_no_two_members_get_one_number(hire: Hire, group: tuple[str, str], ask: Ask) -> None:
    registrars = [hire(REGISTRAR, "enrol", group[0], str(TIMES)) for _ in range(MANY)]
    begin_together(registrars)
    finish(registrars)
    taken = ask(REGISTRAR, "numbers", group[0]).split()
    assert taken == [f"{number:02d}" for number in range(1, 6 + MANY * TIMES + 1)]


def test_guessing_from_many_phones_at_once_is_counted_as_one(hire: Hire, group: tuple[str, str]) -> None:
    thieves = [hire(REGISTRAR, "guess", group[1], str(TIMES)) for _ in range(MANY)]
    begin_together(thieves)
    compared = sum(int(said.split()[-1]) for said in finish(thieves))
    assert 0 <= compared <= 5
