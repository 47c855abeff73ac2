"""Two officers answer the same request at the same moment: it runs once, and the other one is told."""

import pytest

from khaotom.kernel.ids import uuid7
from tests.concurrency.clerks import Ask, Hire, begin_together, finish

APPROVER = "tests.concurrency.approver"


@pytest.fixture
def asked(ask: Ask) -> str:
    """A correction that waits; its id."""
    return ask(APPROVER, "ask").strip()


def test_two_agree_at_once_and_it_runs_once(asked: str, hire: Hire, ask: Ask) -> None:
    both = [hire(APPROVER, "answer", asked, "agree", number, str(uuid7())) for number in ("2", "3")]
    begin_together(both)
    assert sorted(finish(both)) == ["OFF-007\n", "agree\n"]
    assert ask(APPROVER, "audit") == "1 1 done\n"


def test_a_yes_and_a_no_at_once_are_one_answer(asked: str, hire: Hire, ask: Ask) -> None:
    yes = hire(APPROVER, "answer", asked, "agree", "2", str(uuid7()))
    no = hire(APPROVER, "answer", asked, "decline", "3", str(uuid7()))
    begin_together([yes, no])
    first, other = finish([yes, no])
    assert "OFF-007\n" in (first, other)
    expected = "1 1 done\n" if first == "agree\n" else "0 1 declined\n"
    assert ask(APPROVER, "audit") == expected


def test_one_yes_sent_twice_at_once_is_one(asked: str, hire: Hire, ask: Ask) -> None:
    key = str(uuid7())
    twice = [hire(APPROVER, "answer", asked, "agree", "2", key) for _ in range(2)]
    begin_together(twice)
    assert finish(twice) == ["agree\n"] * 2
    assert ask(APPROVER, "audit") == "1 1 done\n"
