"""Putting right what was closed: the wrong entry is taken back and the right one made, in one act, both visible to the member."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from khaotom.approvals.services import presence
from khaotom.approvals.services.presence import Agreed
from khaotom.collection import postings, refusals, rules, selectors
from khaotom.collection.models import Slip, SlipItem
from khaotom.collection.services.slips import Item
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry, Line
from khaotom.ledger.services import posting, reversing
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Membership
from khaotom.savings import chart as savings
from khaotom.savings import selectors as books
from khaotom.savings.services import misses
from khaotom.till import chart as till
from khaotom.till.models import TransferSlip
from khaotom.trail import services as trail
from khaotom.welfare import chart as welfare

PLEDGE, WELFARE, FINE = SlipItem.Payable.PLEDGE, SlipItem.Payable.WELFARE, SlipItem.Payable.FINE


class Why(StrEnum):
    """What was wrong with it; kept as the reversal's reason."""

    AMOUNT = "wrong_amount"
    PERSON = "wrong_person"
    COLUMN = "wrong_column"
    TWICE = "twice"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Right:
    """What should have been written: for whom, and which parts. No parts: it should not be there at all."""

    membership: Membership
    items: Sequence[Item]


@transaction.atomic
def correct(*, actor: Actor, entry: Entry, why: Why, right: Right, agreed: Agreed, key: UUID) -> list[Entry]:
    """Reverse a slip's entry and post what is right. Counted cash stays as it was counted: a difference moves suspense.

    Refuses: LED-001 (the day is closed), LED-002 (it would take a balance below zero), LED-003 (already taken back), LED-004,
    COL-020 (nothing would change), COL-021 (not a slip's entry).
    """
    arguments = _arguments(entry.pk, why, right)
    if not trail.once(actor=actor, key=key, what="collection.correct", arguments=arguments, subject=entry.pk):
        return list(Entry.objects.filter(command=key).order_by("seq"))
    slip = _slip_of(entry)
    posting.lock([ledger.book_of(slip.sheet.group_id).pk])  # what she owes must not change until it is put onto it
    posted = _post(actor, slip, _drafts(slip, entry, why, _placed(slip, entry, right)), arguments, agreed, key)
    misses.review(group=slip.sheet.group_id, months=_pledge_months([entry, *posted]))
    return posted


@dataclass(frozen=True, slots=True)
class Effect:
    """What a correction does to one passbook: its savings before and after, in satang, and what is then written there for which months."""

    membership: Membership
    before: int
    after: int
    parts: Sequence[Item]


@transaction.atomic
def effects(*, entry: Entry, why: Why, right: Right) -> list[Effect]:
    """What ``correct`` would do to the passbooks it touches, by member number; nothing is written. Refuses as ``correct`` does."""
    slip = _slip_of(entry)
    placed = _placed(slip, entry, right)
    drafts = _drafts(slip, entry, why, placed)
    moved: dict[UUID, int] = defaultdict(int)
    for leg in (leg for draft in drafts for leg in draft.legs if leg.place.holder_kind == "membership"):
        moved[leg.place.holder] -= leg.amount if leg.place.code == savings.PLEDGES else 0
    saved = books.saved_by(moved)
    members = Membership.objects.filter(pk__in=moved).select_related("person").order_by("number_order")
    return [
        Effect(one, saved.get(one.pk, 0), saved.get(one.pk, 0) + moved[one.pk], placed.items if one == right.membership else ())
        for one in members
    ]


def _drafts(slip: Slip, entry: Entry, why: Why, right: Right) -> list[Draft]:
    """The entry taken back and, unless it should not be there at all, the right one."""
    _refuse_same(entry, right)
    citation = Citation("slip", slip.pk, slip.name)
    drafts = reversing.mirror(entries=[entry], on=clock.today(), reason=why, citation=citation)
    if right.items:
        drafts.append(_right(slip, right, entry.happened_on, citation))
    return drafts


