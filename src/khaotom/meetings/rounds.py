"""Reads of rounds: which meetings are in one, how many members have come, and who is given two places at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.meetings.models import Attendance, Duty, Meeting, Round
from khaotom.people.models import Community, Group, Membership, Partner
from khaotom.ui import formats


def of_network(network: UUID) -> QuerySet[Round]:
    """The network's rounds, the newest first, with how many communities each comes to."""
    return Round.objects.filter(network=network).annotate(many_communities=Count("communities")).order_by("-begins", "-pk")


def meetings_of(found: Round) -> QuerySet[Meeting]:
    """What was and will be held in the round: every meeting of its communities within its days, the earliest first."""
    there = {"group__community__rounds": found, "date__range": (found.begins, found.ends)}
    rows = Meeting.objects.filter(**there).select_related("group__community")
    return rows.order_by("date", "starts_at", "group__sort_key", "pk")


def communities_of(found: Round) -> list[Community]:
    """Where the round comes to, in dictionary order."""
    return list(found.communities.order_by("sort_key", "name"))


def groups_of(found: Round) -> list[Group]:
    """The groups of those communities, in dictionary order."""
    rows = Group.objects.filter(community__rounds=found).select_related("community")
    return list(rows.order_by("sort_key", "name"))


def bodies(network: UUID) -> list[Partner]:
    """The partner bodies of the network, in dictionary order."""
    return list(Partner.objects.filter(network=network).order_by("sort_key", "name"))


def round_of(meeting: Meeting) -> Round | None:
    """The round a meeting is in; of two the one that began last."""
    if meeting.group is None:
        return None
    rows = Round.objects.filter(communities=meeting.group.community_id, begins__lte=meeting.date, ends__gte=meeting.date)
    return rows.order_by("-begins", "-pk").first()


def left_by(meeting: Meeting, on: date) -> list[str]:
    """What is to be thought of where a meeting would leave its round on another day; nothing while it stays in it."""
    found = round_of(meeting)
    if found is None or found.begins <= on <= found.ends:
        return []
    said = _("%(round)s is from %(begins)s to %(ends)s: on that day the meeting is no longer in it.")
    return [said % {"round": found.name, "begins": formats.day_short(found.begins), "ends": formats.day_short(found.ends)}]


def of_group(group: Group, since: date) -> list[Round]:
    """The rounds that come to the group's community and are not over on a day, the next one first."""
    return list(Round.objects.filter(communities=group.community_id, ends__gte=since).order_by("begins", "pk"))


