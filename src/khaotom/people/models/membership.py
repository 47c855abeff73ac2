"""A person's belonging to one group, and the numbers she had in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models.body import Group, Zone
from khaotom.people.models.person import Person


class Membership(models.Model):
    """From–to, with a number that is unique in the group and never used again."""

    class Ending(models.TextChoices):
        RESIGNED = "resigned", _("resigned")
        REMOVED = "removed", _("removed by the meeting")
        DIED = "died", _("died")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    number = models.CharField(max_length=12)
    number_order = models.BigIntegerField()  # the number's digits, so that 2 comes before 10
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    guardian = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="wards")
    joined_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ending_citation_kind = models.CharField(max_length=20, blank=True)
    ending_citation_id = models.UUIDField(null=True, blank=True)
    ending_citation_number = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["number_order"]
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="people_membership_number"),
            models.UniqueConstraint(
                fields=["group", "person"], condition=models.Q(ended_on=None), name="people_membership_one_open_a_group"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None, ending="") | models.Q(ended_on__isnull=False) & ~models.Q(ending=""),
                name="people_membership_ended_how",
            ),
        ]
        indexes = [models.Index(fields=["group", "number_order"], name="people_membership_order")]

    def __str__(self) -> str:
        return self.number


class FormerNumber(models.Model):
    """A number a membership had before; it is found by search and never given to another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="former_numbers")
    number = models.CharField(max_length=12)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="people_formernumber_number")]