def _placed(slip: Slip, entry: Entry, right: Right) -> Right:
    """Money that was another member's pays what she owes: the months she has not paid yet, for else she would have paid one twice and been
    asked for the next all the same; and her own fines, not the other's. What is over is saved."""
    if right.membership.pk in _holders(entry):
        return right
    row = selectors.row_of(slip.sheet, right.membership)
    asked: dict[str, dict[int, int]] = defaultdict(dict)
    for due in (*row.due, *row.ahead):
        if due.payable != FINE or due.month < slip.sheet.month:  # she was there after all: no fine for this evening's month
            asked[due.payable][due.month] = due.amount
    paid: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for item in right.items:
        paid[item.payable][item.month] += item.amount
    fines, over = rules.onto_owed(sum(paid.pop(FINE, {}).values()), asked[FINE])
    if over:
        paid[PLEDGE][max(paid[PLEDGE], default=slip.sheet.month)] += over
    monthly = {what: rules.onto_open(by_month, asked[what]) for what, by_month in paid.items() if what in (PLEDGE, WELFARE)}
    placed = {**paid, **monthly, FINE: fines}
    return Right(
        right.membership, [Item(what, month, amount) for what, months in placed.items() for month, amount in months.items()]
    )


@transaction.atomic
def add_late(*, actor: Actor, slip: Slip, agreed: Agreed, key: UUID) -> list[Entry]:
    """A held slip that reached the program after closing was real: it enters the book now, dated today.

    Refuses: LED-001 (the day is closed), COL-021 (the slip is not held).
    """
    if not trail.once(actor=actor, key=key, what="collection.add_late", arguments={"slip": slip.pk}, subject=slip.pk):
        return list(Entry.objects.filter(command=key).order_by("seq"))
    posting.lock([ledger.book_of(slip.sheet.group_id).pk])
    held = Slip.objects.select_related("table", "sheet__group", "transfer_slip").select_for_update(of=("self",)).get(pk=slip.pk)
    if held.state != Slip.State.HELD:
        raise refusals.NotASlip
    items = [Item(item.payable, item.month, item.amount) for item in held.items.all()]
    right = Right(held.membership, items)
    drafts = [_right(held, right, held.sheet.date, Citation("slip", held.pk, held.name))]
    posted = _post(actor, held, drafts, {"slip": held.pk}, agreed, key)
    Slip.objects.filter(pk=held.pk).update(state=Slip.State.TAKEN)
    misses.review(group=held.sheet.group_id, months=_pledge_months(posted))
    return posted


def _pledge_months(entries: Sequence[Entry]) -> dict[UUID, set[int]]:
    """Whose pledge of which months these entries moved."""
    lines = Line.objects.filter(entry__in=entries, account__code__in=savings.PLEDGE_CODES)
    touched: dict[UUID, set[int]] = defaultdict(set)
    for holder, month in lines.values_list("account__holder", "for_month"):
        if month is not None:
            touched[holder].add(month)
    return touched


def _arguments(entry: UUID, why: Why, right: Right) -> dict[str, trail.Plain]:
    return {
        "entry": entry,
        "why": why.value,
        "membership": right.membership.pk,
        "items": [[item.payable, item.month, item.amount] for item in right.items],
    }


def standing_entry(slip: Slip) -> Entry | None:
    """The newest entry of a slip that nothing has taken back: what the book says about it now."""
    kinds = ("collection.slip", "collection.correction")
    standing = Entry.objects.filter(citation_id=slip.pk, kind__in=kinds, reverses=None, reversed_by=None)
    return standing.order_by("-seq").first()


def parts_of(entry: Entry) -> list[Item]:
    """What an entry of a slip (or of its correction) says was paid, by part."""
    payable = {
        savings.PLEDGES: SlipItem.Payable.PLEDGE,
        savings.SPLIT: SlipItem.Payable.PLEDGE,
        savings.FINES: SlipItem.Payable.FINE,
        savings.FEES: SlipItem.Payable.ENTRY_FEE,
        welfare.CONTRIBUTIONS: SlipItem.Payable.WELFARE,
    }
    parts: dict[tuple[str, int], int] = defaultdict(int)
    for line in entry.lines.select_related("account").order_by("no"):
        if line.account.code in payable and line.for_month is not None:
            parts[payable[line.account.code], line.for_month] -= line.amount
    return [Item(what, month, amount) for (what, month), amount in parts.items()]


