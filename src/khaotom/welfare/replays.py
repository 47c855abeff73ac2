"""The last twelve months under a draft: what the fund would have given, what members would have given to it."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.kinds import Replay, parted
from khaotom.bylaws.selectors import Course, Rule, Span
from khaotom.kernel.ids import uuid7
from khaotom.welfare import benefits, claims, rhythms
from khaotom.welfare.clauses import BenefitRule, ContributionRule
from khaotom.welfare.models import Claim, Joining

A_YEAR = timedelta(days=365)


def of_benefit(group: UUID, name: str, says: BenefitRule, until: date) -> Replay:
    """Each claim of the year once more, as if the draft had always held; a person's own claims count towards her limit in turn."""
    slot = parted(name)[1]
    rows = Claim.objects.filter(group=group, clause__slot=slot, asked_on__gt=until - A_YEAR, asked_on__lte=until)
    standing = rows.exclude(state=Claim.State.WITHDRAWN).select_related("membership__person").order_by("asked_on", "pk")
    course = Course([Span(date.min, None, Rule(says, "", uuid7(), date.min, ""))])
    before = after = gain = lose = many = 0
    counted: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    for claim in standing:
        event = claims.event_of(claim)
        person = claim.membership.person.whole
        used = claims.of_days(counted[person])
        out = benefits.evaluate(course, event, claims.who(claim.membership), used, asked_on=claim.asked_on)
        counted[person] += claims.counted(out, event)
        before, after, many = before + claim.amount, after + out.amount, many + 1
        gain, lose = gain + (out.amount > claim.amount), lose + (out.amount < claim.amount)
    return Replay(before, after, gain, lose, many)


def of_contribution(group: UUID, name: str, says: ContributionRule, until: date) -> Replay:
    """What those who take part today give in a year, by the rule as it is and by the draft."""
    many = Joining.objects.filter(membership__group=group, membership__ended_on=None, until_month=None).count()
    now = bylaws.one(group, name, until)
    before = many * rhythms.a_year(now.parameters, until.year) if now else 0
    after = many * rhythms.a_year(says, until.year)
    return Replay(before, after, gain=many if after < before else 0, lose=many if after > before else 0, many=many)
