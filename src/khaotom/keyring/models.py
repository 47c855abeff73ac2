"""The keys, and the list of what was erased. Both live in the keyring's own database."""

from django.db import models


class RecordKey(models.Model):
    """The wrapped key of one sensitive record (a person, later a survey answer or a visit)."""

    record = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(max_length=60)
    made_at = models.DateTimeField()


class Erasure(models.Model):
    """A record whose key was destroyed. A restored backup replays this list, so that nothing erased comes back."""

    record = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField()
