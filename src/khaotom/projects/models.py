"""What the network's programmes plan to do: each change is one more version, and none of them goes. See README.md."""

from django.db import models

from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting, Wish
from khaotom.people.models import Network, Office, Team


class Programme(models.Model):
    """Work for which somebody gives the network money. What it says today is its newest version."""

    id = models.UUIDField(primary_key=True, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="programmes")
    position = models.PositiveSmallIntegerField()  # in the order in which they were written down

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "position"], name="projects_programme_position")]


class ProgrammeVersion(models.Model):
    """What a programme said from a moment on. ``budget`` in satang."""

    id = models.UUIDField(primary_key=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    funder = models.CharField(max_length=160)
    budget = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField()
    why = models.CharField(max_length=200, blank=True)  # of the change
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="projects_programmeversion_number"),
            models.CheckConstraint(condition=models.Q(budget__gte=0), name="projects_programmeversion_not_negative"),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="projects_programmeversion_days"),
        ]


class Activity(models.Model):
    """Something a programme pays for."""

    id = models.UUIDField(primary_key=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="activities")


class ActivityVersion(models.Model):
    """What an activity said from a moment on. Who answers for it is a team, an officer, or in words an organisation or a role."""

    id = models.UUIDField(primary_key=True, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    what = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    budget = models.BigIntegerField()
    source = models.CharField(max_length=160)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="planned_activities")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="planned_activities")
    answers = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField()
    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, null=True, related_name="planned_activities")  # a common activity
    dropped = models.BooleanField(default=False)
    why = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="projects_activityversion_number"),
            models.CheckConstraint(condition=models.Q(budget__gte=0), name="projects_activityversion_not_negative"),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="projects_activityversion_days"),
            models.CheckConstraint(
                condition=models.Q(team__isnull=False, office=None, answers="")
                | models.Q(team=None, office__isnull=False, answers="")
                | (models.Q(team=None, office=None) & ~models.Q(answers="")),
                name="projects_activityversion_one_answers",
            ),
            models.CheckConstraint(
                condition=models.Q(dropped=False) | ~models.Q(why=""), name="projects_activityversion_dropped_why"
            ),
        ]


class Held(models.Model):
    """A meeting at which an activity was talked about or held; one written down by mistake is taken back and stays in sight."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="held")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="activities_held")
    noted_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "meeting"], condition=models.Q(taken_back_at=None), name="projects_held_once"
            )
        ]
