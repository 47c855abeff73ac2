"""Bringing balances in: from a member's passbook, with her beside you, and from the cash that is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import refusals
from khaotom.collection.models import Opening
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import posting, reversing
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Group, Membership
from khaotom.savings import chart as savings
from khaotom.savings.services import pledges
from khaotom.till import chart as till
from khaotom.till.models import Place
from khaotom.trail import services as trail
from khaotom.welfare.services import joining

LONGEST_AHEAD = 12  # months, where the group has no rule yet


@dataclass(frozen=True, slots=True)
class Passbook:
    """What a passbook says: satang saved, the last month paid. ``contested`` is what its owner says above it, kept aside until proved."""

    saved: int
    through: int
    contested: int = 0


@transaction.atomic
def bring(*, actor: Actor, membership: Membership, saved: int, paid_through: int, key: UUID, contested: int = 0) -> Opening:
    """What her passbook says; what she owes begins with the month after it.

    Refuses: COL-040 (set already), COL-041 (a month of it was collected here), COL-044 (too far ahead).
    """
    passbook = Passbook(saved, paid_through, contested)
    arguments = _arguments(membership, passbook)
    if not trail.once(actor=actor, key=key, what="collection.bring", arguments=arguments, subject=membership.pk):
        return Opening.objects.get(pk=key)
    (opening,) = _set(membership.group_id, {membership: passbook}, key, first=key)
    pledges.begin(membership, from_month=paid_through + 1)
    joining.begin(membership, from_month=paid_through + 1)
    return opening


@transaction.atomic
def bring_all(*, actor: Actor, group: Group, passbooks: Mapping[Membership, Passbook], key: UUID) -> list[Opening]:
    """Many passbooks of a group at once, for an import: its members owe from the months they were entered with.

    Refuses as ``bring``.
    """
    rows = [_arguments(member, passbook) for member, passbook in passbooks.items()]
    if not trail.once(actor=actor, key=key, what="collection.bring_all", arguments={"rows": rows}, subject=group.pk):
        return list(Opening.objects.filter(membership__in=passbooks))
    return _set(group.pk, passbooks, key)


@transaction.atomic
def put_right(*, actor: Actor, opening: Opening, passbook: Passbook, key: UUID) -> Opening:
    """It was keyed wrong, or what was contested is clear now: the entry is taken back and written anew, both to be seen.

    Refuses: COL-042 (the owner has confirmed it), and as ``bring``.
    """
    arguments = _arguments(opening.membership, passbook)
    if not trail.once(
        actor=actor, key=key, what="collection.put_opening_right", arguments=arguments, subject=opening.membership_id
    ):
        return Opening.objects.get(pk=opening.pk)
    row = Opening.objects.select_for_update(of=("self",)).select_related("membership__person").get(pk=opening.pk)
    member = row.membership
    if row.state == Opening.State.CONFIRMED:
        raise refusals.OpeningConfirmed(called=member.person.calling, day=clock.local(row.confirmed_at or row.set_at).date())
    book = ledger.book_of(member.group_id).pk
    _check_months(book, member.group_id, {member: passbook})
    row.entry = _write_anew(book, row, passbook, key)
    row.pledged, row.contested, row.paid_through = passbook.saved, passbook.contested, passbook.through
    row.set_at = clock.now()
    row.save()
    pledges.begin(member, from_month=passbook.through + 1)
    joining.begin(member, from_month=passbook.through + 1)
    return row


@transaction.atomic
def confirm(*, actor: Actor, opening: Opening, key: UUID) -> Opening:
    """The owner has seen it and says it is right. Refuses: COL-043 (something is contested still)."""
    if trail.once(actor=actor, key=key, what="collection.confirm_opening", arguments={"opening": opening.pk}, subject=opening.pk):
        row = Opening.objects.select_for_update().get(pk=opening.pk)
        if row.contested:
            raise refusals.StillContested(contested=row.contested)
        row.state, row.confirmed_at = Opening.State.CONFIRMED, clock.now()
        row.save(update_fields=["state", "confirmed_at"])
    return Opening.objects.get(pk=opening.pk)


def _arguments(member: Membership, passbook: Passbook) -> dict[str, trail.Plain]:
    return {
        "membership": member.pk,
        "saved": passbook.saved,
        "through": passbook.through,
        "contested": passbook.contested,
    }


def _set(group: UUID, passbooks: Mapping[Membership, Passbook], command: UUID, first: UUID | None = None) -> list[Opening]:
    """One entry a passbook, all in one posting; the first opening's id is ``first`` where it is asked for by its key."""
    book = ledger.book_of(group).pk
    posting.lock([book])  # two clerks with one passbook: the second is told
    _refuse_second_time(passbooks)
    fund = ledger.funds_of(book)["savings"].pk
    _check_months(book, group, passbooks)
    drafts = {member: _draft(fund, member, passbook) for member, passbook in passbooks.items()}
    posting.post(book=book, drafts=[draft for draft in drafts.values() if draft.legs], command=command)
    openings = [
        Opening(
            id=first or uuid7(),
            membership=member,
            pledged=passbook.saved,
            contested=passbook.contested,
            paid_through=passbook.through,
            entry=drafts[member].id if drafts[member].legs else None,
            set_at=clock.now(),
        )
        for member, passbook in passbooks.items()
    ]
    return Opening.objects.bulk_create(openings)


