"""What was said, wanted, offered and eaten at a meeting. See README.md."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.meetings.models.meeting import Meeting, Resolution
from khaotom.people.models import Office

L_co = TypeVar("L_co", bound="Line", covariant=True)


class NotStruck(models.Manager[L_co]):
    """Those that nobody struck out."""

    def get_queryset(self) -> models.QuerySet[L_co]:
        return super().get_queryset().filter(struck_at=None)


class Line(models.Model):
    """What was written down at a meeting in a line. Written by mistake it is struck out: kept, and read and counted nowhere."""

    struck_at = models.DateTimeField(null=True)

    objects: ClassVar[NotStruck[Self]] = NotStruck()
    everything: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


class Voice(Line):
    """What somebody in the room said, in her own words; it stays open until somebody has said what became of it."""

    class Kind(models.TextChoices):
        PROBLEM = "problem", _("problem")
        NEED = "need", _("need")
        OTHER = "other", _("something else")

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="voices")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=300)  # erasable words
    hands = models.PositiveIntegerField(null=True)  # how many said: so it is with us
    looks_at = models.CharField(max_length=80, blank=True)  # who will look at it
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)  # by the phone's clock; of two answers the later stays
    chart = models.ForeignKey("meetings.Chart", on_delete=models.PROTECT, null=True, related_name="voices")  # it was typed from


class Wish(Line):
    """Something people want to do: what it would spare or bring a household a month, satang, and how many stickers it got."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="wishes")
    text = models.CharField(max_length=200)
    cuts = models.BigIntegerField(default=0)
    raises = models.BigIntegerField(default=0)
    dots = models.PositiveIntegerField(default=0)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="doubles")
    said_at = models.DateTimeField()
    chosen_by = models.ForeignKey(  # the network's resolution by which it is a common activity
        Resolution, on_delete=models.PROTECT, null=True, related_name="chosen_wishes"
    )

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.CheckConstraint(condition=~models.Q(same_as=models.F("id")), name="meetings_wish_not_its_own_double"),
            models.CheckConstraint(condition=models.Q(cuts__gte=0, raises__gte=0), name="meetings_wish_not_negative"),
        ]

    @property
    def sort(self) -> str:
        """What it does: cuts expenses, raises income, or both; nothing where nobody has reckoned yet."""
        does = bool(self.cuts), bool(self.raises)
        return {(True, False): str(_("cuts expenses")), (False, True): str(_("raises income")), (True, True): str(_("both"))}.get(
            does, ""
        )


class Volunteer(Line):
    """Somebody who would help in the subdistrict team: in twenty seconds at the table. A resolution takes her in."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="volunteers")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=80, blank=True)
    skills = models.CharField(max_length=120, blank=True)
    free = models.CharField(max_length=120, blank=True)
    offered_at = models.DateTimeField()
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, related_name="volunteers")
    office = models.OneToOneField(  # her place in the team
        Office, on_delete=models.PROTECT, null=True, related_name="volunteer"
    )


class Meal(models.Model):
    """What was eaten together: for how many, and what it cost, satang."""

    class When(models.TextChoices):
        BEFORE = "before", _("before the meeting")
        AFTER = "after", _("after the meeting")

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="meal")
    when = models.CharField(max_length=6, choices=When, default=When.AFTER)
    menu = models.CharField(max_length=120, blank=True)
    heads = models.PositiveIntegerField()
    halal = models.BooleanField(default=True)
    vegetarian = models.PositiveIntegerField(default=0)
    packed = models.PositiveIntegerField(default=0)  # for those who cannot get up
    cost = models.BigIntegerField(default=0)
    cooked_by = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField(null=True)  # by the phone's clock; of two the later stays


class Talk(Line):
    """What was said under one heading of the agenda, in a few lines: explained, reported, read back to the room, or brought up besides."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="talks")
    block = models.CharField(max_length=40)  # the heading, by its name in ``blocks``
    about = models.CharField(max_length=120, blank=True)  # an activity, a finding: as it was called then
    text = models.CharField(max_length=600)  # erasable words
    put_right = models.CharField(max_length=300, blank=True)  # what the room corrected in it
    told_by = models.CharField(max_length=80, blank=True)
    said_at = models.DateTimeField()


class MinutesNote(models.Model):
    """What the minutes should have said, added after they were adopted; what they say stays."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="notes")
    text = models.CharField(max_length=300)
    noted_at = models.DateTimeField()


class Chart(models.Model):
    """A flip chart as it hung on the wall: photographed now, typed later. What was typed of it are voices."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="charts")
    photo = models.CharField(max_length=80)  # the name it is kept under, never public
    taken_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["meeting", "taken_at"], name="meetings_chart_order")]
