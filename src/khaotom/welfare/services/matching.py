"""Asking for matching money with the list of who gave, and entering what came of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import selectors as bylaws
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.ledger.services.books import Place as Where
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Group
from khaotom.till import chart as till
from khaotom.till.models import Place
from khaotom.trail import services as trail
from khaotom.welfare import matching as asked
from khaotom.welfare import refusals
from khaotom.welfare.models import Grant, Matching


@transaction.atomic
def ask(*, actor: Actor, group: Group, year: int, source: str, key: UUID) -> Matching:
    """The source is asked for its share of what members gave for the year so far, by the rule and with the list of today, which is kept.

    Refuses: WEL-046 (asked before), WEL-047 (nothing to ask for), WEL-050 (a year to come), BYL-004 (no rule of the shares).
    """
    arguments = {"group": group.pk, "year": year, "source": source}
    if not trail.once(actor=actor, key=key, what="welfare.ask_matching", arguments=arguments, subject=group.pk):
        return Matching.objects.get(pk=key)
    Group.objects.select_for_update().get(pk=group.pk)
    today = clock.today()
    if year > today.year:
        raise refusals.YearStillToCome(year=year)
    words = str(Matching.Source(source).label)
    before = Matching.objects.filter(group=group, year=year, source=source).first()
    if before is not None:
        raise refusals.AskedBefore(source=words, year=year, day=before.asked_on, amount=before.amount)
    rule = bylaws.need(group.pk, asked.KIND, today)
    listed = asked.given(group.pk, year)
    given = sum(one.amount for one in listed)
    amount = asked.expected(rule.parameters, source, given)
    if amount <= 0:
        raise refusals.NothingToMatch(source=words, year=year, given=given)
    return Matching.objects.create(
        id=key,
        group=group,
        year=year,
        source=source,
        given=given,
        amount=amount,
        listed=[{"membership": str(one.membership.pk), "months": one.months, "amount": one.amount} for one in listed],
        clause_number=rule.clause,
        asked_on=today,
    )


@dataclass(frozen=True, slots=True)
class Came:
    """What the bank book says: satang, the day, into which account, and the number of the letter or transfer."""

    amount: int
    on: date
    bank: Place
    reference: str = ""


@transaction.atomic
def receive(*, actor: Actor, matching: Matching, came: Came, key: UUID) -> Grant:
    """It stands in the bank book: it enters the welfare fund, on the account of its source, citing the request.

    Refuses: WEL-048 (more than is still to come), WEL-049 (a day to come, or before it was asked for), LED-001 (the day is closed).
    """
    arguments = {"matching": matching.pk, "amount": came.amount, "on": came.on, "bank": came.bank.pk}
    if not trail.once(actor=actor, key=key, what="welfare.receive_matching", arguments=arguments, subject=matching.pk):
        return Grant.objects.get(pk=key)
    book = ledger.book_of(matching.group_id)
    posting.lock([book.pk])
    locked = Matching.objects.select_for_update().get(pk=matching.pk)
    today = clock.today()
    if not locked.asked_on <= came.on <= today:
        raise refusals.GrantStillToCome(day=came.on, asked=locked.asked_on, today=today)
    before = asked.received([locked]).get(locked.pk, 0)
    if before + came.amount > locked.amount:
        raise refusals.MoreThanAskedFor(typed=came.amount, asked=locked.amount, received=before)
    fund = ledger.funds_of(book.pk)["welfare"].pk
    draft = Draft(
        kind="welfare.grant",
        date=ledger.first_open_day(book.pk, came.on),
        happened_on=came.on,
        citation=Citation("matching", locked.pk, came.reference[:40]),
        legs=[Leg(till.bank(fund, came.bank.pk), came.amount), Leg(Where(fund, asked.CODES[locked.source]), -came.amount)],
    )
    (entry,) = posting.post(book=book.pk, drafts=[draft], command=key)
    return Grant.objects.create(
        id=key,
        matching=locked,
        bank=came.bank,
        amount=came.amount,
        on=came.on,
        reference=came.reference,
        entry=entry.pk,
    )
