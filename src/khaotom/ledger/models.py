"""Double entry and nothing else. Amounts are satang, debit positive, credit negative. See README.md."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7

NOBODY = UUID(int=0)
"""The holder of an account that has none, and the subject of a fund that has none: never NULL, so that uniqueness holds."""


class Book(models.Model):
    """All funds of one body. ``owner`` is a (kind, id) the ledger does not understand: a group, or the network."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.UUIDField()
    owner_kind = models.CharField(max_length=20)
    owner = models.UUIDField()
    last_seq = models.BigIntegerField(default=0)  # the number of the newest entry; locked while posting

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner_kind", "owner"], name="ledger_book_owner")]
        indexes = [models.Index(fields=["network"], name="ledger_book_network")]


class Fund(models.Model):
    """Money with one purpose inside a book, never netted with another. Days up to ``closed_through`` take no entry."""

    class Kind(models.TextChoices):
        SAVINGS = "savings", _("savings fund")
        WELFARE = "welfare", _("welfare fund")
        PROJECT = "project", _("project fund")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="funds")
    kind = models.CharField(max_length=12, choices=Kind)
    subject = models.UUIDField(default=NOBODY)  # the project agreement, for a project fund
    closed_through = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "kind", "subject"], name="ledger_fund_kind"),
        ]


class Account(models.Model):
    """One account of a fund: a code of the chart and, where there are many of a code, the (kind, id) of its holder."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="accounts")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(max_length=8)
    holder_kind = models.CharField(max_length=20, blank=True)
    holder = models.UUIDField(default=NOBODY)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "code", "holder"], name="ledger_account_place"),
        ]
        indexes = [models.Index(fields=["holder", "code"], name="ledger_account_holder")]


class Entry(models.Model):
    """One sealed fact. Its row is the seal: lines are written first, the entry last, and then nothing changes for ever."""

    id = models.UUIDField(primary_key=True, editable=False)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    date = models.DateField()  # the accounting day: every balance and report reads it
    happened_on = models.DateField()  # when it was lived: only rules read it
    recorded_at = models.DateTimeField()
    citation_kind = models.CharField(max_length=20)
    citation_id = models.UUIDField(null=True)
    citation_number = models.CharField(max_length=40, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    reason = models.CharField(max_length=20, blank=True)  # code of a reversal's reason
    command = models.UUIDField()  # the trail's row: who and when

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["book", "seq"], name="ledger_entry_seq"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="ledger_entry_seq_positive"),
            models.CheckConstraint(
                condition=models.Q(reverses=None, reason="") | models.Q(reverses__isnull=False) & ~models.Q(reason=""),
                name="ledger_entry_reversal_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["book", "date", "seq"], name="ledger_entry_date"),
            models.Index(fields=["citation_id"], name="ledger_entry_citation"),
            # Nearly every entry reverses nothing. Once SQLite has statistics it takes the unique index, full of NULLs, for useless, and
            # looks through the whole book for each line that asks whether it was taken back; this one holds reversals only.
            models.Index(fields=["reverses"], condition=models.Q(reverses__isnull=False), name="ledger_entry_reversal"),
        ]


class Line(models.Model):
    """One account's part of an entry, with the account's balance after it. ``for_month`` is the month a payment answers for."""

    pk = models.CompositePrimaryKey("entry", "no")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines", db_index=False)
    no = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines", db_index=False)
    seq = models.BigIntegerField()  # the entry's, so that an account's history is one index
    amount = models.BigIntegerField()
    balance_after = models.BigIntegerField()
    for_month = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="ledger_line_not_zero"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=-(10**15), amount__lte=10**15), name="ledger_line_within_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "seq", "no"], name="ledger_line_account"),
            models.Index(
                fields=["account", "for_month", "amount"], condition=models.Q(for_month__isnull=False), name="ledger_line_month"
            ),
        ]


class Balance(models.Model):
    """The present balance of an account. ``side`` 1: never below zero; -1: never above; 0: free."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, primary_key=True, related_name="balance")
    amount = models.BigIntegerField()
    side = models.SmallIntegerField(default=0)
    seq = models.BigIntegerField()  # true up to this entry of its book

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side=0) | models.Q(side=1, amount__gte=0) | models.Q(side=-1, amount__lte=0),
                name="ledger_balance_on_its_side",
            ),
        ]


class Turnover(models.Model):
    """What went in and out of an account in one month of accounting days: history without reading lines."""

    pk = models.CompositePrimaryKey("account", "month")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="turnovers", db_index=False)
    month = models.SmallIntegerField()  # kernel.months index
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()  # positive
