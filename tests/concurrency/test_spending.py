"""Two phones spend by one decision at the same moment, on two evenings that are open at once: neither it nor the group's own money is overspent."""

import pytest

from tests.concurrency.clerks import HireIn, begin_together, finish
from tests.databases import Place

SPENDER = "tests.concurrency.spender"


@pytest.mark.parametrize(
    ("owned", "refused", "left"),
    [("1000", "COL-054", "100 700"), ("500", "COL-050", "100 200")],
    ids=["of the decision 400 may be spent", "the group owns 500"],
)
def test_two_phones_spend_at_once_and_one_is_told(place: Place, hire_in: HireIn, owned: str, refused: str, left: str) -> None:
    meeting, counter = place.python("-m", SPENDER, "prepare", owned).split()
    both = [hire_in(place, SPENDER, "spend", sheet, "300") for sheet in (meeting, counter)]
    begin_together(both)
    assert sorted(finish(both)) == [f"{refused}\n", "paid\n"]
    assert place.python("-m", SPENDER, "audit") == f"{left}\n"
