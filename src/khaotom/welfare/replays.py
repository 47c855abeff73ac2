"""The last twelve months under a draft: what the fund would have given, what members would have given to it, what others are asked to add."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Compared, Replay, Year, parted
from khaotom.bylaws.kinds import Unit as Counted
from khaotom.bylaws.selectors import Course, Rule, Span
from khaotom.kernel.ids import uuid7
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Line
from khaotom.welfare import benefits, chart, claims, lapses, matching, rhythms
from khaotom.welfare.benefits import Who
from khaotom.welfare.claims import DISCRETION
from khaotom.welfare.clauses import BenefitRule, ContributionRule, DiscretionRule, MatchingRule, Per
from khaotom.welfare.models import Claim, Joining

T = TypeVar("T")


def of_benefit(year: Year, now: BenefitRule | None, says: BenefitRule) -> Replay:
    """Each claim once more as if the rule had always held, those before the year for what they leave of the limits; three queries."""
    kind, slot = parted(year.name)
    rows = Claim.objects.filter(group=year.group, clause__kind=kind, clause__slot=slot, asked_on__lte=year.last)
    asked = list(
        rows.exclude(state=Claim.State.WITHDRAWN).select_related("membership__person", "clause").order_by("asked_on", "pk")
    )
    asking = claims.whos(year.group, {one.membership_id: one.membership for one in asked}.values()) if asked else {}
    was, would = _given(asked, asking, now), _given(asked, asking, says)
    of_year = [at for at, claim in enumerate(asked) if claim.asked_on > year.before]
    return Replay(
        _("Every claim of the last twelve months is worked out once more."),
        len(of_year),
        [_money(_("Given by the fund"), sum(was[at] for at in of_year), sum(would[at] for at in of_year))],
        gain=sum(would[at] > was[at] for at in of_year),
        lose=sum(would[at] < was[at] for at in of_year),
    )


def _given(asked: Sequence[Claim], asking: dict[UUID, Who], rule: BenefitRule | None) -> list[int]:
    """What each claim brings; the days that were counted for a person, or for her house, count towards the limit of what follows."""
    if rule is None:
        return [0] * len(asked)
    course = _always(rule)
    counted: dict[object, list[tuple[date, int]]] = defaultdict(list)
    found = []
    for claim in asked:
        event, person = claims.event_of(claim), claim.membership.person
        whose = person.household_id if rule.per == Per.HOUSE and person.household_id else person.whole
        used = claims.of_days(counted[whose])
        out = benefits.evaluate(course, event, asking[claim.membership_id], used, asked_on=claim.asked_on)
        counted[whose] += claims.counted(out, event)
        found.append(out.amount)
    return found


def _always(rule: T) -> Course[T]:
    return Course([Span(date.min, None, Rule(rule, "", uuid7(), date.min, ""))])


def of_contribution(year: Year, now: ContributionRule | None, says: ContributionRule) -> Replay:
    """What those who take part today give in a year, and whose part would have ended; seven queries at most."""
    rows = Joining.objects.filter(membership__group=year.group, membership__ended_on=None, until_month=None)
    joined = dict(rows.values_list("membership", "from_month"))
    many = len(joined)

    def told(rule: ContributionRule | None) -> tuple[int, int]:
        if rule is None:
            return 0, 0
        ended = lapses.ending(year.group, _always(rule), joined, year.last) if rule.lapse else {}
        return many * rhythms.a_year(rule, year.last.year), len(ended)

    (before, ended), (after, would_end) = told(now), told(says)
    return Replay(
        _(
            "All who take part today are counted as if each gave for the whole year, and whoever gave nothing for long by each rule."
        ),
        many,
        [
            _money(_("Given to the fund in a year"), before, after),
            Compared(_("Members whose part in the fund could be ended"), ended, would_end, Counted.PEOPLE),
        ],
        gain=many if after < before else 0,
        lose=many if after > before else 0,
    )


def of_discretion(year: Year, now: DiscretionRule | None, says: DiscretionRule) -> Replay:
    """What the meeting gave where no rule spoke, within the limit; one query."""
    rows = Claim.objects.filter(group=year.group, clause__kind=DISCRETION, **year.within("asked_on"))
    given = list(rows.exclude(state=Claim.State.WITHDRAWN).values_list("amount", flat=True))
    was, would = ([min(amount, rule.limit if rule else 0) for amount in given] for rule in (now, says))
    above = [sum(amount > rule.limit for amount in given) if rule else 0 for rule in (now, says)]
    return Replay(
        _("What the meeting gave in the last twelve months is held against the limit."),
        len(given),
        [
            _money(_("Given by the meeting, within the limit"), sum(was), sum(would)),
            Compared(_("Times it was more than the limit"), above[0], above[1], Counted.PEOPLE),
        ],
        gain=sum(after > before for before, after in zip(was, would, strict=True)),
        lose=sum(after < before for before, after in zip(was, would, strict=True)),
    )


def of_matching(year: Year, now: MatchingRule | None, says: MatchingRule) -> Replay:
    """What is asked for what members gave for the twelve months that ended; two queries."""
    book = ledger.book_id(year.group)
    lines = Line.objects.filter(
        account__book=book, account__code__in=chart.GIVEN, for_month__gte=year.ended[0], for_month__lte=year.ended[-1]
    )
    given = -(lines.aggregate(total=Sum("amount"))["total"] or 0)

    def told(source: str, rule: MatchingRule | None) -> int:
        return matching.expected(rule, source, given) if rule else 0

    labels = (
        (_("Asked of the local authority"), matching.Source.LOCAL),
        (_("Asked of the state"), matching.Source.STATE),
    )
    return Replay(
        _("What members gave to the fund for the twelve months that ended is multiplied by the shares."),
        given,
        [_money(what, told(source, now), told(source, says)) for what, source in labels],
    )


def _money(what: str, before: int, after: int) -> Compared:
    return Compared(what, before, after, Counted.SATANG)
