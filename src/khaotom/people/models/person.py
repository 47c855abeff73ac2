"""A person, her household and her consents."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.kernel.ids import uuid7
from khaotom.people.models.body import Community, Network, Zone


class Household(models.Model):
    """People who eat and live together: the unit of a joint payment and of a visit."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="households")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="households")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="households")
    label = models.CharField(max_length=120, blank=True)  # house number, or "บ้านป้าเอียด"
    sort_key = models.BinaryField(max_length=400, default=b"")

    def __str__(self) -> str:
        return self.label


class Person(models.Model):
    """One human in the network, member or not. Four fields are enough to begin; the rest can follow."""

    class BirthPrecision(models.TextChoices):
        UNKNOWN = "unknown", _("not known")
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")
        ABOUT = "about", _("about")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="people")
    called_name = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=30, blank=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    former_names = models.CharField(max_length=200, blank=True)  # before a marriage or a journey; found by search
    sort_key = models.BinaryField(max_length=600)
    folded = models.CharField(max_length=500)  # all her names folded for search: kernel.thai.search_text
    phone = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    birth_precision = models.CharField(max_length=10, choices=BirthPrecision, default=BirthPrecision.UNKNOWN)
    birth_words = models.CharField(max_length=80, blank=True)  # "ปีฉลู 2492", as she said it
    registered_address = models.CharField(max_length=300, blank=True)
    present_address = models.CharField(max_length=300, blank=True)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    beneficiary_name = models.CharField(max_length=120, blank=True)
    beneficiary_relation = models.CharField(max_length=60, blank=True)
    photo = models.CharField(max_length=100, blank=True)  # random name of a private file
    national_id_sealed = models.BinaryField(max_length=60, null=True, blank=True)
    national_id_blind = models.BinaryField(max_length=32, null=True, blank=True)
    national_id_tail = models.CharField(max_length=3, blank=True)  # the only digits ever shown
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="doubles")
    died_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)  # counts the changes, so that a stale form is known

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["network", "phone"], name="people_person_phone"),
            models.Index(fields=["network", "national_id_blind"], name="people_person_blind"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(same_as=models.F("id")), name="people_person_not_her_own_double"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """As on papers: title, given and family name."""
        return f"{self.title}{self.given_name} {self.family_name}".strip()

    @property
    def whole(self) -> UUID:
        """The one human behind this row: itself, or what it was merged into."""
        return self.same_as_id or self.id

    @property
    def calling(self) -> str:
        """As on screens: what people here call her."""
        return self.called_name or self.given_name


class Distinct(models.Model):
    """Two persons who look like one and are two: somebody who knows both said so. ``first`` has the smaller id."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="people_distinct_pair"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="people_distinct_in_order"),
        ]


class Consent(models.Model):
    """Her yes for one purpose: who gave it, how, who saw it, and when it was taken back."""

    class Purpose(models.TextChoices):
        MEMBERSHIP = "membership", _("keeping her membership and savings")
        PHOTO = "photo", _("showing her photo")
        CARE = "care", _("looking after her")
        REFERRAL = "referral", _("telling another office so that they can help")
        STORY = "story", _("telling her story")

    class Manner(models.TextChoices):
        SPOKEN = "spoken", _("by word of mouth")
        SIGNED = "signed", _("with a signature")
        THUMB = "thumb", _("with a thumb-print")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    given_on = models.DateField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # herself, or her guardian
    manner = models.CharField(max_length=10, choices=Manner)
    witness = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=models.Q(withdrawn_on=None), name="people_consent_one_open_a_purpose"
            )
        ]
