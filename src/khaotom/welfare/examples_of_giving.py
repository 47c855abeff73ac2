"""The worked examples of what is given to the fund, by members and by others: worked out by the engine, read to the assembly."""

from calendar import isleap
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.kernel import months
from khaotom.ui import formats
from khaotom.welfare import leaving, matching, rhythms
from khaotom.welfare.clauses import Collected, ContributionRule, Each, MatchingRule
from khaotom.welfare.rhythms import Part

GIVEN_IN_A_YEAR = 10_000_00


def of_contribution(says: ContributionRule, before: ContributionRule | None, start: date) -> Sequence[Example]:
    """A year of it, what falls due together, what is behind, 29 February, the end of a part, what goes back on leaving, and the months around the change."""
    makers = (_year_given, _leap_year, _together, _midway, _behind, _ended, _left)
    made = [example for make in makers if (example := make(says, start)) is not None]
    return [*made, *([_around_the_change(says, before, start)] if before is not None else [])]


def _january(start: date, *, leap: bool = False) -> int:
    """The January of the first year after the draft begins that has 29 February, or has not."""
    year = next(year for year in range(start.year + 1, start.year + 10) if isleap(year) == leap)
    return months.of(date(year, 1, 1))


def _year_given(says: ContributionRule, start: date) -> Example:
    year = rhythms.a_year(says, months.first_day(_january(start)).year)
    named = {"amount": formats.baht(says.amount), "year": formats.baht(year)}
    if says.each == Each.DAY:
        return Example("year", (says.amount, year), _("Aunt Nu gives %(amount)s baht a day: in a year %(year)s baht.") % named)
    return Example("year", (says.amount, year), _("Aunt Nu gives %(amount)s baht each month: in a year %(year)s baht.") % named)


def _leap_year(says: ContributionRule, start: date) -> Example | None:
    if says.each != Each.DAY:
        return None
    first = _january(start, leap=True)
    year = rhythms.a_year(says, months.first_day(first).year)
    named = {"day": formats.day_short(months.last_day(first + 1)), "year": formats.baht(year)}
    return Example("leap", (year,), _("In the year in which there is a %(day)s it is %(year)s baht.") % named)


def _together(says: ContributionRule, start: date) -> Example | None:
    if says.collected == Collected.MONTH:
        return None
    part = rhythms.part_of(says, _january(start))
    named = {
        "month": formats.month_short(part.month),
        "last": formats.month_short(part.last),
        "amount": formats.baht(part.amount),
    }
    sentence = _("In %(month)s Aunt Nu gives %(amount)s baht, for all months through %(last)s.") % named
    return Example("together", (part.month, part.last, part.amount), sentence)


def _midway(says: ContributionRule, start: date) -> Example | None:
    """Who begins when the others have given already."""
    if says.collected == Collected.MONTH:
        return None
    part = rhythms.part_of(says, _january(start) + 1)
    named = {
        "month": formats.month_short(part.month),
        "last": formats.month_short(part.last),
        "amount": formats.baht(part.amount),
    }
    sentence = _("Uncle Juan takes part from %(month)s on: he gives %(amount)s baht, for the months through %(last)s.") % named
    return Example("midway", (part.month, part.last, part.amount), sentence)


def _behind(says: ContributionRule, start: date) -> Example | None:
    if says.collected != Collected.MONTH:
        return None
    first = _january(start) + 4
    behind = sum(rhythms.part_of(says, month).amount for month in (first, first + 1))
    named = {"behind": formats.baht(behind)}
    if says.each == Each.DAY:
        named |= {"first": formats.month_short(first), "second": formats.month_short(first + 1)}
        sentence = _("Uncle Him gives nothing for %(first)s and %(second)s: he is %(behind)s baht behind.") % named
    else:
        sentence = _("Uncle Him gives nothing for two months: he is %(behind)s baht behind.") % named
    return Example("behind", (says.amount, behind), sentence)


def _ended(says: ContributionRule, start: date) -> Example | None:
    """The month before the last one that is waited, and the day on which a part ends."""
    if not says.lapse:
        return None
    first = _january(start)
    last = first + says.lapse - 1
    named = {
        "first": formats.month_short(first),
        "last": formats.month_short(last),
        "day": formats.day_short(months.first_day(last + 1)),
    }
    sentence = _(
        "Uncle Him gives nothing from %(first)s through %(last)s: from %(day)s on he may be out of the fund. Had he given for %(last)s, he"
        " would still be in it."
    )
    return Example("ended", (first, last), sentence % named)


def _left(says: ContributionRule, start: date) -> Example | None:
    """A year's giving, and what of it goes back to who leaves then."""
    if not says.back:
        return None
    gave = rhythms.a_year(says, months.first_day(_january(start)).year)
    named = {"gave": formats.baht(gave), "back": formats.baht(leaving.part(gave, says.back))}
    sentence = _("Aunt Nu gave %(gave)s baht in a year and leaves the fund: %(back)s baht are paid back to her.") % named
    return Example("left", (gave, says.back), sentence)


def _around_the_change(says: ContributionRule, before: ContributionRule, start: date) -> Example:
    """The last part by the old rule, and the first by the new one."""
    month = months.of(start)
    course = rhythms.steps([(months.first_day(month - 24), before), (start, says)])
    every = rhythms.parts(course, month - month % 12 - 12, through=month + 13)
    changed = course[1][0]
    new = next(part for part in every if part.month >= changed)
    old = next(part for part in reversed(every) if part.month < changed)
    named = {
        "old_months": _months(old),
        "old": formats.baht(old.amount),
        "new_months": _months(new),
        "new": formats.baht(new.amount),
    }
    sentence = _("For %(old_months)s Aunt Nu gives %(old)s baht, for %(new_months)s %(new)s baht.") % named
    return Example("change", (old.month, old.last, old.amount, new.month, new.last, new.amount), sentence)


def _months(part: Part) -> str:
    first, last = formats.month_short(part.month), formats.month_short(part.last)
    return first if part.month == part.last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def of_matching(says: MatchingRule, _before: MatchingRule | None, _start: date) -> Sequence[Example]:
    """A year's gifts in round numbers, and what is asked of each."""
    local, state = (matching.expected(says, source, GIVEN_IN_A_YEAR) for source in matching.Source.values)
    named = {"given": formats.baht(GIVEN_IN_A_YEAR), "local": formats.baht(local), "state": formats.baht(state)}
    sentence = _(
        "Members gave %(given)s baht for a year: the local authority is asked for %(local)s baht, the state for %(state)s baht."
    )
    return [Example("asked", (GIVEN_IN_A_YEAR, local, state), sentence % named)]
