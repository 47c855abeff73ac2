"""A day on which people come together, who came, and what was decided. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, Network, Partner, Person


class Meeting(models.Model):
    """A day on which a group comes together; with ``group`` empty, the network itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="meetings")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="meetings")
    date = models.DateField()
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=120, blank=True)
    partners = models.ManyToManyField(Partner, through="meetings.Coming", related_name="meetings")  # said they would come
    adopted_by = models.ForeignKey(  # the later meeting's resolution that its minutes are right: from then on nothing is added
        "meetings.Resolution", on_delete=models.PROTECT, null=True, related_name="adopted_minutes"
    )
    moved = models.PositiveSmallIntegerField(default=0)  # how often: a phone's calendar takes the entry that was moved more often

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "date"], name="meetings_meeting_day"),
            models.UniqueConstraint(
                fields=["network", "date"], condition=models.Q(group=None), name="meetings_meeting_network_day"
            ),
        ]

    @property
    def body(self) -> Group | Network:
        """Who comes together."""
        return self.group or self.network


class Move(models.Model):
    """When and where a meeting would have been before it was moved, and why it was."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    date = models.DateField()
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200)  # erasable words
    moved_at = models.DateTimeField()


class Attendance(models.Model):
    """One arrival at the door; its id was made on the phone. Undone arrivals stay, crossed out, so that order never matters.

    Who is no member comes without an ID: what she is called, from where, and with how many; such a row has no ``person``.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances", null=True)
    arrived_at = models.DateTimeField(null=True)  # by the phone's clock
    undone = models.BooleanField(default=False)
    called = models.CharField(max_length=80, blank=True)  # of a visitor
    comes_from = models.CharField(max_length=120, blank=True)  # a partner body, another community
    heads = models.PositiveSmallIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["meeting", "arrived_at"], name="meetings_attendance_order")]


KINDS = {
    "bylaws": _("the group's rules"),
    "common_rules": _("the network's common rules"),
    "waivers": _("fines waived"),
    "pledge_change": _("another pledge"),
    "pledge_pause": _("a pause in saving"),
    "welfare.time": _("time to give to the welfare fund"),
    "welfare.claim": _("help from the welfare fund"),
    "volunteer": _("somebody joins the team"),
    "minutes": _("the minutes of a meeting"),
    "wish": _("a common activity of the network"),
    "question": _("a question to the meeting"),
    "spending": _("spending of the group"),
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
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, null=True, related_name="resolutions"
    )  # its own year, where no group's
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
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "serial"], name="meetings_resolution_number"),
            models.UniqueConstraint(
                fields=["network", "year", "serial"],
                condition=models.Q(group=None),
                name="meetings_resolution_network_number",
            ),
            models.CheckConstraint(
                condition=models.Q(group=None, network__isnull=False) | models.Q(group__isnull=False, network=None),
                name="meetings_resolution_one_body",
            ),
        ]

    @property
    def shown_kind(self) -> str:
        """What was decided, in a word or two."""
        return str(KINDS.get(self.kind, self.kind))

    @property
    def shown_text(self) -> str:
        """Its words, where they can be of nobody: a rule, an activity, a question, something to buy."""
        return self.text if self.kind in ("bylaws", "common_rules", "wish", "question", "spending") else ""

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
