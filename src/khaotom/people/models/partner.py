"""Outside bodies that work with the network, and whom to talk to there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models.body import Network


class Partner(models.Model):
    """A partner organisation (ภาคี): foundation, municipality, health centre, temple, mosque."""

    class Kind(models.TextChoices):
        FOUNDATION = "foundation", _("foundation or association")
        LOCAL_AUTHORITY = "local_authority", _("local authority")
        HEALTH = "health", _("health service")
        TEMPLE = "temple", _("temple")
        MOSQUE = "mosque", _("mosque")
        SCHOOL = "school", _("school or university")
        STATE = "state", _("state office")
        OTHER = "other", _("other")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="partners")
    name = models.CharField(max_length=160)
    sort_key = models.BinaryField(max_length=600, default=b"")
    kind = models.CharField(max_length=16, choices=Kind)

    def __str__(self) -> str:
        return self.name


class PartnerContact(models.Model):
    """Somebody to talk to at a partner. Not a person of the network: only what her office gave out."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
