"""Bodies and places: the network, its communities and zones, and the savings groups in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khaotom.kernel.ids import uuid7


class Network(models.Model):
    """Savings groups acting in one name. The root of everything: every fetch starts from it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug"], name="people_network_slug")]

    def __str__(self) -> str:
        return self.name


class HostName(models.Model):
    """A host name by which one installation, serving many networks, knows which one is meant."""

    name = models.CharField(max_length=253, primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="host_names")


class Community(models.Model):
    """A place with a boundary; it may hold several groups. Whose land it stands on is a fact about the community."""

    class LandOwner(models.TextChoices):
        UNKNOWN = "unknown", _("not known yet")
        RESIDENTS = "residents", _("the people who live there")
        TREASURY = "treasury", _("the Treasury Department")
        RAILWAY = "railway", _("the State Railway")
        MUNICIPALITY = "municipality", _("the municipality")
        TEMPLE = "temple", _("a temple")
        WAQF = "waqf", _("waqf land of a mosque")
        PRIVATE = "private", _("a private owner")

    class Eviction(models.TextChoices):
        NONE = "none", _("nobody has been told to leave")
        TALK = "talk", _("there is talk of it")
        LETTER = "letter", _("a letter has come")
        COURT = "court", _("it is before the court")
        DEADLINE = "deadline", _("a day has been set")
        SETTLED = "settled", _("settled: people may stay")
        MOVED = "moved", _("people have moved")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="communities")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    sort_key = models.BinaryField(max_length=400, default=b"")
    land_owner = models.CharField(max_length=20, choices=LandOwner, default=LandOwner.UNKNOWN)
    eviction = models.CharField(max_length=20, choices=Eviction, default=Eviction.NONE)
    eviction_letter_on = models.DateField(null=True, blank=True)  # the day of the latest letter
    eviction_deadline = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "communities"
        constraints = [models.UniqueConstraint(fields=["network", "slug"], name="people_community_slug")]

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """A part of a community with its own representative (โซน, ซอย, คุ้ม)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="zones")
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="people_zone_name")]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A savings group: it has members, a book and rules of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="groups")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    sort_key = models.BinaryField(max_length=400, default=b"")
    founded_on = models.DateField(null=True, blank=True)
    number_width = models.PositiveSmallIntegerField(default=2)  # member numbers are filled with zeros to this width: 07
    features = models.JSONField(default=list, blank=True)  # what the group has turned on beyond the first four things
    words = models.JSONField(default=dict, blank=True)  # คำที่กลุ่มเราใช้: label → the group's own word

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "slug"], name="people_group_slug")]

    def __str__(self) -> str:
        return self.name


class GroupStage(models.Model):
    """The group's life, stage by stage; the present one is the latest begun."""

    class Stage(models.TextChoices):
        FORMING = "forming", pgettext_lazy("stage of a group", "forming")
        ACTIVE = "active", pgettext_lazy("stage of a group", "active")
        DORMANT = "dormant", pgettext_lazy("stage of a group", "resting")
        REVIVED = "revived", pgettext_lazy("stage of a group", "revived")
        MERGED = "merged", pgettext_lazy("stage of a group", "merged into another group")
        CLOSED = "closed", pgettext_lazy("stage of a group", "closed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=Stage)
    since = models.DateField()
    citation_kind = models.CharField(max_length=20)
    citation_id = models.UUIDField(null=True, blank=True)
    citation_number = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["group", "since"], name="people_groupstage_since")]
