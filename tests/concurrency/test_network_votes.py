"""Two write down the network's vote at the same moment: the rule is decided once, and the other one is told."""

from khaotom.kernel.ids import uuid7
from tests.concurrency.clerks import Ask, Hire, begin_together, finish

VOTER = "tests.concurrency.network_voter"


def test_two_votes_on_one_common_draft_decide_it_once(hire: Hire, ask: Ask) -> None:
    (draft,) = ask(VOTER, "propose", "7").split()
    both = [hire(VOTER, "vote", draft, str(uuid7())) for _ in range(2)]
    begin_together(both)
    assert sorted(finish(both)) == ["1/2562\n", "BYL-011\n"]
    assert ask(VOTER, "audit") == "1 1 0\n"


def test_one_vote_sent_twice_at_once_is_one(hire: Hire, ask: Ask) -> None:
    (draft,) = ask(VOTER, "propose", "7").split()
    key = str(uuid7())
    twice = [hire(VOTER, "vote", draft, key) for _ in range(2)]
    begin_together(twice)
    assert finish(twice) == ["1/2562\n"] * 2
    assert ask(VOTER, "audit") == "1 1 0\n"


def test_of_two_drafts_that_begin_on_one_day_one_is_decided_and_the_other_stays_open(hire: Hire, ask: Ask) -> None:
    drafts = ask(VOTER, "propose", "7", "14").split()
    both = [hire(VOTER, "vote", draft, str(uuid7())) for draft in drafts]
    begin_together(both)
    assert sorted(finish(both)) == ["1/2562\n", "BYL-003\n"]
    assert ask(VOTER, "audit") == "1 1 1\n"
