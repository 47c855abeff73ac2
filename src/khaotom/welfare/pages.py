"""What the pages of the welfare fund show: composed from selectors, said in words, ready for a template."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from khaotom.bylaws import kinds
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.kernel import clock
from khaotom.people.models import Group, Membership
from khaotom.ui import formats
from khaotom.welfare import benefits, claims, lapses, said
from khaotom.welfare.benefits import Limit, Used, Who
from khaotom.welfare.clauses import BenefitRule, Unit
from khaotom.welfare.models import Claim

A_PAGE = 25
LONG_ENOUGH = 400
"""Days after a membership ended in which something may still be asked for it: after a death."""


@dataclass(frozen=True, slots=True)
class Fund:
    """The page of a group's welfare fund."""

    lacking: Sequence[Claim]
    waiting: Sequence[Claim]
    to_pay: Sequence[Claim]
    paid: "Page[Claim]"
    has_rules: bool
    silent: int  # whose part would have ended by rule

    @property
    def subjects(self) -> list[UUID]:
        """Whose claims are looked at."""
        shown: Iterable[Claim] = [*self.lacking, *self.waiting, *self.to_pay, *self.paid.object_list]
        return list(dict.fromkeys(one.membership.person_id for one in shown))


def fund(group: Group, asked: Mapping[str, str]) -> Fund:
    """What waits for a paper or the meeting, what is to be paid, and a page of what was paid."""
    every = claims.of_group(group.pk)
    standing = list(every.filter(voucher=None).exclude(state=Claim.State.WITHDRAWN).annotate(lacks=Q(claims.LACKING)))
    return Fund(
        lacking=[one for one in standing if one.lacks and one.state == Claim.State.GRANTED],
        waiting=[one for one in standing if one.state == Claim.State.MEETING],
        to_pay=[one for one in standing if one.state == Claim.State.GRANTED and not one.lacks],
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
    """What may be asked for: the benefits in force, what the meeting may decide, and what ended not long ago for what happened before."""
    today = clock.today()
    standing = bylaws.standings(group, today)
    wanted = [
        one for one in standing if one.rule is not None and one.name.partition("-")[0] in (claims.BENEFIT, claims.DISCRETION)
    ]
    return [(one.name, one.title) for one in wanted] + list(_ended(group, today))


def _ended(group: UUID, today: date) -> Iterator[tuple[str, str]]:
    """Benefits that ended so lately that something which happened under them may still be in time; the engine says whether it is."""
    for name, course in bylaws.courses_of(group, claims.BENEFIT).items():
        begun = [span for span in course.spans if span.start <= today]
        if len(begun) < 2 or begun[-1].rule is not None or begun[-2].rule is None:
            continue
        rule, ended = begun[-2].rule, begun[-1].start
        if today - ended <= timedelta(days=max(rule.parameters.claim_days, LONG_ENOUGH)):
            values = {"title": rule.title or kinds.title(name), "day": formats.day_short(ended - timedelta(days=1))}
            yield name, _("%(title)s (what happened up to %(day)s)") % values


def used(membership: Membership, clause: str, rule: Rule[BenefitRule], today: date) -> str:
    """What was used of the limit she stands in today, and what is left; nothing where there is none."""
    limit = standing_limit(rule.parameters, claims.who(membership), claims.used(membership, clause, rule), today)
    return said.used(limit, rule.parameters.unit) if limit else ""


def standing_limit(says: BenefitRule, who: Who, before: Used, today: date) -> Limit | None:
    """The limit of the span in which a day lies, as it stands before anything more is asked for."""
    span = benefits.span_of(says, today)
    if says.unit == Unit.BILL and who.since is not None:
        whole, spent = benefits.rate(says, benefits.years_in(who, today)), before.satang.get(span, 0)
    elif says.cap:
        whole, spent = says.cap, before.units.get(span, 0)
    else:
        return None
    return Limit(span, whole, spent, max(0, whole - spent))
