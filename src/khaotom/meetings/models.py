"""Meetings, who came, and what was decided. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, Network, Person


class Meeting(models.Model):
    """A day on which a group (or, later, a community or the network) comes together."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="meetings")
    date = models.DateField()
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "date"], name="meetings_meeting_day")]


class Attendance(models.Model):
    """One arrival at the door; its id was made on the phone. Undone arrivals stay, crossed out, so that order never matters."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances", null=True)
    arrived_at = models.DateTimeField(null=True)  # by the phone's clock
    undone = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["meeting", "arrived_at"], name="meetings_attendance_order")]


KINDS = {
    "bylaws": _("the group's rules"),
    "waivers": _("fines waived"),
    "pledge_change": _("another pledge"),
    "pledge_pause": _("a pause in saving"),
    "welfare.claim": _("help from the welfare fund"),
}
"""What resolutions are about. Never who: a pause or a help names nobody here."""


class Resolution(models.Model):
    """A decision of a meeting, numbered in its year. What it decides in money or rules cites it."""

    class Way(models.TextChoices):
        NOBODY_OBJECTS = "nobody_objects", _("nobody objected")
        HANDS = "hands", _("show of hands")
        NAMED = "named", _("each by name")
        CARDS = "cards", _("coloured cards")
        BALLOT = "ballot", _("paper ballot")

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="resolutions")  # whose year counts
    year = models.SmallIntegerField()  # of the meeting, Christian era
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=20)  # "3/2562": serial and Buddhist year, as people say it
    kind = models.CharField(max_length=30)
    text = models.TextField(blank=True)
    way = models.CharField(max_length=20, choices=Way, default=Way.NOBODY_OBJECTS)
    heads = models.PositiveIntegerField(null=True)
    in_favour = models.PositiveIntegerField(null=True)
    against = models.PositiveIntegerField(null=True)
    abstained = models.PositiveIntegerField(null=True)
    decided_at = models.DateTimeField()
    passed = models.BooleanField(default=True)
    needed = models.PositiveIntegerField(null=True)  # votes in favour that would have decided it
    rule = models.UUIDField(null=True)  # the version of the group's clause that said so
    first_witness = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    second_witness = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "year", "serial"], name="meetings_resolution_number")]

    @property
    def shown_kind(self) -> str:
        """What was decided, in a word or two."""
        return str(KINDS.get(self.kind, self.kind))

    @property
    def silent(self) -> int | None:
        """Those in the room who raised no hand; None where hands were not counted."""
        if self.heads is None or self.in_favour is None or self.against is None or self.abstained is None:
            return None
        return self.heads - self.in_favour - self.against - self.abstained


class NamedVote(models.Model):
    """One member's open vote, from the attendance list."""

    class Choice(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        ABSTAIN = "abstain", _("abstains")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="named_votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named_votes")
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resolution", "person"], name="meetings_namedvote_once")]
