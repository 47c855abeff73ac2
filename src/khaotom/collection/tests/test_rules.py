"""One evening's arithmetic, by hand and by property."""

from itertools import accumulate
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from khaotom.collection import rules
from khaotom.collection.rules import Part, Suspicion, Taken
from khaotom.kernel.ids import uuid7

B = 100
amounts = st.lists(st.integers(1, 2000).map(lambda baht: baht * B), max_size=8)


# --- What a transfer covers -----------------------------------------------------------------------------------------------


def test_a_transfer_covers_the_items_in_their_order_and_cash_the_rest() -> None:
    """Pledge 100, welfare 30, fine 10; 110 came by transfer."""
    parts = rules.allocate([100 * B, 30 * B, 10 * B], 110 * B)
    assert parts == [Part(0, 100 * B), Part(20 * B, 10 * B), Part(10 * B, 0)]


@given(amounts, st.integers(0, 1000))
def test_parts_add_up_and_no_item_goes_without(items: list[int], permille: int) -> None:
    transferred = sum(items) * permille // 1000
    parts = rules.allocate(items, transferred)
    assert [part.cash + part.transferred for part in parts] == items
    assert sum(part.transferred for part in parts) == transferred
    assert all(part.cash >= 0 and part.transferred >= 0 for part in parts)