def _refuse_second_time(passbooks: Mapping[Membership, Passbook]) -> None:
    there = Opening.objects.filter(membership__in=passbooks).select_related("membership__person").first()
    if there is not None:
        called = there.membership.person.calling
        raise refusals.OpeningSet(called=called, day=clock.local(there.set_at).date(), saved=there.pledged)


def _check_months(book: UUID, group: UUID, passbooks: Mapping[Membership, Passbook]) -> None:
    paid = ledger.paid_by_month(book, savings.PLEDGE_CODES, [member.pk for member in passbooks])
    rule = bylaws.one(group, "pledge", clock.today())
    ahead = rule.parameters.ahead if rule else LONGEST_AHEAD
    for member, passbook in passbooks.items():
        here = [month for month, amount in paid.get(member.pk, {}).items() if month <= passbook.through and amount > 0]
        if here:
            raise refusals.CollectedHere(called=member.person.calling, month=min(here))
        if passbook.through > months.of(clock.today()) + ahead:
            raise refusals.PaidTooFarAhead(month=passbook.through, ahead=ahead)


def _draft(fund: UUID, member: Membership, passbook: Passbook) -> Draft:
    """One entry of the legs that are not empty; a passbook with nothing in it has none."""
    legs = [
        Leg(Where(fund, chart.OPENING), passbook.saved + passbook.contested),
        Leg(Where(fund, savings.PLEDGES, "membership", member.pk), -passbook.saved),
        Leg(Where(fund, chart.CONTESTED, "membership", member.pk), -passbook.contested),
    ]
    real = [leg for leg in legs if leg.amount]
    return Draft(kind="collection.opening", date=clock.today(), citation=FOUNDING, legs=real)


def _write_anew(book: UUID, opening: Opening, passbook: Passbook, command: UUID) -> UUID | None:
    draft = _draft(ledger.funds_of(book)["savings"].pk, opening.membership, passbook)
    instead = [draft] if draft.legs else []
    if opening.entry is None:
        posting.post(book=book, drafts=instead, command=command)
    else:
        reversing.reverse(
            book=book,
            entries=[Entry.objects.get(pk=opening.entry)],
            on=clock.today(),
            reason="wrong_amount",
            citation=FOUNDING,
            command=command,
            instead=instead,
        )
    return draft.id if draft.legs else None


@transaction.atomic
def bring_cash(*, actor: Actor, group: Group, place: Place, fund: str, amount: int, key: UUID) -> Entry:
    """The money that was in a place on the day the books begin, in satang, for one fund."""
    arguments = {"place": place.pk, "fund": fund, "amount": amount}
    if not trail.once(actor=actor, key=key, what="collection.bring_cash", arguments=arguments, subject=group.pk):
        return Entry.objects.get(command=key)
    book = ledger.book_of(group.pk)
    fund_id = ledger.funds_of(book.pk)[fund].pk
    where = till.bank(fund_id, place.pk) if place.kind == Place.Kind.BANK else till.cash(fund_id, place.pk)
    legs = [Leg(where, amount), Leg(Where(fund_id, chart.OPENING), -amount)]
    draft = Draft(kind="collection.opening", date=clock.today(), citation=FOUNDING, legs=legs)
    (entry,) = posting.post(book=book.pk, drafts=[draft], command=key)
    return entry
