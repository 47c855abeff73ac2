"""Posting: what an entry does to the book, and what is refused."""

from datetime import date

import pytest
from django.db import transaction

from khaotom.kernel import months
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import Broken
from khaotom.ledger import refusals
from khaotom.ledger.models import Account, Balance, Entry, Line, Turnover
from khaotom.ledger.services import posting, reversing
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Leg
from khaotom.ledger.tests.books import BOX, DAY, RECEIPT, SAVED, SLIP, a_group, entry, on

pytestmark = pytest.mark.django_db


def test_a_receipt_moves_the_box_and_the_member() -> None:
    group, aied = a_group(), uuid7()
    with on(DAY):
        (posted,) = group.post(group.receipt(100_00, aied))
    assert (posted.seq, posted.kind, posted.date, posted.happened_on, posted.recorded_at.date()) == (1, RECEIPT, DAY, DAY, DAY)
    assert (posted.citation_kind, posted.citation_id, posted.citation_number) == ("slip", None, "A-018")
    assert list(posted.lines.order_by("no").values_list("no", "account__code", "amount", "balance_after")) == [
        (1, BOX, 100_00, 100_00),
        (2, SAVED, -100_00, -100_00),
    ]
    assert (group.balance(group.cash()), group.balance(group.saved(aied))) == (100_00, -100_00)


def test_each_line_carries_its_accounts_balance_after_it() -> None:
    group, aied, rohani = a_group(), uuid7(), uuid7()
    group.post(group.receipt(100_00, aied), group.receipt(50_00, rohani))
    group.post(group.receipt(30_00, aied), group.payout(20_00, rohani))
    box = Line.objects.filter(account__code=BOX).order_by("seq")
    assert list(box.values_list("seq", "amount", "balance_after")) == [
        (1, 100_00, 100_00),
        (2, 50_00, 150_00),
        (3, 30_00, 180_00),
        (4, -20_00, 160_00),
    ]
    assert list(Line.objects.filter(account__holder=aied).order_by("seq").values_list("balance_after", flat=True)) == [
        -100_00,
        -130_00,
    ]


def test_two_lines_of_one_account_in_one_entry_follow_each_other() -> None:
    group, aied = a_group(), uuid7()
    (june, july) = (months.of(DAY), months.of(DAY) + 1)
    saved = group.saved(aied)
    group.post(entry([Leg(group.cash(), 250_00), Leg(saved, -100_00, june), Leg(saved, -150_00, july)]))
    lines = Line.objects.filter(account__holder=aied).order_by("no")
    assert list(lines.values_list("amount", "balance_after", "for_month")) == [(-100_00, -100_00, june), (-150_00, -250_00, july)]


def test_entries_are_numbered_without_gaps_and_each_book_for_itself() -> None:
    group, other, aied = a_group(), a_group(), uuid7()
    group.post(group.receipt(1, aied), group.receipt(2, aied))
    other.post(other.receipt(5, aied))
    group.post(group.receipt(3, aied))
    assert list(Entry.objects.filter(book=group.book).order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]
    group.book.refresh_from_db()
    other.book.refresh_from_db()
    assert (group.book.last_seq, other.book.last_seq) == (3, 1)


def test_a_refused_posting_leaves_no_gap() -> None:
    group, aied = a_group(), uuid7()
    group.post(group.receipt(10_00, aied))
    with pytest.raises(refusals.BelowZero):
        group.post(group.receipt(5_00, aied), group.payout(20_00, aied))
    (third,) = group.post(group.receipt(1_00, aied))
    assert third.seq == 2
    assert group.balance(group.cash()) == 11_00


def test_turnover_is_kept_by_month_of_the_accounting_day() -> None:
    group, aied = a_group(), uuid7()
    may, june = date(2019, 5, 31), date(2019, 6, 1)
    group.post(group.receipt(100_00, aied, day=may), group.receipt(40_00, aied, day=june))
    group.post(group.receipt(60_00, aied, day=june), group.payout(30_00, aied, day=june))
    rows = Turnover.objects.filter(account__code=BOX).order_by("month").values_list("month", "debit", "credit")
    assert list(rows) == [(months.of(may), 100_00, 0), (months.of(june), 100_00, 30_00)]


def test_a_late_fact_keeps_the_day_it_happened() -> None:
    group, aied = a_group(), uuid7()
    (posted,) = group.post(group.receipt(100_00, aied, day=DAY, happened_on=date(2019, 4, 30)))
    assert (posted.date, posted.happened_on) == (DAY, date(2019, 4, 30))


def test_an_account_is_opened_once() -> None:
    group, aied = a_group(), uuid7()
    group.post(group.receipt(1, aied), group.receipt(2, aied))
    group.post(group.receipt(3, aied))
    assert Account.objects.filter(book=group.book).count() == 2


def test_nobody_takes_more_than_there_is() -> None:
    group, aied = a_group(), uuid7()
    group.post(group.receipt(10_00, aied))
    with pytest.raises(refusals.BelowZero) as caught:
        group.post(group.payout(10_01, aied))
    assert (caught.value.present, caught.value.asked) == (10_00, 10_01)
    assert group.balance(group.cash()) == 10_00


