"""The last twelve months under a draft of how a meeting decides: who came, and how each counted vote would have gone."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Replay, Unit, Year, compared
from khaotom.meetings import rules
from khaotom.meetings.clauses import DecisionsRule
from khaotom.meetings.models import Meeting, Resolution
from khaotom.meetings.rules import Hands, Majority

AMENDS = "bylaws"
"""The kind of resolution that needs the majority of a change of the rules."""


def of_decisions(year: Year, now: DecisionsRule | None, says: DecisionsRule) -> Replay:
    """Every meeting with its attendance, and every vote of which hands were counted; two queries."""
    held = Meeting.objects.filter(group=year.group, **year.within("date"))
    members = Count("attendances__person", distinct=True, filter=Q(attendances__undone=False))
    came = [many for many in held.annotate(came=members).values_list("came", flat=True) if many]
    decided = Resolution.objects.filter(
        group=year.group, heads__isnull=False, in_favour__isnull=False, **year.within("meeting__date")
    )
    votes = [
        (kind, Hands(heads or 0, in_favour or 0, against or 0, abstained or 0))
        for kind, heads, in_favour, against, abstained in decided.values_list(
            "kind", "heads", "in_favour", "against", "abstained"
        )
    ]

    def told(rule: DecisionsRule | None) -> Sequence[int]:
        if rule is None:
            rule = DecisionsRule(quorum=0)
        enough = [(kind, hands) for kind, hands in votes if hands.heads >= rule.quorum]
        carried = [rules.passes(hands, Majority(rule.amending if kind == AMENDS else rule.majority)) for kind, hands in enough]
        return sum(many < rule.quorum for many in came), len(votes) - len(enough), sum(carried), len(carried) - sum(carried)

    labels = (
        (_("Meetings to which too few came"), Unit.TIMES),
        (_("Votes with too few in the room"), Unit.TIMES),
        (_("Votes that are carried"), Unit.TIMES),
        (_("Votes that are not carried"), Unit.TIMES),
    )
    sentence = _("Who came to each meeting, and the hands of every vote in which hands were counted, are counted once more.")
    return Replay(sentence, len(came) + len(votes), compared(labels, told(now), told(says)))