def _slip_of(entry: Entry) -> Slip:
    slips = Slip.objects.select_related("table", "sheet__group", "transfer_slip")
    found = slips.filter(pk=entry.citation_id).first() if entry.citation_id else None
    if found is None:
        raise refusals.NotASlip
    return found


def _refuse_same(entry: Entry, right: Right) -> None:
    same_parts = sorted(map(str, parts_of(entry))) == sorted(map(str, right.items))
    if same_parts and _holders(entry) == {right.membership.pk}:
        raise refusals.NothingToCorrect


def _holders(entry: Entry) -> set[UUID]:
    """Whose passbooks an entry is in."""
    return {line.account.holder for line in entry.lines.select_related("account") if line.account.holder_kind == "membership"}


def _right(slip: Slip, right: Right, happened_on: date, citation: Citation) -> Draft:
    """The slip as it should have been, never saved: only its posting is made."""
    accounts = postings.Accounts(slip.sheet, ledger.book_of(slip.sheet.group_id))
    (written,) = (one for one in postings.to_post(slip.sheet_id) if one.id == slip.pk)
    items = [(item.payable, item.month, item.amount) for item in right.items]
    legs = postings.of_slip(slip.sheet, accounts, replace(written, membership=right.membership.pk, items=items)).legs
    return Draft(kind="collection.correction", date=clock.today(), happened_on=happened_on, citation=citation, legs=legs)


def _post(
    actor: Actor, slip: Slip, drafts: list[Draft], arguments: dict[str, trail.Plain], agreed: Agreed, key: UUID
) -> list[Entry]:
    drafts += _from_the_bank(slip, drafts)
    drafts += _leave_money(slip, drafts)
    presence.keep(actor=actor, group=slip.sheet.group, command="collection.correct", arguments=arguments, agreed=agreed, key=key)
    return posting.post(book=ledger.book_of(slip.sheet.group_id).pk, drafts=drafts, command=key)


def _net(drafts: Sequence[Draft], codes: Collection[str]) -> dict[Where, int]:
    """What the drafts together do to the places of these codes, where it is anything."""
    net: dict[Where, int] = defaultdict(int)
    for leg in (leg for draft in drafts for leg in draft.legs if leg.place.code in codes):
        net[leg.place] += leg.amount
    return {place: amount for place, amount in net.items() if amount}


def _from_the_bank(slip: Slip, drafts: Sequence[Draft]) -> list[Draft]:
    """A transfer found after its day was closed was moved to the bank: what is taken back as waiting is taken from there."""
    if slip.transfer_slip is None or slip.transfer_slip.state != TransferSlip.State.CONFIRMED:
        return []
    legs = [
        leg
        for place, amount in _net(drafts, [till.TRANSFERS]).items()
        for leg in (Leg(place, -amount), Leg(till.bank(place.fund, place.holder), amount))
    ]
    citation = Citation("slip", slip.pk, slip.name)
    return [Draft(kind="till.transfer_found", date=clock.today(), citation=citation, legs=legs)] if legs else []


def _leave_money(slip: Slip, drafts: Sequence[Draft]) -> list[Draft]:
    """Cash was counted when the day was closed, and the bank book says what came: a correction changes neither.

    What differs was short or over then, and waits to be explained.
    """
    net = _net(drafts, [till.CASH, till.BANK])
    legs = [leg for place, amount in net.items() for leg in (Leg(place, -amount), Leg(till.suspense(place.fund), amount))]
    citation = Citation("slip", slip.pk, slip.name)
    return [Draft(kind="collection.difference", date=clock.today(), citation=citation, legs=legs)] if legs else []
