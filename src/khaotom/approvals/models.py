"""What waits for a second person. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, Network, Person


class Request(models.Model):
    """An act that needs others: the command's name, its validated arguments and digest, and who asks. Runs once, at the last yes."""

    id = models.UUIDField(primary_key=True, editable=False)  # also the idempotency key of the command when it runs
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="requests")
    command = models.CharField(max_length=60)
    arguments = models.JSONField()
    digest = models.BinaryField(max_length=32)
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    keyed_by = models.UUIDField()
    device = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    barred = models.JSONField(default=list)  # person ids who may not approve: the receiver and her kin
    needed = models.PositiveSmallIntegerField(default=1)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "done_at", "dropped_at"], name="approvals_request_waiting")]


class Approval(models.Model):
    """One person's yes (or no) to a request."""

    class Manner(models.TextChoices):
        SIGNED_IN = "signed_in", _("from her own sign-in")
        PIN = "pin", _("by her PIN on the same phone")
        WITNESS = "witness", _("as a witness in the room")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="approvals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    manner = models.CharField(max_length=10, choices=Manner)
    agreed = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="approvals_approval_once")]
