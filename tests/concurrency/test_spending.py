"""Two phones spend by one decision at the same moment, on two evenings that are open at once: neither it nor the group's own money is overspent."""

import pytest

from tests.concurrency.clerks import Ask, Hire, begin_together, finish

SPENDER = "tests.concurrency.spender"


@pytest.mark.parametrize(
    ("owned", "refused", "left"),
    [("1000", "COL-054", "100 700"), ("500", "COL-050", "100 200")],
    ids=["of the decision 400 may be spent", "the group owns 500"],
)
def test_two_phones_spend_at_once_and_one_is_told(hire: Hire, owned: str, refused: str, left: str, ask: Ask) -> None:
    meeting, counter = ask(SPENDER, "prepare", owned).split()
    both = [hire(SPENDER, "spend", sheet, "300") for sheet in (meeting, counter)]
    begin_together(both)
    assert sorted(finish(both)) == [f"{refused}\n", "paid\n"]
    assert ask(SPENDER, "audit") == f"{left}\n"
