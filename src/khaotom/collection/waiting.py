"""What an evening's officers may leave waiting for a second person: a correction, a payment. It runs as if asked at that moment."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.approvals.commands import Arguments, Command, commands
from khaotom.approvals.services.presence import Agreed
from khaotom.collection import refusals
from khaotom.collection.models import Sheet, Slip
from khaotom.collection.services import closing, correcting, days, payouts
from khaotom.collection.services.correcting import Right, Why
from khaotom.collection.services.payouts import Payment
from khaotom.collection.services.slips import Item
from khaotom.kernel.actor import Actor
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Entry
from khaotom.ledger.services import posting
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Membership
from khaotom.till.models import Place
from khaotom.till.purposes import purposes
from khaotom.ui import formats

CORRECT, PAY, CLOSE = "collection.correct", "collection.pay", "collection.close"


def of_correction(entry: Entry, why: Why, right: Right) -> dict[str, object]:
    """A correction as it is kept while it waits."""
    return {
        "entry": str(entry.pk),
        "why": why.value,
        "membership": str(right.membership.pk),
        "items": [[item.payable, item.month, item.amount] for item in right.items],
    }


def of_payment(sheet: Sheet, payment: Payment) -> dict[str, object]:
    """A payment as it is kept while it waits."""
    return {
        "sheet": str(sheet.pk),
        "purpose": payment.purpose,
        "payee": str(payment.payee.pk),
        "amount": payment.amount,
        "place": str(payment.place.pk),
        "clause": payment.clause,
        "note": payment.note,
        "claim": str(payment.claim) if payment.claim else "",
        "decision": str(payment.decision) if payment.decision else "",
        "receipt": payment.receipt,
    }


def of_closing(sheet: Sheet, *, paper_seen: bool) -> dict[str, object]:
    """The closing of a counter day on which nobody touched cash, as it is kept while it waits: with what it came to when asked."""
    slips, amount = _came_to(sheet)
    return {"sheet": str(sheet.pk), "paper_seen": paper_seen, "slips": slips, "amount": amount}


def _came_to(sheet: Sheet) -> tuple[int, int]:
    """How many slips count, and what they come to, satang."""
    taken = Slip.objects.filter(sheet=sheet, state=Slip.State.TAKEN).aggregate(
        slips=Count("pk"), amount=Sum("transferred") + Sum("cash")
    )
    return taken["slips"], taken["amount"] or 0


def _close(actor: Actor, kept: Arguments, agreed: Agreed, key: UUID) -> object:
    sheet = Sheet.objects.get(pk=kept["sheet"])
    posting.lock([ledger.book_of(sheet.group_id).pk])
    days.lock_open(sheet.pk)
    if _came_to(sheet) != (kept["slips"], kept["amount"]):
        raise refusals.CounterChanged(day=sheet.date)
    return closing.close(
        actor=actor,
        sheet=sheet,
        keeping=closing.Keeping(first_holder=actor.person),
        agreed=agreed,
        waivers_read=False,
        paper_seen=kept["paper_seen"],
        key=key,
    )


def _closings(many: Sequence[Arguments]) -> list[str]:
    sheets = Sheet.objects.select_related("officer").in_bulk([UUID(kept["sheet"]) for kept in many])
    return [_closing(kept, sheets[UUID(kept["sheet"])]) for kept in many]


def _closing(kept: Arguments, sheet: Sheet) -> str:
    named = {
        "name": sheet.officer.calling,
        "day": formats.day_short(sheet.date),
        "slips": kept["slips"],
        "amount": formats.baht(kept["amount"]),
    }
    return _("Close the counter of %(name)s, %(day)s: %(slips)s slips, %(amount)s baht by transfer.") % named


def _correct(actor: Actor, kept: Arguments, agreed: Agreed, key: UUID) -> object:
    right = Right(
        Membership.objects.select_related("person").get(pk=kept["membership"]),
        [Item(payable, month, amount) for payable, month, amount in kept["items"]],
    )
    entry = Entry.objects.get(pk=kept["entry"])
    return correcting.correct(actor=actor, entry=entry, why=Why(kept["why"]), right=right, agreed=agreed, key=key)


def _pay(actor: Actor, kept: Arguments, agreed: Agreed, key: UUID) -> object:
    payment = Payment(
        purpose=kept["purpose"],
        payee=Membership.objects.select_related("person__household").get(pk=kept["payee"]),
        amount=kept["amount"],
        place=Place.objects.get(pk=kept["place"]),
        clause=kept["clause"],
        note=kept["note"],
        claim=UUID(kept["claim"]) if kept.get("claim") else None,  # what was asked before claims were kept has none
        decision=UUID(kept["decision"])
        if kept.get("decision")
        else None,  # nor what was asked before meetings decided on spending
        receipt=kept.get("receipt", ""),
    )
    return payouts.pay(actor=actor, sheet=Sheet.objects.get(pk=kept["sheet"]), payment=payment, agreed=agreed, key=key)


def _corrections(many: Sequence[Arguments]) -> list[str]:
    entries = Entry.objects.in_bulk([kept["entry"] for kept in many])
    members = _members([kept["membership"] for kept in many])
    return [_correction(kept, entries[UUID(kept["entry"])], members[UUID(kept["membership"])]) for kept in many]


def _correction(kept: Arguments, entry: Entry, member: Membership) -> str:
    named = {
        "slip": entry.citation_number,
        "day": formats.day_short(entry.happened_on),
        "why": str(chart.reasons[kept["why"]]),
        "called": member.person.calling,
        "amount": formats.baht(sum(amount for _payable, _month, amount in kept["items"])),
    }
    if not kept["items"]:
        return _("Take back slip %(slip)s of %(day)s: %(why)s.") % named
    return _("Correct slip %(slip)s of %(day)s: %(why)s. It will read %(called)s, %(amount)s baht.") % named


def _payments(many: Sequence[Arguments]) -> list[str]:
    members = _members([kept["payee"] for kept in many])
    return [
        _("Pay %(called)s %(amount)s baht: %(purpose)s.")
        % {
            "called": members[UUID(kept["payee"])].person.calling,
            "amount": formats.baht(kept["amount"]),
            "purpose": str(purposes[kept["purpose"]].name),
        }
        for kept in many
    ]


def _members(ids: Sequence[str]) -> dict[UUID, Membership]:
    return Membership.objects.select_related("person").in_bulk([UUID(one) for one in ids])


def register() -> None:
    """Make them known to approvals."""
    commands.register(CORRECT, Command(gettext_lazy("correction"), _correct, _corrections, COMMITTEE))
    commands.register(CLOSE, Command(gettext_lazy("closing of a counter day"), _close, _closings, COMMITTEE))
    commands.register(PAY, Command(gettext_lazy("payment"), _pay, _payments, COMMITTEE))
