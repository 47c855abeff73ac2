"""Offices and teams, held in a scope from a day to a day, by a decision that is cited. Permissions follow offices."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models.body import Community, Group, Network
from khaotom.people.models.person import Person


class OfficeKind(models.TextChoices):
    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice-chair")
    TREASURER = "treasurer", _("treasurer")
    RECORDER = "recorder", _("recorder")
    COUNTER = "counter", _("money counter")
    COMMITTEE = "committee", _("committee member")
    AUDITOR = "auditor", _("auditor")
    COORDINATOR = "coordinator", _("network coordinator")
    ADMINISTRATOR = "administrator", _("administrator")
    TEAM_MEMBER = "team_member", _("team member")


class Team(models.Model):
    """A named team of the network or of a community: the central team, a field team, visitors."""

    class Kind(models.TextChoices):
        CENTRAL = "central", _("central working team")
        SUBDISTRICT = "subdistrict", _("subdistrict team")
        FIELD = "field", _("field team")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="teams")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """One person's office. Its scope is a group, a team, or (neither named) the whole network."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="offices")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=16, choices=OfficeKind)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # the last day held
    trained_on = models.DateField(null=True, blank=True)  # since when she can hold the collection day by herself
    citation_kind = models.CharField(max_length=20)
    citation_id = models.UUIDField(null=True, blank=True)
    citation_number = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "since"], name="people_office_person"),
            models.Index(fields=["group", "kind"], name="people_office_group"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(group=None) | models.Q(team=None), name="people_office_one_scope"),
        ]
