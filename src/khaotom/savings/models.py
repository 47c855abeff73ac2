"""Pledges, pauses, what was missed and what was waived. No sums: what is owed or paid is read from the ledger. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.people.models import Membership


class Pledge(models.Model):
    """What a member promised to save each month, from a month on."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="pledges")
    amount = models.BigIntegerField()  # satang
    from_month = models.SmallIntegerField()
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="+")  # None: as she joined

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "from_month"], name="savings_pledge_start"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="savings_pledge_not_negative"),
        ]


class PledgePause(models.Model):
    """Months without a pledge and without a fine (พักสัจจะ), by a resolution."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="pledge_pauses")
    from_month = models.SmallIntegerField()
    months = models.PositiveSmallIntegerField()
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(months__gte=1), name="savings_pledgepause_some")]


class Missed(models.Model):
    """A pledge that had not come when its month's collection was closed: the event, not the amount."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="missed")
    month = models.SmallIntegerField()
    on = models.DateField()  # the day that was closed without it: what came later was late
    closing = models.UUIDField(db_index=True)
    annulled = models.BooleanField(default=False)  # a correction showed that it had come by then after all

    class Meta:
        verbose_name_plural = "missed"
        constraints = [models.UniqueConstraint(fields=["membership", "month"], name="savings_missed_month")]


class Waiver(models.Model):
    """A fine let off, with the reason's code. Taken at the table, read out and decided by the meeting once, at the end."""

    class Reason(models.TextChoices):
        ILL = "ill", _("was ill")
        NO_WORK = "no_work", _("has no work")
        SEA = "sea", _("could not go out to sea")
        COMMITTEE = "committee", _("the committee thinks it right")

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="waivers")
    month = models.SmallIntegerField()
    amount = models.BigIntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    slip = models.UUIDField(null=True, db_index=True)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn = models.BooleanField(default=False)  # its slip was cancelled, or the meeting said no

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "month"], condition=models.Q(withdrawn=False), name="savings_waiver_month"
            )
        ]


class Errand(models.Model):
    """ไปถามข่าว: somebody goes and asks how she is, after missed pledges. Not a record of hardship; no amount."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="errands")
    since = models.DateField()
    due_on = models.DateField()
    gone_on = models.DateField(null=True)
    gone_by = models.UUIDField(null=True)  # the person who went; None: she came by herself
    withdrawn = models.BooleanField(default=False)  # a correction showed that nobody had to go

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership"], condition=models.Q(gone_on=None), name="savings_errand_one_open")
        ]
