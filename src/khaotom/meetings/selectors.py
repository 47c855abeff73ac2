"""Who came, and in which order."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from khaotom.kernel import clock
from khaotom.meetings.models import Attendance, Meeting, Resolution, Talk, Voice, Volunteer, Wish
from khaotom.people import selectors as people
from khaotom.people.models import Membership, Network, Office, Person, Team


def arrivals(meeting: UUID) -> list[Attendance]:
    """Every arrival, undone ones too, in the order of coming."""
    return list(Attendance.objects.filter(meeting=meeting, person__isnull=False).order_by("arrived_at", "pk"))


def came(meeting: UUID) -> set[UUID]:
    """The people who came."""
    return set(Attendance.objects.filter(meeting=meeting, undone=False, person__isnull=False).values_list("person", flat=True))


def who_came(meeting: UUID) -> list[Person]:
    """The same, each once, in the order of their names."""
    there = Attendance.objects.filter(meeting=meeting, undone=False, person__isnull=False)
    return list(Person.objects.filter(pk__in=there.values("person")).order_by("sort_key", "pk"))


def known_at(meeting: Meeting, wanted: Collection[UUID]) -> set[UUID]:
    """Those of ``wanted`` whom the meeting's group has among its members that day, or whose arrival was ever written down there."""
    arrived = Attendance.objects.filter(meeting=meeting, person__in=wanted).values_list("person", flat=True)
    members = people.members(meeting.group_id, meeting.date) if meeting.group_id else Membership.objects.none()
    return {*arrived, *members.filter(person__in=wanted).values_list("person", flat=True)}


def visitors(meeting: UUID) -> list[Attendance]:
    """Those who came and are no members, in the order of coming. They count for no quorum."""
    rows = Attendance.objects.filter(meeting=meeting, undone=False, person=None)
    return list(rows.order_by("arrived_at", "pk"))


def people_of_today(group: UUID, day: date) -> list[Person]:
    """Who came to the group's meeting of a day, in the order of their names; nobody where there is none."""
    came = Attendance.objects.filter(meeting__group=group, meeting__date=day, undone=False, person__isnull=False)
    return list(Person.objects.filter(pk__in=came.values("person")).order_by("sort_key"))


def lines(meeting: Meeting) -> list[Voice | Wish | Volunteer | Talk]:
    """All that was written down in lines, struck out or not, each kind in the order it was said; four queries."""
    return [
        *Voice.everything.filter(meeting=meeting).order_by("said_at", "pk"),
        *Wish.everything.filter(meeting=meeting).order_by("said_at", "pk"),
        *Volunteer.everything.filter(meeting=meeting).order_by("offered_at", "pk"),
        *Talk.everything.filter(meeting=meeting).order_by("said_at", "pk"),
    ]


def meetings(group: UUID) -> QuerySet[Meeting]:
    """The group's meetings, the newest first, with how many came, what was said and what was decided."""
    counted = {
        "many_came": Count("attendances", filter=Q(attendances__undone=False, attendances__person__isnull=False), distinct=True),
        "many_voices": Count("voices", filter=Q(voices__struck_at=None), distinct=True),
        "many_open": Count("voices", filter=Q(voices__answered_on=None, voices__struck_at=None), distinct=True),
        "many_decided": Count("resolutions", distinct=True),
    }
    return Meeting.objects.filter(group=group).annotate(**counted).order_by("-date")


def of_network(network: UUID) -> QuerySet[Meeting]:
    """The meetings of the network itself, the newest first, each with what it decided."""
    decided = Prefetch("resolutions", queryset=Resolution.objects.order_by("serial"), to_attr="decided")
    return Meeting.objects.filter(network=network, group=None).prefetch_related(decided).order_by("-date")


def latest(network: UUID, many: int = 60) -> list[Meeting]:
    """The newest meetings held in the network, its groups' and its own."""
    held = Meeting.objects.filter(network=network, date__lte=clock.today()).select_related("group", "network")
    return list(held.order_by("-date", "group__sort_key")[:many])


def common_activities(network: UUID) -> list[Wish]:
    """The wishes the network's meeting chose, in the order of choosing."""
    chosen = Wish.objects.filter(meeting__network=network, chosen_by__isnull=False).select_related("chosen_by")
    return list(chosen.order_by("chosen_by__year", "chosen_by__serial"))


def resolutions(group: UUID) -> QuerySet[Resolution]:
    """What the group's meetings decided, the newest first."""
    rows = Resolution.objects.filter(group=group).select_related("meeting")
    return rows.order_by("-year", "-serial")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wish of the network with the same wish of other communities: how many want it, and what it does, satang a house a month."""

    root: Wish
    doubles: Sequence[Wish]

    @property
    def every(self) -> list[Wish]:
        return [self.root, *self.doubles]

    @property
    def communities(self) -> list[str]:
        """Who wants it, each community once."""
        return list(dict.fromkeys(one.meeting.group.community.name for one in self.every if one.meeting.group))

    @property
    def dots(self) -> int:
        return sum(one.dots for one in self.every)

    @property
    def cuts(self) -> int:
        """What it spares where most is hoped for."""
        return max(one.cuts for one in self.every)

    @property
    def raises(self) -> int:
        """What it brings where most is hoped for."""
        return max(one.raises for one in self.every)


def wanted(wish: Wish) -> Wanted:
    """One wish with its doubles."""
    doubles = wish.doubles.select_related("meeting__group__community").order_by("said_at", "pk")
    return Wanted(wish, list(doubles))


def board(network: UUID) -> list[Wanted]:
    """The wishes of the whole network: the common activities, those of most communities first, then those with most stickers; one query."""
    rows = (
        Wish.objects.filter(meeting__network=network)
        .select_related("meeting__group__community", "chosen_by")
        .order_by("said_at", "pk")
    )
    doubles: dict[UUID, list[Wish]] = defaultdict(list)
    roots = []
    for one in rows:
        if one.same_as_id:
            doubles[one.same_as_id].append(one)
        else:
            roots.append(one)
    wanted = [Wanted(root, doubles[root.pk]) for root in roots]
    return sorted(wanted, key=lambda one: (one.root.chosen_by is None, -len(one.communities), -one.dots, one.root.text))


@dataclass(frozen=True, slots=True)
class InTeam:
    """One of the subdistrict team: what she does in it, from which community she offered, and by which resolution."""

    called: str
    since: date
    role: str
    community: str
    number: str


def team(network: Network) -> list[InTeam]:
    """The subdistrict team today, in dictionary order; one query."""
    rows = people.offices_on(clock.today()).filter(network=network, team__kind=Team.Kind.SUBDISTRICT, team__community=None)
    related = ("person", "volunteer__meeting__group__community")
    return [_in_team(one) for one in rows.select_related(*related).order_by("person__sort_key", "pk")]


def _in_team(office: Office) -> InTeam:
    offer = getattr(office, "volunteer", None)
    group = offer.meeting.group if offer else None
    return InTeam(
        called=office.person.calling,
        since=office.since,
        role=offer.role if offer else "",
        community=group.community.name if group else "",
        number=office.citation_number,
    )


def charts(meeting: Meeting) -> dict[str, object]:
    """The flip charts photographed at a meeting, in the order of their taking, and how many are not typed yet; one query."""
    there = list(meeting.charts.order_by("taken_at", "pk"))
    return {"charts": there, "untyped": sum(one.typed_at is None for one in there)}
