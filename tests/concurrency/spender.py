"""An officer who spends for the group as a process of her own: ``python -m tests.concurrency.spender ACT …``. Says ``ready``, waits, acts.

Acts: ``prepare BAHT`` lets the group own so much and its meeting decide to spend 400; prints the sheets of the meeting and of a counter
day · ``spend SHEET BAHT`` by that decision · ``audit`` what is left of the decision and of the group's own money, in baht.
"""

import sys
from collections.abc import Callable
from datetime import date, datetime

import django

django.setup()

from django.db import transaction  # noqa: E402

from khaotom.approvals.services import presence  # noqa: E402
from khaotom.collection import selectors  # noqa: E402
from khaotom.collection.models import Sheet  # noqa: E402
from khaotom.collection.services import days, payouts  # noqa: E402
from khaotom.collection.services.payouts import Payment  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.citation import FOUNDING  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.kernel.refusal import Refusal  # noqa: E402
from khaotom.ledger import selectors as ledger  # noqa: E402
from khaotom.ledger.services import posting  # noqa: E402
from khaotom.ledger.services.books import Place  # noqa: E402
from khaotom.ledger.services.posting import Draft, Leg  # noqa: E402
from khaotom.meetings.services import days as meetings  # noqa: E402
from khaotom.meetings.services.resolutions import Vote  # noqa: E402
from khaotom.people.models import Membership, Office  # noqa: E402
from khaotom.people.selectors import kin  # noqa: E402
from khaotom.savings.chart import FEES  # noqa: E402
from khaotom.till import chart  # noqa: E402
from khaotom.till import selectors as till  # noqa: E402
from khaotom.till.services import spending  # noqa: E402
from khaotom.till.services.spending import Wanted  # noqa: E402
from tests import evening  # noqa: E402
from tests.concurrency.clerk import wait_for_the_others  # noqa: E402

SIX = datetime(2019, 6, 9, 18)
BAHT = 100


def prepare(baht: str) -> None:
    """The group with money of its own, a decision, and two evenings open at once."""
    golden = evening.prepare()
    book = ledger.book_of(golden.group.pk).pk
    fund, box = ledger.funds_of(book)["savings"].pk, till.box(golden.group.pk).pk
    amount = int(baht) * BAHT
    legs = [Leg(chart.cash(fund, box), amount), Leg(Place(fund, FEES), -amount)]
    with clock.at(SIX):
        with transaction.atomic():
            draft = Draft(kind="collection.slip", date=SIX.date(), citation=FOUNDING, legs=legs)
            posting.post(book=book, drafts=[draft], command=uuid7())
        sheet = days.open_day(actor=golden.actor, group=golden.group, on=SIX.date(), key=uuid7())
        counter = days.open_counter_day(actor=golden.actor, group=golden.group, on=date(2019, 6, 8), key=uuid7())
        meeting, wanted = meetings.on(golden.group, SIX.date()), Wanted("กับข้าว", 400 * BAHT)
        spending.decide(actor=golden.actor, meeting=meeting, wanted=wanted, vote=Vote("hands", 30, 30, 0, 0), key=uuid7())
    print(sheet.pk, counter.pk)


def spend(sheet: str, baht: str) -> None:
    """Pay by the decision, once all are ready; prints what became of it."""
    open_sheet = Sheet.objects.select_related("group").get(pk=sheet)
    group = open_sheet.group
    buyer = Membership.objects.select_related("person__household").get(group=group, number="11")
    actor = Actor.alone(network=group.network_id, person=Office.objects.get(kind="treasurer").person_id)
    chair = Office.objects.select_related("person").get(kind="chair").person
    (decided,) = till.decided(group.pk)
    payment = Payment("running", buyer, int(baht) * BAHT, till.box(group.pk), note="ปลา", decision=decided.decision.pk)
    wait_for_the_others()
    try:
        with clock.at(SIX):
            agreed = presence.by_pin(actor=actor, group=group, second=chair, barred=kin(buyer))
            payouts.pay(actor=actor, sheet=open_sheet, payment=payment, agreed=agreed, key=uuid7())
        print("paid")
    except Refusal as refusal:
        print(refusal.code)


def audit() -> None:
    """What is left."""
    group = Office.objects.get(kind="treasurer").group_id
    assert group is not None
    (decided,) = till.decided(group)
    print(decided.left // BAHT, selectors.own_money(group) // BAHT)


ACTS: dict[str, Callable[..., None]] = {"prepare": prepare, "spend": spend, "audit": audit}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