@dataclass(frozen=True, slots=True)
class Going:
    """One line of who goes where: a meeting, its field team by duty, and the bodies that come."""

    meeting: Meeting
    duties: Sequence[Duty]
    partners: Sequence[Partner]

    @property
    def team(self) -> list[tuple[str, list[str]]]:
        """Each duty in words with those who have it, in the order of an evening."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for duty in self.duties:
            by_kind[duty.kind].append(duty.who)
        return [(str(kind.label), by_kind[kind]) for kind in Duty.Kind if kind in by_kind]

    @property
    def leads(self) -> list[str]:
        """Who leads."""
        return [duty.who for duty in self.duties if duty.kind == Duty.Kind.LEADS]


def going(rows: QuerySet[Meeting]) -> list[Going]:
    """Meetings with who goes there: three queries, however many."""
    duties = Duty.objects.select_related("person").order_by("kind", "position")
    partners = Partner.objects.order_by("sort_key", "pk")
    fetched = rows.prefetch_related(
        Prefetch("duties", queryset=duties, to_attr="sent"), Prefetch("partners", queryset=partners, to_attr="coming")
    )
    return [Going(one, one.sent, one.coming) for one in fetched]


def going_to(meeting: Meeting) -> Going:
    """Who goes to one meeting."""
    (there,) = going(Meeting.objects.filter(pk=meeting.pk))
    return there


def not_planned(communities: Iterable[Community], planned: Iterable[Going]) -> list[Community]:
    """Communities of the round in which no meeting is planned yet."""
    there = {one.meeting.group.community_id for one in planned if one.meeting.group}
    return [one for one in communities if one.pk not in there]


# --- Two places at once ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Twice:
    """Somebody who is to be at several meetings on one day."""

    called: str
    day: date
    communities: Sequence[str]


def twice(network: UUID, days: Collection[date]) -> list[Twice]:
    """Who of the register is given more than one meeting on one of these days, in whatever round; one query."""
    rows = Duty.objects.filter(meeting__network=network, meeting__date__in=days, person__isnull=False)
    places: dict[tuple[date, UUID], dict[UUID, Duty]] = defaultdict(dict)
    for duty in rows.select_related("person", "meeting__group__community").order_by(
        "meeting__date", "meeting", "kind", "position"
    ):
        assert duty.person is not None
        places[duty.meeting.date, duty.person.whole].setdefault(duty.meeting_id, duty)
    return [_twice(day, list(duties.values())) for (day, _who), duties in places.items() if len(duties) > 1]


def _twice(day: date, duties: Sequence[Duty]) -> Twice:
    return Twice(duties[0].who, day, [duty.meeting.group.community.name for duty in duties if duty.meeting.group])


# --- How many came --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reached:
    """Members of a community, or of all together, and how many of them came at least once in the round."""

    words: str
    came: int
    members: int

    @property
    def percent(self) -> int:
        """Rounded down, so that a hundred is everybody."""
        return self.came * 100 // self.members if self.members else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """The board of a round. In ``whole`` one who belongs to several communities is counted once."""

    each: Sequence[Reached]
    whole: Reached


def progress(found: Round, communities: Sequence[Community], name_of_all: str) -> Progress:
    """Who came at least once ÷ members, by community and in all; two queries, however many of either.

    A member is one who belongs on the round's last day, or today while it goes on. She has come when she was seen at any meeting of the
    round; a payment that somebody else carried is no coming.
    """
    members: dict[UUID, set[UUID]] = defaultdict(set)
    for community, person in _members(found):
        members[community].add(person)
    came = _seen(found)
    each = [Reached(one.name, len(members[one.pk] & came), len(members[one.pk])) for one in communities]
    everybody = set[UUID]().union(*members.values())
    return Progress(each, Reached(name_of_all, len(everybody & came), len(everybody)))


def _members(found: Round) -> Iterable[tuple[UUID, UUID]]:
    day = min(found.ends, max(found.begins, clock.today()))
    belongs = Q(ended_on=None) | Q(ended_on__gt=day)
    rows = Membership.objects.filter(belongs, group__community__rounds=found, joined_on__lte=day)
    return rows.annotate(whole=Coalesce("person__same_as", "person")).values_list("group__community", "whole")


def _seen(found: Round) -> set[UUID]:
    there = {"meeting__group__community__rounds": found, "meeting__date__range": (found.begins, found.ends)}
    rows = Attendance.objects.filter(undone=False, person__isnull=False, **there)
    return set(rows.annotate(whole=Coalesce("person__same_as", "person")).values_list("whole", flat=True))


# --- Names to choose from ---------------------------------------------------------------------------------------------------


def everybody(network: UUID) -> dict[str, UUID]:
    """Everybody of the network by the words one chooses her by: called name, full name, number and group; one query."""
    rows = Membership.objects.filter(group__network=network, ended_on=None, person__died_on=None).select_related(
        "person", "group"
    )
    return {
        f"{row.person.calling} ({row.person.full_name}) · {row.number} {row.group.name}": row.person.whole
        for row in rows.order_by("person__sort_key", "number_order")
    }


def whence(network: UUID) -> list[str]:
    """Bodies and communities that visitors come from, for the line in which one types it."""
    communities = Community.objects.filter(network=network).order_by("sort_key", "name")
    return [one.name for one in bodies(network)] + [one.name for one in communities]
