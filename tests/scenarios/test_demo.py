"""The whole demonstration: seven groups, 430 members, two years, and books that hold."""

import sys
import time
from collections import Counter

import pytest
from django.db.models import Sum

from khaotom.collection.models import Closing, Sheet, Slip
from khaotom.front import demo
from khaotom.front.demo.plans import SEVEN
from khaotom.ledger.models import Account, Balance, Line
from khaotom.people.models import Membership, Person
from khaotom.savings.models import Missed, PledgePause, Waiver
from khaotom.till.models import Custody
from tests import traced

pytestmark = pytest.mark.django_db(databases="__all__")
BAHT = 100


@pytest.mark.any_engine("front/tests/test_demo.py builds a smaller one by the same code on both")
def test_the_whole_demonstration_holds(capsys: pytest.CaptureFixture[str]) -> None:
    began = time.process_time()
    demo.build()
    with capsys.disabled():
        sys.stdout.write(f"\nThe demonstration took {time.process_time() - began:.1f} s of the processor.\n")
    _everybody_is_there()
    _the_books_add_up()
    _it_is_lived()
    many, faults = traced.again()
    assert (faults, min(many.values()) > 10) == ([], True)


def _everybody_is_there() -> None:
    members = Membership.objects.filter(ended_on=None)
    assert members.count() == 430
    counted = Counter(members.values_list("group__slug", flat=True))
    assert counted == {plan.slug: plan.members for plan in SEVEN}
    assert all(phone.startswith("0800000") for phone in Person.objects.exclude(phone="").values_list("phone", flat=True))


def _the_books_add_up() -> None:
    assert Line.objects.aggregate(total=Sum("amount"))["total"] == 0
    by_fund = Account.objects.values("fund").annotate(total=Sum("balance__amount"))
    assert [row["fund"] for row in by_fund if row["total"]] == []
    lines = dict(Line.objects.values_list("account").annotate(total=Sum("amount")))
    assert {account: amount for account, amount in Balance.objects.values_list("account", "amount") if amount} == {
        account: amount for account, amount in lines.items() if amount
    }
    for closing in Closing.objects.select_related("sheet"):
        taken = closing.sheet.slips.filter(state=Slip.State.TAKEN).aggregate(cash=Sum("cash", default=0))
        assert closing.cash_in == taken["cash"]
        assert abs(closing.counted - closing.booked) <= 100 * BAHT


def _it_is_lived() -> None:
    evenings = Counter(Closing.objects.values_list("sheet__group__slug", flat=True))
    assert (evenings["tha-ruea-kao"], evenings["kao-son"], evenings["bo-wa"]) == (24, 16, 14)
    assert not Slip.objects.filter(state=Slip.State.HELD).exists()
    assert not Custody.objects.filter(banking=None, to_bank__gt=0).exists()
    assert Sheet.objects.filter(closing=None).count() == 1
    paid, missed = (Closing.objects.aggregate(total=Sum(name))["total"] for name in ("paid", "missed"))
    assert 0.85 < paid / (paid + missed) < 0.97
    slips = Slip.objects.filter(state=Slip.State.TAKEN)
    many = slips.count()
    assert 0.2 < slips.filter(manner=Slip.Manner.CARRIED).count() / many < 0.4
    assert 0.05 < slips.filter(transferred__gt=0).count() / many < 0.2
    assert all(model.objects.exists() for model in (Missed, Waiver, PledgePause))
    newest = Closing.objects.filter(sheet__group__slug="tha-ruea-kao").latest("sheet__date")
    assert (newest.booked, newest.counted) == (7380 * BAHT, 7360 * BAHT)
