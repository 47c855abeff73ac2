"""One evening's taking of money: sheet, tables, slips, closing. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.collection import rules
from khaotom.meetings.models import Meeting
from khaotom.people.models import Device, Group, Membership, Person
from khaotom.till.models import Place, TransferSlip


class Sheet(models.Model):
    """A collection: of a meeting, or of a counter day of one officer (a transfer on the 15th)."""

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sheets")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, null=True, related_name="sheet")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # who answers for the day
    date = models.DateField()
    month = models.SmallIntegerField()
    opened_at = models.DateTimeField()
    hall_token = models.CharField(max_length=43)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "date", "officer"], condition=models.Q(meeting=None), name="collection_sheet_counter_day"
            ),
            models.UniqueConstraint(fields=["hall_token"], name="collection_sheet_hall"),
        ]


class Table(models.Model):
    """One receiving place: a phone, a tray (or the box itself), a slip letter. A device has its own letter, so numbers never meet."""

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="tables")
    letter = models.CharField(max_length=2)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="+")  # None: keyed from paper
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    float_amount = models.BigIntegerField(default=0)  # taken from the box into the tray at the start, back at the end
    busy_with = models.UUIDField(null=True)  # the membership this table is serving, so that another is told
    busy_since = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "letter"], name="collection_table_letter"),
            models.UniqueConstraint(fields=["sheet", "device"], name="collection_table_device"),
        ]


class Slip(models.Model):
    """One payment of one member; id and number were made on the phone the second money was taken. It never changes; it is cancelled."""

    class State(models.TextChoices):
        TAKEN = "taken", _("taken")
        HELD = "held", _("to be looked at")
        CANCELLED = "cancelled", _("cancelled")

    class Manner(models.TextChoices):
        SELF = "self", _("came herself")
        CARRIED = "carried", _("sent with somebody")

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="slips")
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="slips")
    number = models.PositiveIntegerField()
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="slips")
    manner = models.CharField(max_length=8, choices=Manner, default=Manner.SELF)
    joint = models.UUIDField(null=True)  # slips paid together share it
    cash = models.BigIntegerField()  # satang
    transferred = models.BigIntegerField(default=0)
    transfer_slip = models.ForeignKey(TransferSlip, on_delete=models.PROTECT, null=True, related_name="slips")
    tendered = models.BigIntegerField(null=True)  # what was handed over, when change was given; never posted
    replaces = models.UUIDField(null=True)  # the slip this one corrects
    taken_at = models.DateTimeField()  # by the phone's clock
    received_at = models.DateTimeField()
    keyed_by = models.UUIDField()
    state = models.CharField(max_length=10, choices=State)
    held_because = models.CharField(max_length=10, blank=True)  # code of the refusal that held it
    waived = models.JSONField(default=list)  # fines let off with it: [{"month", "amount", "reason"}], for the meeting to decide
    read_back = models.BigIntegerField(null=True)  # the new pledge balance the phone wrote into the passbook

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "number"], name="collection_slip_number"),
            models.CheckConstraint(condition=models.Q(cash__gte=0, transferred__gte=0), name="collection_slip_not_negative"),
        ]
        indexes = [
            models.Index(fields=["sheet", "state"], name="collection_slip_state"),
            models.Index(fields=["membership"], name="collection_slip_member"),
        ]

    @property
    def name(self) -> str:
        """As people say it: "A-018"."""
        return rules.slip_name(self.table.letter, self.number)


class SlipItem(models.Model):
    """One part of a slip. While ``live``, nothing else may take the same thing for the same month on this sheet."""

    class Payable(models.TextChoices):
        PLEDGE = "pledge", _("pledge")
        WELFARE = "welfare", _("welfare contribution")
        FINE = "fine", _("fine")
        ENTRY_FEE = "entry_fee", _("entry fee")

    pk = models.CompositePrimaryKey("slip", "no")
    slip = models.ForeignKey(Slip, on_delete=models.PROTECT, related_name="items", db_index=False)
    no = models.PositiveSmallIntegerField()
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="+", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)
    payable = models.CharField(max_length=10, choices=Payable)
    month = models.SmallIntegerField()
    amount = models.BigIntegerField()  # satang
    live = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "membership", "payable", "month"],
                condition=models.Q(live=True),
                name="collection_slipitem_once",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="collection_slipitem_positive"),
        ]


class PaperPage(models.Model):
    """A signed page of the paper sheet that was keyed: the total written on it, and its picture."""

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="paper_pages")
    number = models.PositiveSmallIntegerField()  # of the printed page, from 1
    total = models.BigIntegerField()  # satang, as written on the paper
    photo = models.CharField(max_length=100, blank=True)  # random name of a private file
    keyed_at = models.DateTimeField()
    keyed_by = models.UUIDField()


class Cancellation(models.Model):
    """A slip taken back before closing. It may arrive before its slip; then it waits for it."""

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="cancellations")
    slip = models.UUIDField()
    reason = models.CharField(max_length=12)
    at = models.DateTimeField()
    keyed_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slip"], name="collection_cancellation_slip")]


class Closing(models.Model):
    """The end of a collection: everything posted in one transaction, two people, one figure to take home."""

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, related_name="closing")
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seconded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    came = models.PositiveIntegerField()
    paid = models.PositiveIntegerField()
    missed = models.PositiveIntegerField()
    paused = models.PositiveIntegerField()
    pledges = models.BigIntegerField()
    welfare = models.BigIntegerField()
    fines = models.BigIntegerField()
    fees = models.BigIntegerField()
    cash_in = models.BigIntegerField()
    transferred = models.BigIntegerField()
    paid_out = models.BigIntegerField()
    counted = models.BigIntegerField()  # the figure everybody takes home
    booked = models.BigIntegerField()
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField()

    @property
    def difference(self) -> int:
        """Satang counted above the book; negative when short."""
        return self.counted - self.booked


class Opening(models.Model):
    """A member's balance brought in from her passbook: keyed, then confirmed by herself."""

    class State(models.TextChoices):
        SET = "set", _("set")
        CONFIRMED = "confirmed", _("confirmed by the owner")

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="opening")
    pledged = models.BigIntegerField()  # satang of savings in her passbook
    contested = models.BigIntegerField(default=0)  # what she says above it, kept aside until proved
    paid_through = models.SmallIntegerField()  # the last month paid in the passbook
    state = models.CharField(max_length=10, choices=State, default=State.SET)
    entry = models.UUIDField(null=True)  # None for a passbook with nothing in it
    set_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
