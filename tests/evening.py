"""The evening of WORDS-AND-DEMO F4: ท่าเรือเก่า, Sunday 9 June 2562, figure by figure. All people are invented.

``prepare`` makes the group as it stands that afternoon; ``lived`` plays the evening through the services.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from khaotom.approvals.services import presence
from khaotom.bylaws.services import rules
from khaotom.collection import selectors
from khaotom.collection.models import Closing, Sheet, Slip, Table
from khaotom.collection.selectors import Row
from khaotom.collection.services import closing, counts, days, furnishing, openings, payouts, slips
from khaotom.collection.services.slips import Item, Taking, Waived
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM, FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import attendance, resolutions
from khaotom.meetings.services import days as meeting_days
from khaotom.people.models import Group, GroupStage, Membership, OfficeKind, Person
from khaotom.people.selectors import kin
from khaotom.people.services import communities, founding, groups, memberships, offices
from khaotom.people.services.people import Names
from khaotom.savings.models import Missed
from khaotom.savings.services import pledges
from khaotom.till import selectors as till
from khaotom.till.models import Count, TransferSlip
from khaotom.welfare.services import joining

DAY = date(2019, 6, 9)
JUNE = months.of(DAY)
BAHT = 100


@dataclass(frozen=True)
class Member:
    """One invented member: pledge and savings in baht; ``plays`` is her part in the evening."""

    called: str
    name: str
    pledge: int
    welfare: bool = True
    saved: int = 2000
    plays: str = "pays"


# 11 × 50, 20 × 100, 7 × 200, 2 × 300, 3 × 500 and 2 who pause; 36 take part in the welfare fund.
MEMBERS = (
    Member("ป้าสมศรี", "นางสมศรี คงสม", 100, saved=6100),
    Member("พี่จำเนียร", "นายจำเนียร ขวัญท่า", 200, saved=9800),
    Member("น้องดา", "นางสาวนูรีดา หมัดเส็น", 50, saved=1150),
    Member("บังเส็ม", "นายก้อเส็ม หลีหมาน", 100, saved=5300),
    Member("ลุงถาวร", "นายถาวร มณีแหลม", 300, saved=11400),
    Member("ป้าเอียด", "นางเอียด ชูแก้ว", 100, saved=4700),
    Member("พี่ใจ", "นางสมใจ ชูแก้ว", 100, saved=1900),
    Member("จ๊ะเราะห์", "นางรอฮานี หมัดเส็น", 100, saved=4200),
    Member("น้าใจ", "นางสมใจ ชูแก้ว", 100, saved=4300, plays="transfers"),
    Member("บังหมัด", "นายหมัดสะอาด เหล็มริมเล", 500, saved=21500, plays="transfers"),
    Member("น้าเปี๊ยก", "นายปรีชา ทองพันชั่ง", 50, welfare=False, saved=850),
    Member("ป้าหนู", "นางหนูพร้อม แก้วทะเล", 100, saved=4100, plays="late"),
    Member("พี่แมว", "นางพรทิพย์ สุวรรณบ่อ", 200, saved=7400, plays="transfers"),
    Member("บังเลาะ", "นายอับดุลเลาะ บิลแหละ", 100, welfare=False, saved=3900, plays="transfers"),
    Member("ลุงหีม", "นายหร้อหีม หีมบ่อ", 50, saved=2150, plays="missing"),
    Member("ก๊ะหน๊ะ", "นางซารีหน๊ะ โต๊ะ-หัด", 50, welfare=False, saved=1600, plays="missing"),
    Member("ลุงจวน", "นายจรูญ เพชรริมสน", 100, saved=5100, plays="missing"),
    Member("ป้าละมัย", "นางละมัย รัตนปากน้ำ", 200, saved=8200, plays="missing"),
    Member("หลวงช่วย", "นายบุญช่วย พรหมโตนด", 100, saved=4600, plays="ahead"),
    Member("พี่พิศ", "นางสุพิศ ขวัญท่า", 100, saved=2600, plays="old fine"),
    Member("โต๊ะมะ", "นางไซหนับ", 50, welfare=False, saved=1750, plays="carried"),
    Member("น้ารุณ", "นางอรุณี จันทร์โรงสี", 100, saved=3700, plays="carried"),
    Member("ป้าเรือน", "นางบุญเรือน ศรีลมว่าว", 300, saved=12600),
    Member("บังฮาซัน", "นายฮาซัน วังโส๊ะ", 500, saved=19500),
    Member("จ๊ะเนาะ", "นางอามีเนาะ ยีหมัดสน", 500, saved=18000),
    Member("พี่ไพ", "นางประไพ อินทร์เกาะ", 200, saved=7000),
    Member("ลุงเชียร", "นายวิเชียร บุญสนธิ์", 200, saved=6600),
    Member("พี่เยาว์", "นางนงเยาว์ มณีแหลม", 200, saved=5800),
    Member("บังโซ๊ะ", "นายมะยูโซ๊ะ เบ็ญล่าเต๊ะ", 200, saved=5400),
    Member("จ๊ะเสาะ", "นางฮับเสาะ หมานสะแหละ", 100, saved=2900),
    Member("พี่พิณ", "นางสายพิณ ทองพันชั่ง", 100, saved=3300),
    Member("น้องพล", "นายธีรพล คงสม", 50, saved=900),
    Member("น้องกานต์", "นางสาวณัฐกานต์ สุวรรณบ่อ", 50, saved=700),
    Member("น้องฉัตร", "นายชลธิชา หนูเอียด", 50, saved=650),
    Member("ก๊ะเราะ", "นางสาเหราะ อาดำท่า", 100, saved=3100),
    Member("จ๊ะต๊ะ", "นางฟาตีม๊ะ สาแหล๊ะ", 100, saved=3500),
    Member("ก๊ะเรียะ", "นางยาวาเรียะ เหล็มริมเล", 50, welfare=False, saved=1200),
    Member("บังเหม", "นายอิบรอเหม หลีหมาน", 100, saved=2700),
    Member("น้าเลาะ", "นายดลเลาะ หมัดเส็น", 100, saved=2500),
    Member("ยายพร้อม", "นางพร้อม ขวัญท่า", 50, welfare=False, saved=1450),
    Member("หนูนิด", "เด็กหญิงนิดา คงสม", 50, saved=550),
    Member("พี่สร", "นางอัปสร แก้วทะเล", 100, saved=2400),
    Member("น้าพันธ์", "นายพันธ์ ชูแก้ว", 100, welfare=False, saved=2200),
    Member("ลุงเล็ก", "นายเล็ก รัตนปากน้ำ", 100, welfare=False, saved=3000, plays="paused"),
    Member("ก๊ะซะ", "นางซะ บิลแหละ", 50, welfare=False, saved=1300, plays="paused"),
)

LATE, AHEAD, OLD_FINE = 12, 19, 20  # member numbers
BOX = {"savings": 1000 * BAHT, "welfare": 500 * BAHT}
TRANSFERS = {9: 130, 10: 530, 13: 230, 14: 100}
COUNTED = {100000: 4, 50000: 3, 10000: 14, 5000: 3, 2000: 11, 1000: 6, 500: 4, 200: 3, 100: 4}

RULES = (
    ("collection_day", "4", {"weekday": "none", "number": 9}),
    ("pledge", "5", {"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 12, "pause": 6}),
    ("entry_fee", "2", {"amount": 2000}),
    ("fine", "6", {"amount": 1000, "in_a_row": 3}),
    ("errand", "7", {"after": 2, "days": 7}),
    ("welfare_contribution", "8", {"amount": 3000}),
    ("cash_handling", "13", {"approvers": 2, "keep": 200000, "bank_days": 2, "tolerance": 2000}),
)


@dataclass
class Evening:
    """The group as it stands on the afternoon of the day, and who acts."""

    group: Group
    members: list[Membership]
    actor: Actor  # the treasurer

    def member(self, number: int) -> Membership:
        """By her number in the book, from 1."""
        return self.members[number - 1]

    def person(self, number: int) -> Person:
        """Whose number it is."""
        return self.member(number).person


def prepare() -> Evening:
    """Everything before the evening: group, rules, members with what their passbooks hold, the box as it was left in May."""
    with clock.at(datetime(2019, 5, 10, 9, 0)):
        admin = founding.found(
            network_name="เครือข่ายออมทรัพย์เจ็ดชุมชน",
            slug="seven",
            phone="0800000001",
            given_name="พรเพ็ญ",
            family_name="หนูเอียด",
            password="khao-tom-for-all",  # an invented person's
            key=uuid7(),
        )
        founder = Actor.alone(network=admin.network_id, person=admin.pk)
        group = _group(founder)
        members = [_member(founder, group, no, one) for no, one in enumerate(MEMBERS, start=1)]
        _offices(founder, group, members)
        actor = Actor.alone(network=admin.network_id, person=members[0].person_id)
        _cash(actor, group)
        _past(actor, group, members)
    return Evening(group, members, actor)


def _group(founder: Actor) -> Group:
    place = communities.add(actor=founder, name="ท่าเรือเก่า", slug="tha-ruea-kao", key=uuid7())
    group = groups.add(
        actor=founder,
        community=place,
        name="กลุ่มออมทรัพย์ท่าเรือเก่า",
        slug="tha-ruea-kao",
        citation=FOUNDING,
        key=uuid7(),
        founded_on=date(2018, 1, 9),
    )
    groups.begin_stage(
        actor=founder, group=group, stage=GroupStage.Stage.ACTIVE, since=date(2018, 2, 9), citation=FOUNDING, key=uuid7()
    )
    furnishing.furnish(actor=founder, group=group, key=uuid7())
    for kind, number, parameters in RULES:
        rules.enact(
            actor=founder,
            group=group,
            kind=kind,
            number=number,
            parameters=parameters,
            effective_from=date(2018, 1, 9),
            citation=CUSTOM,
            key=uuid7(),
        )
    return group


def _member(founder: Actor, group: Group, number: int, one: Member) -> Membership:
    given, _space, family = one.name.partition(" ")
    title = next((t for t in ("นางสาว", "นาง", "นาย", "เด็กหญิง") if given.startswith(t)), "")
    membership = memberships.enrol(
        actor=founder,
        group=group,
        names=Names(called_name=one.called, title=title, given_name=given.removeprefix(title), family_name=family),
        phone="" if number == 40 else f"080000{number:04d}",
        number=f"{number:02d}",
        joined_on=date(2018, 2, 9),
        key=uuid7(),
    )
    through = JUNE - 2 if number == LATE else JUNE - 1
    openings.bring(actor=founder, membership=membership, saved=one.saved * BAHT, paid_through=through, key=uuid7())
    pledges.promise(actor=founder, membership=membership, amount=one.pledge * BAHT, from_month=through + 1, key=uuid7())
    if one.welfare:
        joining.join(actor=founder, membership=membership, from_month=through + 1, since=membership.joined_on, key=uuid7())
    return membership


def _offices(founder: Actor, group: Group, members: Sequence[Membership]) -> None:
    kinds = (OfficeKind.TREASURER, OfficeKind.CHAIR, OfficeKind.RECORDER, OfficeKind.COUNTER, OfficeKind.AUDITOR)
    for member, kind in zip(members, kinds, strict=False):
        offices.give(actor=founder, person=member.person, kind=kind, citation=FOUNDING, key=uuid7(), group=group)


def _cash(actor: Actor, group: Group) -> None:
    box, bank = till.box(group.pk), till.bank(group.pk)
    assert bank is not None
    for fund, amount in BOX.items():
        openings.bring_cash(actor=actor, group=group, place=box, fund=fund, amount=amount, key=uuid7())
    saved = sum(one.saved for one in MEMBERS) * BAHT
    openings.bring_cash(actor=actor, group=group, place=bank, fund="savings", amount=saved - BOX["savings"], key=uuid7())
    openings.bring_cash(actor=actor, group=group, place=bank, fund="welfare", amount=4620 * BAHT, key=uuid7())


def _past(actor: Actor, group: Group, members: Sequence[Membership]) -> None:
    """ป้าหนู missed May; พี่พิศ missed April and paid it since, but not its fine; two pause from June."""
    april, may_day = date(2019, 4, 9), date(2019, 5, 9)
    Missed.objects.create(membership=members[LATE - 1], month=JUNE - 1, on=may_day, closing=uuid7())
    Missed.objects.create(membership=members[OLD_FINE - 1], month=JUNE - 2, on=april, closing=uuid7())
    may = meeting_days.on(group, may_day)
    for member, one in zip(members, MEMBERS, strict=True):
        if one.plays == "paused":
            with transaction.atomic():
                decided = resolutions.decide(meeting=may, kind="pledge_pause", key=uuid7())
            pledges.pause(actor=actor, membership=member, from_month=JUNE, months=3, resolution=decided, key=uuid7())


Played: TypeAlias = tuple[Evening, Closing]


def played() -> Played:
    """The group after its evening: prepared, lived, closed."""
    evening = prepare()
    return evening, lived(evening)


def lived(evening: Evening) -> Closing:
    """The evening itself: box counted, table opened, 40 payments, one pay-out, the count 20 short, the closing."""
    with clock.at(datetime(2019, 6, 9, 17, 30)):
        sheet, table = open_up(evening)
        for moment, row in enumerate(those_who_pay(evening, sheet)):
            with clock.at(datetime(2019, 6, 9, 17, 30) + timedelta(seconds=45 * moment)):
                pay(evening, sheet, table, row, number=moment + 1)
        newcomer(evening, sheet, table, number=40)
        hospital(evening, sheet)
        count_box(evening, sheet)
        return close(evening, sheet)


def open_up(evening: Evening) -> tuple[Sheet, Table]:
    """Open the day, count the box blind, take table A with the box itself as its tray."""
    sheet = days.open_day(actor=evening.actor, group=evening.group, on=DAY, key=uuid7())
    box = till.box(evening.group.pk)
    two = (evening.person(1).pk, evening.person(3).pk)
    counts.count(
        actor=evening.actor, sheet=sheet, place=box, moment="opening", counted=1500 * BAHT, pieces={}, counters=two, key=uuid7()
    )
    return sheet, days.open_table(actor=evening.actor, sheet=sheet, place=box, float_amount=0, key=uuid7())


def those_who_pay(evening: Evening, sheet: Sheet) -> Iterator[Row]:
    """The 39 of the sheet who pay, in member order; the four who are missing and the two who pause are not among them."""
    for row, one in zip(selectors.rows(sheet), MEMBERS, strict=True):
        if one.plays not in ("missing", "paused"):
            yield row


def taking(table: Table, row: Row, number: int, plays: str, transferred: TransferSlip | None = None) -> Taking:
    """The slip of one row as the table would make it in one tap (or, for ``late`` and ``ahead``, on the pad)."""
    due = [item for item in row.due if not (plays == "late" and item.payable == "fine")]
    if plays == "ahead":
        due += [item for item in row.ahead if item.month <= JUNE + 3]
    items = [Item(item.payable, item.month, item.amount) for item in due]
    total = sum(item.amount for item in items)
    return Taking(
        table=table.pk,
        number=number,
        membership=row.membership.pk,
        items=items,
        waived=[Waived(JUNE - 1, 10 * BAHT, "sea")] if plays == "late" else [],
        cash=0 if transferred else total,
        transferred=total if transferred else 0,
        transfer_slip=transferred.pk if transferred else None,
        manner=Slip.Manner.CARRIED if plays == "carried" else Slip.Manner.SELF,
        taken_at=clock.now(),
    )


def pay(evening: Evening, sheet: Sheet, table: Table, row: Row, *, number: int) -> Slip:
    """One member pays what she pays that evening."""
    member = int(row.membership.number)
    plays = MEMBERS[member - 1].plays
    told = transfer(evening, row.membership, TRANSFERS[member]) if plays == "transfers" else None
    if plays != "carried" and not told and sheet.meeting:
        attendance.arrive(
            actor=evening.actor, meeting=sheet.meeting, person=row.membership.person_id, at=clock.now(), key=uuid7()
        )
    slip = taking(table, row, number, plays, told)
    return slips.take(actor=evening.actor, sheet=sheet, taking=slip, key=uuid7())


def transfer(evening: Evening, member: Membership, baht: int) -> TransferSlip:
    """A transfer told before the evening and found in the bank book."""
    bank = till.bank(evening.group.pk)
    assert bank is not None
    return TransferSlip.objects.create(
        id=uuid7(),
        group=evening.group,
        membership=member,
        bank=bank,
        amount=baht * BAHT,
        transferred_on=DAY - timedelta(days=1),
        reference=f"T{member.number}",
        state=TransferSlip.State.CONFIRMED,
        told_at=clock.now(),
        checked_by=evening.person(1),
    )


def newcomer(evening: Evening, sheet: Sheet, table: Table, *, number: int) -> Slip:
    """Somebody joins on the spot: pledge 100, welfare 30, entry fee 20."""
    new = memberships.enrol(
        actor=evening.actor,
        group=evening.group,
        names=Names(called_name="น้าไข่", given_name="ไข่มุก", family_name="แก้วทะเล"),
        key=uuid7(),
    )
    pledges.promise(actor=evening.actor, membership=new, amount=100 * BAHT, from_month=JUNE, key=uuid7())
    joining.join(actor=evening.actor, membership=new, from_month=JUNE, key=uuid7())
    if sheet.meeting:
        attendance.arrive(actor=evening.actor, meeting=sheet.meeting, person=new.person_id, at=clock.now(), key=uuid7())
    paid = [Item("entry_fee", JUNE, 20 * BAHT), Item("pledge", JUNE, 100 * BAHT), Item("welfare", JUNE, 30 * BAHT)]
    slip = Taking(
        table=table.pk, number=number, membership=new.pk, items=paid, cash=150 * BAHT, transferred=0, taken_at=clock.now()
    )
    return slips.take(actor=evening.actor, sheet=sheet, taking=slip, key=uuid7())


def hospital(evening: Evening, sheet: Sheet) -> None:
    """ลุงเล็ก lay three nights in hospital: 3 × 150 from the welfare fund, the chair agreeing by PIN."""
    payee = evening.member(44)
    payment = payouts.Payment(
        purpose="benefit", payee=payee, amount=450 * BAHT, place=till.box(evening.group.pk), clause="10", note="นอน 3 คืน"
    )
    agreed = presence.by_pin(actor=evening.actor, group=evening.group, second=evening.person(2), barred=kin(payee))
    payouts.pay(actor=evening.actor, sheet=sheet, payment=payment, agreed=agreed, key=uuid7())


def count_box(evening: Evening, sheet: Sheet) -> Count:
    """The box by denomination: 7,360, twenty short of the book."""
    return counts.count(
        actor=evening.actor,
        sheet=sheet,
        place=till.box(evening.group.pk),
        moment="closing",
        counted=7360 * BAHT,
        pieces=COUNTED,
        counters=(evening.person(1).pk, evening.person(4).pk),
        reason="unknown",
        suspense_fund="savings",
        key=uuid7(),
    )


def close(evening: Evening, sheet: Sheet, *, key: UUID | None = None) -> Closing:
    """Close with the chair's PIN; ป้าสมศรี and บังเลาะ keep the cash until Tuesday."""
    agreed = presence.by_pin(actor=evening.actor, group=evening.group, second=evening.person(2))
    keeping = closing.Keeping(
        first_holder=evening.person(1).pk,
        second_holder=evening.person(14).pk,
        to_bank=5360 * BAHT,
        bank_by=date(2019, 6, 11),
    )
    return closing.close(actor=evening.actor, sheet=sheet, keeping=keeping, agreed=agreed, waivers_read=True, key=key or uuid7())
