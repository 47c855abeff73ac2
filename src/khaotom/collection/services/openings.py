"""Bringing balances in: from a member's passbook, with her beside you, and from the cash that is there."""

from uuid import UUID

from django.db import transaction

from khaotom.collection.models import Opening
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import FOUNDING
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import posting
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Group, Membership
from khaotom.savings import chart as savings
from khaotom.till import chart as till
from khaotom.till.models import Place
from khaotom.trail import services as trail


@transaction.atomic
def bring(*, actor: Actor, membership: Membership, saved: int, paid_through: int, key: UUID, contested: int = 0) -> Opening:
    """What her passbook says: ``saved`` satang, paid through a month. What she says above it is ``contested``, kept aside until proved."""
    arguments = {"membership": membership.pk, "saved": saved, "through": paid_through, "contested": contested}
    if not trail.once(actor=actor, key=key, what="collection.bring", arguments=arguments, subject=membership.pk):
        return Opening.objects.get(pk=key)
    book = ledger.book_of(membership.group_id)
    fund = ledger.funds_of(book.pk)["savings"].pk
    legs = [
        Leg(Where(fund, chart.OPENING), saved + contested),
        Leg(Where(fund, savings.PLEDGES, "membership", membership.pk), -saved),
        Leg(Where(fund, chart.CONTESTED, "membership", membership.pk), -contested),
    ]
    return Opening.objects.create(
        id=key,
        membership=membership,
        pledged=saved,
        contested=contested,
        paid_through=paid_through,
        entry=_post(book.pk, legs, key),
        set_at=clock.now(),
    )


@transaction.atomic
def confirm(*, actor: Actor, opening: Opening, key: UUID) -> Opening:
    """The owner has seen it and says it is right."""
    if trail.once(actor=actor, key=key, what="collection.confirm_opening", arguments={"opening": opening.pk}, subject=opening.pk):
        Opening.objects.filter(pk=opening.pk).update(state=Opening.State.CONFIRMED, confirmed_at=clock.now())
    return Opening.objects.get(pk=opening.pk)


@transaction.atomic
def bring_cash(*, actor: Actor, group: Group, place: Place, fund: str, amount: int, key: UUID) -> Entry:
    """The money that was in a place on the day the books begin, in satang, for one fund."""
    arguments = {"place": place.pk, "fund": fund, "amount": amount}
    if not trail.once(actor=actor, key=key, what="collection.bring_cash", arguments=arguments, subject=group.pk):
        return Entry.objects.get(command=key)
    book = ledger.book_of(group.pk)
    fund_id = ledger.funds_of(book.pk)[fund].pk
    where = till.bank(fund_id, place.pk) if place.kind == Place.Kind.BANK else till.cash(fund_id, place.pk)
    _post(book.pk, [Leg(where, amount), Leg(Where(fund_id, chart.OPENING), -amount)], key)
    return Entry.objects.get(command=key)


def _post(book: UUID, legs: list[Leg], command: UUID) -> UUID | None:
    """One entry of the legs that are not empty; a passbook with nothing in it needs none."""
    real = [leg for leg in legs if leg.amount]
    if not real:
        return None
    draft = Draft(kind="collection.opening", date=clock.today(), citation=FOUNDING, legs=real)
    (entry,) = posting.post(book=book, drafts=[draft], command=command)
    return entry.pk
