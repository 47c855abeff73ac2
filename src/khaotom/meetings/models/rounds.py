"""One sweep through the communities, and who goes to each of its meetings for what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Community, Network, Partner, Person


class Round(models.Model):
    """From–to, in some communities, with as many members as possible. Its meetings are those held there within its days."""

    id = models.UUIDField(primary_key=True, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField(max_length=80)
    begins = models.DateField()
    ends = models.DateField()
    target = models.PositiveIntegerField(null=True)  # members hoped for in all
    purpose = models.CharField(max_length=300, blank=True)
    bring = models.CharField(max_length=300, blank=True)  # what a field team takes along
    communities = models.ManyToManyField(Community, through="meetings.Stop", related_name="rounds")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="meetings_round_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class Stop(models.Model):
    """A community that a round comes to."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="stops")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="stops")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "community"], name="meetings_stop_once")]


class Coming(models.Model):
    """A partner body that comes to a meeting."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="comings")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="comings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "partner"], name="meetings_coming_once")]


class Duty(models.Model):
    """What one person of the field team does at one meeting: somebody of the register, or a name where she is not in it."""

    class Kind(models.TextChoices):
        LEADS = "leads", pgettext_lazy("duty at a meeting", "leads")
        WRITES = "writes", pgettext_lazy("duty at a meeting", "writes")
        REGISTERS = "registers", pgettext_lazy("duty at a meeting", "registers")
        MONEY = "money", _("at the money table")
        COOKS = "cooks", pgettext_lazy("duty at a meeting", "cooks")
        PHOTOS = "photos", _("takes photos")

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=10, choices=Kind)
    position = models.PositiveSmallIntegerField()  # as written down
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="duties")
    name = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) & ~Q(name="") | Q(person__isnull=False, name=""), name="meetings_duty_somebody"
            ),
            models.UniqueConstraint(fields=["meeting", "kind", "position"], name="meetings_duty_place"),
        ]

    @property
    def who(self) -> str:
        """As people call her."""
        return self.person.calling if self.person else self.name
