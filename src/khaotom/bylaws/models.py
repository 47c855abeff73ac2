"""Rules of a body as text plus parameters. What is in force is stored by its start alone. See README.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import kinds
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, Network, Person


class Clause(models.Model):
    """One ข้อ of a body's bylaws; with ``group`` empty, of the network's common bylaws. Of kind "words" its text is all there is.

    Of most kinds a body has one clause; of a kind that comes in many (each benefit of the welfare fund) one a ``slot``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="clauses")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="clauses")
    number = models.CharField(max_length=12, blank=True)  # empty while the group has not numbered its old rules
    kind = models.CharField(max_length=30, blank=True)
    slot = models.SlugField(max_length=20, blank=True)
    title = models.CharField(max_length=80, blank=True)  # what the group calls it, where the kind's own name does not say it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number", "slot"], condition=~models.Q(number=""), name="bylaws_clause_number"
            ),
            models.UniqueConstraint(
                fields=["group", "kind", "slot"], condition=~models.Q(kind=""), name="bylaws_clause_one_a_kind"
            ),
            models.UniqueConstraint(
                fields=["network", "kind", "slot"],
                condition=models.Q(group=None) & ~models.Q(kind=""),
                name="bylaws_clause_common_kind",
            ),
            models.UniqueConstraint(
                fields=["network", "number", "slot"],
                condition=models.Q(group=None) & ~models.Q(number=""),
                name="bylaws_clause_common_number",
            ),
        ]
        indexes = [models.Index(fields=["group", "kind"], name="bylaws_clause_kind")]

    @property
    def name(self) -> str:
        """As addresses name it: "pledge", "benefit-hospital"."""
        return f"{self.kind}-{self.slot}" if self.slot else self.kind


class Version(models.Model):
    """What a clause says from a day on. It ends where the next begins, or where one marked ``repeals`` begins."""

    id = models.UUIDField(primary_key=True, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="versions")
    effective_from = models.DateField()
    repeals = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    parameters = models.JSONField(default=dict)
    citation_kind = models.CharField(max_length=20)  # "custom" is กติกาเดิมของกลุ่ม
    citation_id = models.UUIDField(null=True)
    citation_number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True)  # the day of the meeting that decided it
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)  # a slip of the hand, mended before it was used; it stays in the history

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "effective_from"], condition=models.Q(taken_back_at=None), name="bylaws_version_start"
            )
        ]


class Draft(models.Model):
    """A clause as somebody would have it, laid before a body: talked about, answered in examples, decided by a vote.

    With ``group`` empty, a clause of the network's common bylaws.
    """

    class State(models.TextChoices):
        OPEN = "open", _("talked about")
        ADOPTED = "adopted", _("adopted")
        DROPPED = "dropped", _("dropped")

    id = models.UUIDField(primary_key=True, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="drafts")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="drafts")
    name = models.CharField(max_length=60)  # of the clause: "pledge", "benefit-hospital"
    number = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    parameters = models.JSONField(default=dict)
    effective_from = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, null=True, related_name="draft")

    class Meta:
        indexes = [
            models.Index(fields=["group", "state"], name="bylaws_draft_of_group"),
            models.Index(fields=["network", "state"], condition=models.Q(group=None), name="bylaws_draft_of_network"),
        ]

    @property
    def body(self) -> Group | Network:
        """Whose rule it would be."""
        return self.group or self.network

    @property
    def shown_title(self) -> str:
        """What the body would call it."""
        return self.title or kinds.title(self.name)


class Answer(models.Model):
    """What the assembly says of one worked example. It holds for the facts and the outcome it was asked about, and for no other."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="answers")
    code = models.CharField(max_length=40)
    mark = models.BinaryField(max_length=32)  # digest of the example's values
    agreed = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "code", "mark"], name="bylaws_answer_once")]


class Remark(models.Model):
    """What somebody says about a draft; erasable words."""

    id = models.UUIDField(primary_key=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="remarks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="remarks")
    text = models.CharField(max_length=500)
    said_at = models.DateTimeField()


class Chapter(models.Model):
    """One หมวด of a body's bylaws: the clauses from a number on, to where the next begins. It puts them in order and decides nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="chapters")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="chapters")  # empty: of the common bylaws
    begins_at = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "begins_at"], name="bylaws_chapter_begins"),
            models.UniqueConstraint(
                fields=["network", "begins_at"], condition=models.Q(group=None), name="bylaws_chapter_common_begins"
            ),
        ]
