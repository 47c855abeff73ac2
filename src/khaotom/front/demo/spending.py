"""What one group spends on itself: small things by its committee, a meal for everybody by a resolution. All of it is invented."""

from dataclasses import dataclass

from khaotom.approvals.services import presence
from khaotom.collection.models import Sheet
from khaotom.collection.services import payouts
from khaotom.collection.services.payouts import Payment
from khaotom.front.demo import papers, plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.meetings.services.resolutions import Vote
from khaotom.people import files
from khaotom.people.models import OfficeKind
from khaotom.people.selectors import kin
from khaotom.till import selectors as till
from khaotom.till.purposes import RUNNING
from khaotom.till.services import spending
from khaotom.till.services.spending import Wanted

BAHT = 100
MEAL = Wanted("กับข้าวเลี้ยงวันประชุมใหญ่", 600 * BAHT)


@dataclass(frozen=True)
class Bill:
    """What was bought, in baht, and whether the meeting's decision pays it."""

    what: str
    baht: int
    by_meeting: bool = False


BILLS = {
    9: (Bill("สมุดจดกับปากกาไว้ที่โต๊ะเก็บเงิน", 65),),
    5: (Bill("ค่าไฟศาลา 3 เดือน", 90),),
    2: (Bill("ปลา ผัก และเครื่องแกง", 320, by_meeting=True), Bill("ถ่ายเอกสารกติกา", 24)),
    1: (Bill("ข้าวสารกับน้ำแข็ง", 130, by_meeting=True),),
}
"""By how many months before the last."""


def hold(troupe: Troupe, sheet: Sheet, back: int) -> None:
    """The evening's bills; where the group has not earned so much of its own yet, nobody buys anything."""
    if troupe.plan is not plans.MILL:
        return
    if back == 2:
        _decide(troupe, sheet)
    for bill in BILLS.get(back, ()):
        _pay(troupe, sheet, bill)


def _decide(troupe: Troupe, sheet: Sheet) -> None:
    if sheet.meeting is None:
        return
    heads = len(troupe.present) * 7 // 10
    vote = Vote("hands", heads, heads - 2, 1, 1)
    try:
        spending.decide(actor=troupe.actor_of(OfficeKind.RECORDER), meeting=sheet.meeting, wanted=MEAL, vote=vote, key=uuid7())
    except Refusal:
        return  # a demonstration of few members has no quorum


def _pay(troupe: Troupe, sheet: Sheet, bill: Bill) -> None:
    """Whoever went shopping is paid back by the treasurer, with the receipt."""
    decided = till.decided(troupe.group.pk)
    if bill.by_meeting and not decided:
        return
    buyer, payer = troupe.officers[OfficeKind.COMMITTEE], troupe.actor()
    barred = kin(buyer)
    receipt = files.Picture(files.new_name(), papers.drawn("receipt"))
    payment = Payment(
        purpose=RUNNING,
        payee=buyer,
        amount=bill.baht * BAHT,
        place=troupe.box,
        note=bill.what,
        decision=decided[-1].decision.pk if bill.by_meeting else None,
        receipt=receipt.name,
    )
    try:
        agreed = presence.by_pin(actor=payer, group=troupe.group, second=troupe.second([*barred, payer.person]), barred=barred)
        payouts.pay(actor=payer, sheet=sheet, payment=payment, agreed=agreed, key=uuid7())
    except Refusal:
        return
    files.keep(receipt)
