"""After the evening: cash to the bank with its slip, and transfers found in the bank book."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.shares import split
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.ledger.services.posting import Draft, Leg
from khaotom.people.models import Group, Membership
from khaotom.till import chart, refusals
from khaotom.till.models import Banking, Custody, Place, TransferSlip
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Deposit:
    """What the bank's slip says: satang, the day, and the name its photo is kept under."""

    amount: int
    on: date
    photo: str


@transaction.atomic
def bank(*, actor: Actor, custody: Custody, bank: Place, deposit: Deposit, key: UUID) -> Banking:
    """Cash went from the box to the bank: out of each fund in proportion to what it has there. Closes the custody.

    Refuses: TIL-005 (banked already), TIL-006 (more than the box has), TIL-012 (a day to come), TIL-013 (nothing), LED-001 (the day
    is closed).
    """
    arguments = {"custody": custody.pk, "bank": bank.pk, "amount": deposit.amount, "on": deposit.on}
    if not trail.once(actor=actor, key=key, what="till.bank", arguments=arguments, subject=custody.pk):
        return Banking.objects.get(pk=key)
    _check_slip(deposit.amount, deposit.on)
    book = ledger.book_of(custody.place.group_id)
    posting.lock([book.pk])
    if Banking.objects.filter(custody=custody).exists():
        raise refusals.AlreadyBanked
    legs = _legs(book.pk, custody.place_id, bank.pk, deposit.amount)
    draft = Draft(
        kind="till.banking", date=clock.today(), happened_on=deposit.on, citation=Citation("custody", custody.pk), legs=legs
    )
    (entry,) = posting.post(book=book.pk, drafts=[draft], command=key)
    return Banking.objects.create(
        id=key, custody=custody, bank=bank, amount=deposit.amount, on=deposit.on, slip_photo=deposit.photo, entry=entry.pk
    )


def _legs(book: UUID, box: UUID, bank: UUID, amount: int) -> list[Leg]:
    held = {fund: cash for (fund, place), cash in ledger.balances_of_code(book, chart.CASH).items() if place == box and cash > 0}
    if amount > sum(held.values()):
        raise refusals.MoreThanTheBox(asked=amount, present=sum(held.values()))
    shares = dict(zip(held, split(amount, list(held.values())), strict=True))
    return [
        leg
        for fund, share in shares.items()
        if share
        for leg in (Leg(chart.bank(fund, bank), share), Leg(chart.cash(fund, box), -share))
    ]


def _check_slip(amount: int, on: date) -> None:
    """What a bank's slip can say. Refuses: TIL-012, TIL-013."""
    if amount <= 0:
        raise refusals.NothingMoved
    if on > clock.today():
        raise refusals.DayToCome(typed=on)


@dataclass(frozen=True, slots=True)
class Told:
    """What a member says she transferred: satang, the day, the slip's reference, its photo and the photo's hash."""

    amount: int
    on: date
    reference: str = ""
    photo: str = ""
    photo_hash: bytes | None = None


@transaction.atomic
def tell(*, actor: Actor, group: Group, membership: Membership, bank: Place, told: Told, key: UUID) -> TransferSlip:
    """A transfer is told with its slip and waits to be found.

    Refuses: TIL-004 (told before: the same reference, however it is written, or the very same picture), TIL-012 (a day to come),
    TIL-013 (nothing), TIL-014 (neither reference nor picture).
    """
    reference = plain_reference(told.reference)
    arguments = {"membership": membership.pk, "amount": told.amount, "on": told.on, "reference": reference}
    if not trail.once(actor=actor, key=key, what="till.tell", arguments=arguments, subject=membership.pk):
        return TransferSlip.objects.get(pk=key)
    _check_slip(told.amount, told.on)
    if not reference and not told.photo_hash:
        raise refusals.NoProof
    _refuse_twice(group, reference, told.photo_hash)
    return TransferSlip.objects.create(
        id=key,
        group=group,
        membership=membership,
        bank=bank,
        amount=told.amount,
        transferred_on=told.on,
        reference=reference,
        photo=told.photo,
        photo_hash=told.photo_hash,
        told_at=clock.now(),
    )


def plain_reference(typed: str) -> str:
    """A slip's reference as banks compare it: no spaces, no dashes, capitals, Arabic digits."""
    return "".join(letter for letter in thai.plain(typed).upper() if letter.isalnum())[:40]


def _refuse_twice(group: Group, reference: str, photo_hash: bytes | None) -> None:
    Group.objects.select_for_update().get(pk=group.pk)
    before = TransferSlip.objects.filter(group=group)
    same = before.filter(reference=reference).first() if reference else None
    if same is None and photo_hash:
        same = before.filter(photo_hash=photo_hash).first()
    if same is not None:
        raise refusals.SameTransferTwice(day=same.transferred_on)
