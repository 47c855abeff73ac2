"""What a member may still ask the fund for, and what she asked: her own view, beside her passbook."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from khaotom.bylaws import words as bylaws
from khaotom.bylaws.selectors import Rule, Standing
from khaotom.kernel.calendar import whole_years
from khaotom.people.models import Membership, Person
from khaotom.ui import formats
from khaotom.welfare import benefits, claims, pages, said
from khaotom.welfare.benefits import Used, Who
from khaotom.welfare.clauses import BenefitRule, Per
from khaotom.welfare.models import Claim, Occurrence


@dataclass(frozen=True, slots=True)
class Entitled:
    """One benefit as it stands for her today: its rule, how much is used and left, and what she waits for."""

    title: str
    number: str
    sentence: str
    used: str
    waits: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim as she reads it."""

    claim: Claim
    sentence: str
    wanted: str  # what is still to be shown

    @property
    def lacks(self) -> bool:
        """Does it wait for its paper?"""
        return bool(self.wanted)


def asked(membership: Membership) -> list[Asked]:
    """Her claims in this group, the newest first; one query."""
    rows = claims.of_group(membership.group_id).filter(membership=membership).annotate(lacks=Q(claims.LACKING))
    return [
        Asked(one, said.kept(one), said.wanted(one) if one.lacks and one.state != Claim.State.WITHDRAWN else "") for one in rows
    ]


def to(membership: Membership, today: date) -> list[Entitled]:
    """What each benefit of the group still gives her; the same number of queries whatever there is."""
    offered = claims.offered(membership.group_id, today)
    if not offered:
        return []
    who = claims.who(membership)
    used = _used(membership, offered)
    return [_entitled(one, one.rule, who, used[one.name], today) for one in offered if one.rule is not None]


def _entitled(one: Standing, rule: Rule[BenefitRule], who: Who, used: Used, today: date) -> Entitled:
    limit = pages.standing_limit(rule.parameters, who, used, today)
    return Entitled(
        title=one.title,
        number=bylaws.clause(rule.clause),
        sentence=bylaws.sentence(one.name, rule.parameters),
        used=said.used(limit, rule.parameters.unit) if limit and limit.limit else "",
        waits=_waits(rule.parameters, who, today),
    )


def _waits(says: BenefitRule, who: Who, today: date) -> str:
    """What she has to wait for before it gives anything, where that is known."""
    if who.since is None:
        return _("gives to who takes part in the fund")
    complete = benefits.waited(says, who.since)
    if complete > today:
        return _("for what happens from %(day)s on") % {"day": formats.day_short(complete)}
    if says.age and who.born is not None and whole_years(who.born, today) < says.age:
        return _("from the age of %(age)s on") % {"age": says.age}
    return ""


def _used(membership: Membership, offered: Sequence[Standing]) -> Mapping[str, Used]:
    """By clause, what standing claims of the group count: hers, or her house's where the limit is the house's. Two queries."""
    mine, house = membership.person.whole, _house(membership)
    families = {claims.family(membership.group_id, one.name): one for one in offered}
    rows = Occurrence.objects.filter(
        standing=True, claim__group=membership.group_id, person__in={mine, *house}, family__in=families
    )
    days: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for person, family, day, amount in rows.values_list("person", "family", "day", "amount"):
        one = families[family]
        if person == mine or (one.rule is not None and one.rule.parameters.per == Per.HOUSE):
            days[one.name].append((day, amount))
    return {one.name: claims.of_days(days[one.name]) for one in offered}


def _house(membership: Membership) -> set[UUID]:
    household = membership.person.household_id
    return {one.whole for one in Person.objects.filter(household=household)} if household else set()


def received(membership: Membership, year: int) -> int:
    """What the fund gave her in a calendar year, satang, by the days of its vouchers; one query."""
    paid = Claim.objects.filter(membership=membership).exclude(voucher=None)
    return sum(paid.filter(voucher__paid_at__year=year).values_list("amount", flat=True))