@given(amounts, st.integers(0, 1000))
def test_cash_begins_where_the_transfer_ends(items: list[int], permille: int) -> None:
    parts = rules.allocate(items, sum(items) * permille // 1000)
    with_cash = [at for at, part in enumerate(parts) if part.cash]
    assert not with_cash or all(part.transferred == 0 for part in parts[with_cash[0] + 1 :])


# --- A total typed first --------------------------------------------------------------------------------------------------


def test_a_total_fills_the_oldest_month_first() -> None:
    assert rules.fill(150 * B, [100 * B, 100 * B, 30 * B]) == [100 * B, 50 * B, 0]
    assert rules.fill(0, [100 * B]) == [0]
    assert rules.fill(230 * B, [100 * B, 100 * B, 30 * B]) == [100 * B, 100 * B, 30 * B]


def test_more_than_all_of_them_is_not_guessed_at() -> None:
    assert rules.fill(231 * B, [100 * B, 100 * B, 30 * B]) is None
    assert rules.fill(1, []) is None


@given(amounts, st.integers(0, 20000 * B))
def test_a_filled_total_is_the_total_and_the_older_is_full_before_the_younger_gets_any(owed: list[int], total: int) -> None:
    parts = rules.fill(total, owed)
    if total > sum(owed):
        assert parts is None
        return
    assert parts is not None
    assert sum(parts) == total
    before = [0, *accumulate(owed)]
    assert parts == [min(amount, max(0, total - already)) for amount, already in zip(owed, before, strict=False)]


# --- The slip that explains a difference ----------------------------------------------------------------------------------


def slip(cash: int, *, transferred: int = 0, tendered: int | None = None) -> Taken:
    return Taken(uuid7(), cash * B, transferred * B, None if tendered is None else tendered * B)


def why(difference: int, *slips: Taken) -> dict[UUID, Suspicion]:
    return dict(rules.suspicious(difference * B, slips))


def test_which_slip_explains_twenty_baht_short() -> None:
    """Of an evening's slips: one of 20 itself, one of 10 given out instead of in, one of 31 written for 13 … and the rest are quiet."""
    itself, half, quiet = slip(20), slip(10), slip(130)
    assert why(-20, quiet, itself, half) == {itself.slip: Suspicion.SAME, half.slip: Suspicion.HALF}


def test_change_of_twenty_given_twice_or_forgotten() -> None:
    """80 were paid with a hundred: 20 back."""
    changed = slip(80, tendered=100)
    assert why(-20, changed) == {changed.slip: Suspicion.CHANGE}
    assert why(20, changed) == {changed.slip: Suspicion.CHANGE}


def test_a_hundred_given_for_a_twenty_leaves_eighty() -> None:
    changed = slip(130, tendered=500)
    assert why(-80, changed) == {changed.slip: Suspicion.CHANGE}


def test_two_digits_that_changed_places() -> None:
    """310 written, 130 paid: 180 missing, and every such slip differs by a multiple of nine."""
    swapped = slip(310)
    assert why(-180, swapped) == {swapped.slip: Suspicion.SWAPPED}
    assert why(-181, swapped) == {}


def test_cash_marked_as_a_transfer_is_over_and_a_transfer_marked_as_cash_is_short() -> None:
    by_transfer, in_cash = slip(0, transferred=230), slip(230)
    assert why(230, by_transfer, in_cash) == {by_transfer.slip: Suspicion.WAY}
    assert why(-230, by_transfer, in_cash) == {in_cash.slip: Suspicion.SAME}


def test_a_count_that_matches_suspects_nobody() -> None:
    assert why(0, slip(0), slip(130, tendered=500)) == {}


takens = st.builds(
    Taken,
    slip=st.just(uuid7()),
    cash=st.integers(0, 2000).map(lambda baht: baht * B),
    transferred=st.integers(0, 2000).map(lambda baht: baht * B),
    tendered=st.none() | st.integers(0, 3000).map(lambda baht: baht * B),
)


@given(st.integers(-3000, 3000).map(lambda baht: baht * B), takens)
def test_whoever_is_suspected_would_explain_it(difference: int, taken: Taken) -> None:
    """Each reason is a claim about amounts; here it is asked of the amounts again."""
    gap = abs(difference)
    for _slip, reason in rules.suspicious(difference, [taken]):
        change = (taken.tendered or 0) - taken.cash
        holds = {
            Suspicion.SAME: difference < 0 and taken.cash == gap,
            Suspicion.WAY: difference > 0 and taken.transferred == gap,
            Suspicion.HALF: 2 * taken.cash == gap,
            Suspicion.CHANGE: change > 0 and (change == gap or gap in rules.WRONG_NOTES),
            Suspicion.SWAPPED: gap % (9 * B) == 0 and gap > 0,
        }
        assert holds[reason], reason


@given(st.integers(1, 2000).map(lambda baht: baht * B))
def test_a_slip_never_put_in_is_always_found(cash: int) -> None:
    taken = Taken(uuid7(), cash, 0, None)
    assert dict(rules.suspicious(-cash, [taken])) == {taken.slip: Suspicion.SAME}


# --- The row of a paper page that was keyed wrong -------------------------------------------------------------------------


def test_the_rows_that_would_explain_a_page_are_marked() -> None:
    """A page comes to 130 more than its paper: somebody keyed as paid who was not, and somebody keyed 260 instead of 130."""
    rows = [rules.Keyed(1, 80 * B, 80 * B), rules.Keyed(2, 130 * B, 130 * B), rules.Keyed(3, 260 * B, 130 * B)]
    assert rules.likely(130 * B, rows) == [2, 3]
    assert rules.likely(-130 * B, [rules.Keyed(1, 0, 130 * B), rules.Keyed(2, 130 * B, 130 * B)]) == [1]
    assert rules.likely(0, rows) == []


@given(
    st.integers(1, 999).map(lambda baht: baht * B),
    st.sampled_from(["nothing", "expected", "a zero more", "swapped"]),
)
def test_a_row_keyed_wrong_in_one_of_the_usual_ways_is_always_marked(expected: int, how: str) -> None:
    digits = str(expected // B)
    keyed = {
        "nothing": 0,
        "expected": 2 * expected,
        "a zero more": 10 * expected,
        "swapped": int(digits[1] + digits[0] + digits[2:]) * B if len(digits) > 1 else 0,
    }[how]
    marked = rules.likely(keyed - expected, [rules.Keyed(7, keyed, expected)])
    assert marked == ([7] if keyed != expected else [])


MONTHS = st.dictionaries(st.integers(0, 24), st.integers(1, 500), max_size=12)


@given(st.dictionaries(st.integers(0, 24), st.integers(1, 500), min_size=1, max_size=4), MONTHS)
def test_what_is_put_onto_open_months_is_all_there_and_no_month_gets_more_than_it_asks(
    paid: dict[int, int], asked: dict[int, int]
) -> None:
    placed = rules.onto_open(paid, asked)
    assert sum(placed.values()) == sum(paid.values())
    assert min(placed) >= min(paid)
    over = {month: amount for month, amount in placed.items() if amount > asked.get(month, 0)}
    assert set(over) <= {max(paid)}  # what nobody asks for stays where it was written
    if over:
        assert all(placed.get(month, 0) == amount for month, amount in asked.items() if month > max(paid))


@given(st.dictionaries(st.integers(0, 24), st.integers(1, 500), min_size=1, max_size=4), MONTHS)
def test_what_fits_where_it_was_written_stays_there(paid: dict[int, int], more: dict[int, int]) -> None:
    asked = {month: paid.get(month, 0) + more.get(month, 0) for month in {*paid, *more}}
    assert rules.onto_open(paid, asked) == dict(sorted(paid.items()))


@given(st.integers(0, 2000), MONTHS)
def test_what_is_put_onto_what_is_owed_and_what_is_over_is_all_there(paid: int, owed: dict[int, int]) -> None:
    placed, over = rules.onto_owed(paid, owed)
    assert sum(placed.values()) + over == paid
    assert all(0 < amount <= owed[month] for month, amount in placed.items())
    assert not over or placed == owed
    oldest = sorted(owed)[: len(placed)]
    assert sorted(placed) == oldest  # no later one before the oldest is whole
    assert all(placed[month] == owed[month] for month in oldest[:-1])
