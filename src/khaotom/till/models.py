"""Where cash is, who counted it, who holds it, and the papers by which money changes hands. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.people.models import Group, Membership, Person
from khaotom.till.purposes import RUNNING


class Place(models.Model):
    """One place of cash, holding one or more funds: box, tray, envelope, bank account. The ledger's cash accounts name it as holder."""

    class Kind(models.TextChoices):
        BOX = "box", _("box")
        TRAY = "tray", _("tray")
        ENVELOPE = "envelope", _("envelope")
        BANK = "bank", _("bank account")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60)
    bank_number_tail = models.CharField(max_length=4, blank=True)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="till_place_name")]

    def __str__(self) -> str:
        return self.name


class Count(models.Model):
    """One counting of one place: what two people counted, before they saw the book's figure. A recount is a new row."""

    class Moment(models.TextChoices):
        OPENING = "opening", _("before collecting")
        CLOSING = "closing", _("after collecting")

    class Reason(models.TextChoices):
        NONE = "", _("no reason given")
        CHANGE = "change", _("probably wrong change")
        SLIP = "slip", _("a slip is probably wrong")
        OPENING = "opening", _("the first count was probably wrong")
        UNKNOWN = "unknown", _("nobody knows yet")

    id = models.UUIDField(primary_key=True, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="counts")
    subject = models.UUIDField(db_index=True)  # the collection sheet it belongs to
    moment = models.CharField(max_length=8, choices=Moment)
    counted = models.BigIntegerField()  # satang
    pieces = models.JSONField(default=dict)  # denomination in satang → how many; empty when only the total was given
    booked = models.BigIntegerField()  # what the book said at that moment, satang
    reason = models.CharField(max_length=10, choices=Reason, blank=True, default=Reason.NONE)
    suspense_fund = models.CharField(max_length=12, blank=True)  # the fund the counters chose for a difference
    first_counter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second_counter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(counted__gte=0), name="till_count_not_negative"),
            models.CheckConstraint(condition=~models.Q(first_counter=models.F("second_counter")), name="till_count_two_people"),
        ]
        indexes = [models.Index(fields=["subject", "place", "at"], name="till_count_latest")]

    @property
    def difference(self) -> int:
        """Satang counted above the book; negative when short."""
        return self.counted - self.booked


class Custody(models.Model):
    """Who holds a place's cash after a closing, and by when it is to be banked; open until the bank's slip is there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="custodies")
    subject = models.UUIDField(db_index=True)  # the collection sheet
    amount = models.BigIntegerField()
    first_holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second_holder = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    bank_by = models.DateField(null=True)  # None: nothing has to go to the bank
    to_bank = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "custodies"


class Banking(models.Model):
    """Cash taken to the bank, with the bank's slip: closes a custody."""

    id = models.UUIDField(primary_key=True, editable=False)
    custody = models.OneToOneField(Custody, on_delete=models.PROTECT, related_name="banking")
    bank = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    on = models.DateField()
    slip_photo = models.CharField(max_length=100)  # random name of a private file
    entry = models.UUIDField()


class TransferSlip(models.Model):
    """A member's transfer, told with its slip: waits until an officer has found it in the bank book."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be checked")
        CONFIRMED = "confirmed", _("found in the bank book")
        REFUSED = "refused", _("not found")

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="transfer_slips")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="transfer_slips")
    bank = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()
    transferred_on = models.DateField()
    reference = models.CharField(max_length=40, blank=True)
    photo = models.CharField(max_length=100, blank=True)
    photo_hash = models.BinaryField(max_length=32, null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    told_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="till_transferslip_positive"),
            models.UniqueConstraint(
                fields=["group", "reference"], condition=~models.Q(reference=""), name="till_transferslip_reference"
            ),
            models.UniqueConstraint(
                fields=["group", "photo_hash"],
                condition=models.Q(photo_hash__isnull=False),
                name="till_transferslip_photo",
            ),
        ]


class SpendingDecision(models.Model):
    """What a group's meeting decided to spend, and up to how much; the payments that cite it use it up."""

    id = models.UUIDField(primary_key=True, editable=False)  # its resolution's
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="spending")
    what = models.CharField(max_length=200)
    amount = models.BigIntegerField()  # satang

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="till_spendingdecision_positive")]


class Voucher(models.Model):
    """Money paid out: to whom, for what, under which clause. Its approvals are in ``approvals``; it is posted at closing."""

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="vouchers")
    subject = models.UUIDField(db_index=True)  # the collection sheet
    number = models.PositiveIntegerField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)  # till.purposes
    payee = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="vouchers")
    amount = models.BigIntegerField()
    clause_number = models.CharField(max_length=40, blank=True)
    decision = models.ForeignKey(SpendingDecision, on_delete=models.PROTECT, null=True, related_name="vouchers")
    note = models.CharField(max_length=200, blank=True)  # erasable words: never copied into the book
    receipt = models.CharField(max_length=100, blank=True)  # random name of a private file: what the shop gave
    paid_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="till_voucher_number"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="till_voucher_positive"),
            models.CheckConstraint(
                condition=models.Q(decision=None) | models.Q(purpose=RUNNING), name="till_voucher_decided_to_spend"
            ),
        ]
