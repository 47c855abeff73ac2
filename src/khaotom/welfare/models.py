"""Who takes part in the welfare fund, and since when. Contributions are gifts, read from the ledger. See README.md."""

from django.db import models

from khaotom.people.models import Membership


class Joining(models.Model):
    """A member's part in the welfare fund, from a month to a month."""

    id = models.UUIDField(primary_key=True, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="welfare_joinings")
    from_month = models.SmallIntegerField()
    until_month = models.SmallIntegerField(null=True)  # the last month of it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership"], condition=models.Q(until_month=None), name="welfare_joining_one_open"),
        ]