def test_the_order_within_one_posting_does_not_matter_to_the_side() -> None:
    group, aied = a_group(), uuid7()
    group.post(group.payout(20_00, aied), group.receipt(50_00, aied))
    assert group.balance(group.cash()) == 30_00


def test_a_closed_day_takes_nothing() -> None:
    group, aied = a_group(), uuid7()
    group.book.funds.update(closed_through=DAY)
    with pytest.raises(refusals.DayIsClosed) as caught:
        group.post(group.receipt(1_00, aied, day=DAY))
    assert (caught.value.closed_through, caught.value.typed) == (DAY, DAY)
    group.post(group.receipt(1_00, aied, day=date(2019, 6, 10)))
    assert group.balance(group.cash()) == 1_00


def test_nothing_to_post_is_nothing_done() -> None:
    group = a_group()
    assert group.post() == []
    group.book.refresh_from_db()
    assert group.book.last_seq == 0


def test_what_no_person_can_cause_is_broken() -> None:
    group, other, aied = a_group(), a_group(), uuid7()
    wrong = {
        "does not sum to zero": entry([Leg(group.cash(), 100), Leg(group.saved(aied), -99)]),
        "sums to zero over two funds only": entry([Leg(group.cash(), 100), Leg(group.fines(group.welfare), -100)]),
        "has one leg": entry([Leg(group.cash(), 0)]),
        "has a leg of nothing": entry([Leg(group.cash(), 0), Leg(group.saved(aied), 0)]),
        "names another book's fund": other.receipt(100, aied),
        "is of a kind nobody registered": group.receipt(100, aied, kind="test.nobody"),
        "gives a reason for nothing": group.receipt(100, aied, reason="twice"),
    }
    for name, draft in wrong.items():
        with pytest.raises(Broken):
            group.post(draft)
        assert not Entry.objects.filter(book=group.book).exists(), name
    with pytest.raises(LookupError):
        group.post(entry([Leg(Place(group.savings, "tst-none"), 1), Leg(group.cash(), -1)]))


def test_posting_takes_a_fixed_number_of_statements(django_assert_num_queries: object) -> None:
    group, members = a_group(), [uuid7() for _ in range(30)]
    drafts = [group.receipt(100_00, member) for member in members]
    group.post(*drafts[:1])
    with transaction.atomic(), django_assert_num_queries(11):  # type: ignore[operator]
        posting.post(book=group.book.pk, drafts=drafts[1:20], command=uuid7())
    with transaction.atomic(), django_assert_num_queries(11):  # type: ignore[operator]
        posting.post(book=group.book.pk, drafts=[group.receipt(5, m) for m in members], command=uuid7())


def test_a_reversal_is_the_exact_opposite_and_remembers_when_it_happened() -> None:
    group, aied = a_group(), uuid7()
    (first,) = group.post(group.receipt(100_00, aied, day=date(2019, 5, 9)))
    (back,) = _take_back(group, first)
    assert (back.reverses, back.reason, back.date, back.happened_on) == (first, "twice", DAY, date(2019, 5, 9))
    assert list(back.lines.order_by("no").values_list("amount", flat=True)) == [-100_00, 100_00]
    assert (group.balance(group.cash()), group.balance(group.saved(aied))) == (0, 0)
    assert first.reversed_by == back


def test_wrong_person_is_put_right_in_one_act() -> None:
    group, somjai, other_somjai = a_group(), uuid7(), uuid7()
    (wrong,) = group.post(group.receipt(100_00, somjai))
    with transaction.atomic():
        back, right = reversing.reverse(
            book=group.book.pk,
            entries=[wrong],
            on=DAY,
            reason="wrong_person",
            citation=SLIP,
            command=uuid7(),
            instead=[group.receipt(100_00, other_somjai)],
        )
    assert (back.seq, right.seq, back.command) == (2, 3, right.command)
    assert (group.balance(group.saved(somjai)), group.balance(group.saved(other_somjai))) == (0, -100_00)


def test_an_entry_is_taken_back_once() -> None:
    group, aied = a_group(), uuid7()
    (first,) = group.post(group.receipt(100_00, aied))
    (back,) = _take_back(group, first)
    with pytest.raises(refusals.AlreadyReversed) as caught:
        _take_back(group, first)
    assert (caught.value.seq, caught.value.by, caught.value.status) == (1, back.seq, 409)
    assert Entry.objects.filter(book=group.book).count() == 2


def test_a_reversal_is_not_reversed() -> None:
    group, aied = a_group(), uuid7()
    (first,) = group.post(group.receipt(100_00, aied))
    (back,) = _take_back(group, first)
    with pytest.raises(refusals.ReversalOfReversal):
        _take_back(group, back)


def test_a_reversal_needs_a_reason_somebody_registered() -> None:
    group, aied = a_group(), uuid7()
    (first,) = group.post(group.receipt(100_00, aied))
    for reason in ("", "because"):
        with pytest.raises(Broken):
            _take_back(group, first, reason=reason)
    assert Balance.objects.get(account__holder=aied).amount == -100_00


def _take_back(group: object, posted: Entry, *, reason: str = "twice") -> list[Entry]:
    with transaction.atomic():
        return reversing.reverse(book=posted.book_id, entries=[posted], on=DAY, reason=reason, citation=SLIP, command=uuid7())
