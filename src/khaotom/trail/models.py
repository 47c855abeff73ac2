"""Append-only: commands that were accepted and readings of private things. Ids and codes only, never words about a person."""

from django.db import models


class Command(models.Model):
    """One accepted command; the primary key is the idempotency key its caller made before sending it."""

    key = models.UUIDField(primary_key=True)
    network = models.UUIDField()
    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    digest = models.BinaryField(max_length=32)
    person = models.UUIDField()
    keyed_by = models.UUIDField()
    device = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="trail_command_subject"),
            models.Index(fields=["network", "at"], name="trail_command_network"),
        ]


class Reading(models.Model):
    """One recorded look at something private of one subject."""

    id = models.UUIDField(primary_key=True)
    network = models.UUIDField()
    at = models.DateTimeField()
    what = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60)
    person = models.UUIDField()
    keyed_by = models.UUIDField()
    device = models.UUIDField(null=True)
    subject = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["subject", "at"], name="trail_reading_subject")]
