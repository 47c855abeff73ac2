"""What the pages of the welfare fund show: composed from selectors, said in words, ready for a template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock
from khaotom.people.models import Group, Membership
from khaotom.welfare import benefits, claims, lapses, said
from khaotom.welfare.benefits import Limit
from khaotom.welfare.clauses import BenefitRule, Unit
from khaotom.welfare.models import Claim

A_PAGE = 25
LONG_ENOUGH = 400
"""Days after a membership ended in which something may still be asked for it: after a death."""


@dataclass(frozen=True, slots=True)
class Fund:
    """The page of a group's welfare fund."""

    waiting: Sequence[Claim]
    to_pay: Sequence[Claim]
    paid: "Page[Claim]"
    has_rules: bool
    silent: int  # whose part would have ended by rule

    @property
    def subjects(self) -> list[UUID]:
        """Whose claims are looked at."""
        shown: Iterable[Claim] = [*self.waiting, *self.to_pay, *self.paid.object_list]
        return list(dict.fromkeys(one.membership.person_id for one in shown))


def fund(group: Group, asked: Mapping[str, str]) -> Fund:
    """What waits, what is to be paid, and a page of what was paid."""
    every = claims.of_group(group.pk)
    standing = list(every.filter(voucher=None).exclude(state=Claim.State.WITHDRAWN))
    return Fund(
        waiting=[one for one in standing if one.state == Claim.State.MEETING],
        to_pay=[one for one in standing if one.state == Claim.State.GRANTED],
        paid=Paginator(every.exclude(voucher=None), A_PAGE).get_page(asked.get("page")),
        has_rules=bool(clauses(group.pk)),
        silent=len(lapses.silent(group, clock.today())),
    )


def members(group: Group) -> QuerySet[Membership]:
    """For whom something may be asked: members, and those whose membership ended not long ago."""
    lately = clock.today() - timedelta(days=LONG_ENOUGH)
    open_or_lately = Q(ended_on=None) | Q(ended_on__gte=lately)
    return Membership.objects.filter(open_or_lately, group=group).select_related("person").order_by("number_order")


def clauses(group: UUID) -> list[tuple[str, str]]:
    """What may be asked for: the benefits in force, and what the meeting may decide."""
    standing = bylaws.standings(group, clock.today())
    wanted = [
        one for one in standing if one.rule is not None and one.name.partition("-")[0] in (claims.BENEFIT, claims.DISCRETION)
    ]
    return [(one.name, one.title) for one in wanted]


def left(membership: Membership, clause: str, rule: Rule[BenefitRule], today: date) -> str:
    """What is left of the limit she stands in today; nothing where there is none."""
    says = rule.parameters
    before = claims.used(membership, clause, rule)
    who = claims.who(membership)
    span = benefits.span_of(says, today)
    if says.unit == Unit.BILL and who.since is not None:
        whole = benefits.rate(says, benefits.years_in(who, today))
        used = before.satang.get(span, 0)
    elif says.cap:
        whole, used = says.cap, before.units.get(span, 0)
    else:
        return ""
    return said.left(Limit(span, whole, used, max(0, whole - used)), says.unit)
