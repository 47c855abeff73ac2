"""Meetings, who came, and what was decided. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, Network, Office, Partner, Person


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
    "waivers": _("fines waived"),
    "pledge_change": _("another pledge"),
    "pledge_pause": _("a pause in saving"),
    "welfare.time": _("time to give to the welfare fund"),
    "welfare.claim": _("help from the welfare fund"),
    "volunteer": _("somebody joins the team"),
    "minutes": _("the minutes of a meeting"),
    "wish": _("a common activity of the network"),
    "question": _("a question to the meeting"),
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
        """Its words, where they can be of nobody: a rule, an activity, a question."""
        return self.text if self.kind in ("bylaws", "wish", "question") else ""

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


class Voice(models.Model):
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
    chart = models.ForeignKey("meetings.Chart", on_delete=models.PROTECT, null=True, related_name="voices")  # it was typed from


class Wish(models.Model):
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


class Volunteer(models.Model):
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


from khaotom.meetings.models_rounds import Coming, Duty, Round, Stop  # noqa: E402  # nouns of this room in a file of their own

__all__ = [
    "KINDS",
    "Attendance",
    "Chart",
    "Coming",
    "Duty",
    "Meal",
    "Meeting",
    "MinutesNote",
    "NamedVote",
    "Resolution",
    "Round",
    "Stop",
    "Voice",
    "Volunteer",
    "Wish",
]
