"""Who takes part in the welfare fund, and what she is given. Contributions are gifts, read from the ledger. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws.kinds import title
from khaotom.bylaws.models import Clause
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.people.models import Group, Membership, Network, Person
from khaotom.till.models import Place, Voucher


class Joining(models.Model):
    """A member's part in the welfare fund, from a month to a month."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="welfare_joinings")
    from_month = models.SmallIntegerField()
    until_month = models.SmallIntegerField(null=True)  # the last month of it
    since = models.DateField(null=True)  # her first day in the fund, from which waiting time counts; before this book began, too
    lapsed_on = models.DateField(null=True)  # it ended by rule, not given for long: the first day she took part no longer

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership"], condition=models.Q(until_month=None), name="welfare_joining_one_open"),
        ]


class Claim(models.Model):
    """What a member asks of the fund for something that happened, and how much the group's clause gives for it.

    ``outcome`` holds each step as codes and values, so that the sentence can be said again; ``note`` alone holds words.
    """

    class State(models.TextChoices):
        MEETING = "meeting", _("the meeting decides")
        GRANTED = "granted", _("to be paid")
        WITHDRAWN = "withdrawn", _("taken back")

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="claims")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="claims")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="claims")
    version = models.UUIDField()  # of the clause, on the day it happened
    clause_number = models.CharField(max_length=40, blank=True)  # as it was called then
    first_day = models.DateField()
    last_day = models.DateField()
    bill = models.BigIntegerField(default=0)  # satang
    asked_on = models.DateField()
    amount = models.BigIntegerField()
    outcome = models.JSONField(default=dict)
    note = models.CharField(max_length=200, blank=True)  # erasable words
    state = models.CharField(max_length=10, choices=State)
    asks_for = models.CharField(max_length=12, blank=True)  # what its clause asks to be shown: "medical"; empty for no paper
    excused = models.CharField(max_length=200, blank=True)  # why it goes on without; erasable words
    excused_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="claims")
    voucher = models.OneToOneField(Voucher, on_delete=models.PROTECT, null=True, related_name="claim")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="welfare_claim_positive")]
        indexes = [models.Index(fields=["group", "state", "asked_on"], name="welfare_claim_of_group")]

    @property
    def title(self) -> str:
        """What the group calls it."""
        return self.clause.title or title(self.clause.name)


class Occurrence(models.Model):
    """One day of one event that a standing claim counts. No day of one person's event is counted twice in the whole network."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="occurrences")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="occurrences"
    )  # the one human, merged rows included
    family = models.CharField(max_length=60)  # "hospital"; what a group invented is its own
    day = models.DateField()
    mark = models.CharField(max_length=30, blank=True)  # tells two of one day apart: the bill's number, which of the twins
    amount = models.BigIntegerField()  # satang
    standing = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "family", "day", "mark"], condition=models.Q(standing=True), name="welfare_occurrence_once"
            )
        ]
        indexes = [models.Index(fields=["person", "family"], name="welfare_occurrence_used")]


class Evidence(models.Model):
    """A picture that shows what a claim says: a certificate, a receipt, a roof. The committee's alone, each look recorded."""

    id = models.UUIDField(primary_key=True, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    photo = models.CharField(max_length=100, blank=True)  # random name of a private file; empty once it was taken away
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "evidence"


class Patience(models.Model):
    """The meeting gives a member time: months through ``through_month`` do not end her part, though she owes them."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="patience")
    through_month = models.SmallIntegerField()
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="patience")

    class Meta:
        verbose_name_plural = "patience"
        indexes = [models.Index(fields=["membership"], name="welfare_patience_of_member")]


class Matching(models.Model):
    """What a group asks one source for on top of its members' contributions of one year, with the list it was asked by."""

    class Source(models.TextChoices):
        LOCAL = "local", _("the local authority")
        STATE = "state", _("the state")

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="matchings")
    year = models.SmallIntegerField()  # Christian era
    source = models.CharField(max_length=10, choices=Source)
    given = models.BigIntegerField()  # satang that members had given for the year, and by which the amount was worked out
    amount = models.BigIntegerField()  # satang asked for
    listed = models.JSONField(default=list)  # each member on the list: membership, months, satang
    clause_number = models.CharField(max_length=40, blank=True)  # as the rule of the shares was called then
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "source"], name="welfare_matching_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="welfare_matching_positive"),
        ]


class Grant(models.Model):
    """Matching money that came, found in the bank book."""

    id = models.UUIDField(primary_key=True, editable=False)
    matching = models.ForeignKey(Matching, on_delete=models.PROTECT, related_name="grants")
    bank = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()  # satang
    on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)  # of the letter or the transfer
    entry = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="welfare_grant_positive")]
