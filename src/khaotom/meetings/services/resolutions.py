"""Deciding. Called inside the transaction of what is decided, after its ``trail.once``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock
from khaotom.kernel.calendar import BUDDHIST_ERA
from khaotom.meetings import refusals, rules, selectors
from khaotom.meetings.clauses import DecisionsRule
from khaotom.meetings.models import Meeting, NamedVote, Resolution
from khaotom.meetings.rules import Hands, Majority
from khaotom.people.models import Group, Network, Person

WAY = Resolution.Way


@dataclass(frozen=True, slots=True)
class Vote:
    """How the meeting was asked, and what was counted. ``named``: each person's choice; the hands are counted from it."""

    way: str
    heads: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    named: Mapping[UUID, str] = field(default_factory=dict)
    witnesses: tuple[UUID, UUID] | None = None

    @property
    def arguments(self) -> dict[str, object]:
        """What a command that decides by it is known by, sent again."""
        return {
            "way": self.way,
            "hands": [self.heads, self.in_favour, self.against, self.abstained],
            "named": {str(person): choice for person, choice in self.named.items()},
            "witnesses": list(self.witnesses or ()),
        }

    @property
    def hands(self) -> Hands:
        """What decides: where nobody objects all are in favour, named votes are counted by name."""
        if self.way == WAY.NOBODY_OBJECTS:
            return Hands(self.heads, self.heads, 0, 0)
        if self.way == WAY.NAMED:
            choices = list(self.named.values())
            counts = (choices.count(one) for one in (NamedVote.Choice.FOR, NamedVote.Choice.AGAINST, NamedVote.Choice.ABSTAIN))
            return Hands(self.heads, *counts)
        return Hands(self.heads, self.in_favour, self.against, self.abstained)


def decide(*, meeting: Meeting, kind: str, key: UUID, text: str = "") -> Resolution:
    """A decision to which nobody objected, with the next number of its body's year; two at once get two numbers."""
    return _numbered(meeting, key, kind=kind, text=text)


def vote(
    *,
    meeting: Meeting,
    kind: str,
    key: UUID,
    vote: Vote,
    text: str = "",
    amends: bool = False,
    gainers: Collection[UUID] = (),
) -> Resolution:
    """A decision by counted vote, carried or not, by the quorum and majority in force on the meeting's day.

    ``amends``: the majority of a change of the rules; ``gainers`` do not vote. Refuses: MTG-001 (more hands than heads), MTG-002
    (quorum), MTG-003 (ballots without witnesses), MTG-004 (one who gains voted), MTG-005 (one who did not come), MTG-006, MTG-007, MTG-009
    (the minutes are adopted).
    """
    rule = _rule(meeting)
    says = rule.parameters if rule else DecisionsRule(quorum=0)
    hands = vote.hands
    _check(meeting, vote, hands, rule, gainers)
    majority = Majority(says.amending if amends else says.majority)
    first, second = vote.witnesses or (None, None)
    made = _numbered(
        meeting,
        key,
        kind=kind,
        text=text,
        way=vote.way,
        heads=hands.heads,
        in_favour=hands.in_favour,
        against=hands.against,
        abstained=hands.abstained,
        passed=rules.passes(hands, majority),
        needed=rules.needed(hands.heads, majority),
        rule=rule.version if rule else None,
        first_witness_id=first,
        second_witness_id=second,
    )
    if vote.way == WAY.NAMED:
        NamedVote.objects.bulk_create(
            NamedVote(resolution=made, person_id=person, choice=choice) for person, choice in vote.named.items()
        )
    return made


def _rule(meeting: Meeting) -> Rule[DecisionsRule] | None:
    """By which a body decides on the meeting's day: a group's own or the network's, the network by its own."""
    return bylaws.of_body(meeting.network_id, meeting.group_id, "decisions", meeting.date)


def _check(meeting: Meeting, vote: Vote, hands: Hands, rule: Rule[DecisionsRule] | None, gainers: Collection[UUID]) -> None:
    if meeting.date > clock.today():
        raise refusals.MeetingStillToCome(day=meeting.date)
    if meeting.adopted_by is not None:
        raise refusals.MinutesAdopted(day=meeting.date, number=meeting.adopted_by.number)
    if hands.heads < 1:
        raise refusals.NobodyInTheRoom
    if hands.silent < 0:
        raise refusals.TooManyHands(hands.in_favour, hands.against, hands.abstained, hands.heads)
    if rule is not None and hands.heads < rule.parameters.quorum:
        raise refusals.QuorumMissing(rule.clause, rule.parameters.quorum, hands.heads)
    if vote.way == WAY.BALLOT and (vote.witnesses is None or len(set(vote.witnesses)) < 2):
        raise refusals.WitnessesMissing
    _check_named(meeting, vote, gainers)


def _check_named(meeting: Meeting, vote: Vote, gainers: Collection[UUID]) -> None:
    if vote.way != WAY.NAMED:
        return
    came = selectors.came(meeting.pk)
    for person in vote.named:
        if person in gainers:
            raise refusals.GainerVoted(Person.objects.get(pk=person).calling)
        if person not in came:
            raise refusals.NotCome(Person.objects.get(pk=person).calling)


def _numbered(meeting: Meeting, key: UUID, **decided: object) -> Resolution:
    body: type[Group] | type[Network] = Group if meeting.group_id else Network
    body._default_manager.select_for_update().get(pk=meeting.group_id or meeting.network_id)
    network, year = None if meeting.group_id else meeting.network_id, meeting.date.year
    latest = (
        Resolution.objects.filter(group=meeting.group_id, network=network, year=year).aggregate(serial=Max("serial"))["serial"]
        or 0
    )
    return Resolution.objects.create(
        id=key,
        meeting=meeting,
        group_id=meeting.group_id,
        network_id=network,
        year=year,
        serial=latest + 1,
        number=f"{latest + 1}/{year + BUDDHIST_ERA}",
        decided_at=clock.now(),
        **decided,
    )
