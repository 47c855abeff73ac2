"""The worked examples of the rules of saving: made from the draft's own numbers, worked out by the engine, read to the assembly."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.kernel import months
from khaotom.savings import rules
from khaotom.savings.clauses import EntryFee, ErrandRule, Examples, FineRule, PledgeRule, SplitRule
from khaotom.ui import formats


def of_pledge(says: PledgeRule, _before: PledgeRule | None, _start: date) -> Sequence[Example]:
    """One step too much, something between the steps, and one month too long a pause."""
    above, longer = says.highest + says.step, says.pause + 1
    named = {"typed": formats.baht(above), "highest": formats.baht(says.highest)}
    made = [
        Example(
            "above",
            (above, says.highest),
            _("Aunt Nu would promise %(typed)s baht a month: too much, the most is %(highest)s.") % named,
        )
    ]
    if says.step > 100 and says.lowest < says.highest:
        between = says.lowest + says.step // 200 * 100
        named = {"typed": formats.baht(between), "low": formats.baht(says.lowest), "high": formats.baht(says.lowest + says.step)}
        sentence = _("Uncle Juan would promise %(typed)s baht a month: it is %(low)s or %(high)s, nothing in between.") % named
        made.append(Example("between", (between, says.lowest, says.step), sentence))
    sentence = _("Uncle Him would pause for %(months)s months: not at once, %(longest)s at most.")
    made.append(Example("pause", (longer, says.pause), sentence % {"months": longer, "longest": says.pause}))
    return made


def of_fine(says: FineRule, _before: FineRule | None, _start: date) -> Sequence[Example]:
    """One month, and a run of months longer than is fined."""
    return [_missed(says, 1), _missed(says, says.in_a_row + 2)]


def _missed(says: FineRule, many: int) -> Example:
    owed = rules.fines_owed(dict.fromkeys(range(many), says), (), {})
    amount = sum(one.amount for one in owed)
    named = {"missed": many, "fined": len(owed), "amount": formats.baht(amount)}
    if many == 1:
        return Example("once", (amount,), _("Aunt Nu misses one month: she is fined %(amount)s baht.") % named)
    sentence = _("Aunt Nu misses %(missed)s months in a row: %(fined)s are fined, %(amount)s baht in all.")
    return Example("in_a_row", (many, len(owed), amount), sentence % named)


def of_errand(says: ErrandRule, _before: ErrandRule | None, _start: date) -> Sequence[Example]:
    """The month in which somebody goes."""
    named = {"months": says.after, "days": says.days}
    sentence = _("Aunt Nu has not come to pay %(months)s times in a row: within %(days)s days somebody goes and asks how she is.")
    return [Example("goes", (says.after, says.days), sentence % named)]


def of_entry_fee(says: EntryFee, before: EntryFee | None, start: date) -> Sequence[Example]:
    """Who joins on the last day of what was before, who on the first of the draft, and who joined long ago."""
    old, eve = before.amount if before else 0, start - timedelta(days=1)
    named = {
        "eve": formats.day_short(eve),
        "old": formats.baht(old),
        "day": formats.day_short(start),
        "amount": formats.baht(says.amount),
    }
    change = _("Aunt Nu joins on %(eve)s: she pays %(old)s baht. Uncle Juan joins on %(day)s: he pays %(amount)s baht.") % named
    member = _("Uncle Him has been a member for years: nothing more is asked of him.")
    return [
        Example("change", (start.isoformat(), old, says.amount), change),
        Example("member", (), member),
    ]


BAHT_100 = 100_00
BAHT_55_25 = 55_25


def of_split(says: SplitRule, before: SplitRule | None, start: date) -> Sequence[Example]:
    """A round sum and one with satang, the evening before the change and the evening after it, and a month paid late."""
    made = [_divided("divided", says, BAHT_100), _divided("satang", says, BAHT_55_25)]
    eve = start - timedelta(days=1)
    old, new = (_to_welfare(rule, BAHT_100) for rule in (before, says))
    named = {
        "amount": formats.baht(BAHT_100),
        "eve": formats.day_short(eve),
        "old": formats.baht(old),
        "day": formats.day_short(start),
        "new": formats.baht(new),
    }
    change = _(
        "Of %(amount)s baht paid on %(eve)s %(old)s baht go to the welfare fund; of %(amount)s baht paid on %(day)s it is %(new)s baht."
    )
    late = _(
        "Uncle Juan pays on %(day)s what he should have paid the month before: it is divided by the rule of the day he pays."
    )
    made.append(Example("change", (start.isoformat(), old, new), change % named))
    made.append(Example("late", (start.isoformat(), new), late % named))
    return [*made, *([_ended(says, start)] if says.lapse else [])]


def _ended(says: SplitRule, start: date) -> Example:
    """As many months without anything as the rule waits, and one satang that would have been enough."""
    first = months.of(date(start.year + 1, 1, 1))
    last = first + says.lapse - 1
    named = {
        "first": formats.month_short(first),
        "last": formats.month_short(last),
        "day": formats.day_short(months.first_day(last + 1)),
    }
    sentence = _(
        "Uncle Him pays nothing of his pledge from %(first)s through %(last)s: from %(day)s on he may be out of the welfare fund. Had he"
        " paid part of one of these months, or rested with the meeting's leave, he would still be in it."
    )
    return Example("ended", (first, last), sentence % named)


def _divided(code: str, says: SplitRule, amount: int) -> Example:
    given = _to_welfare(says, amount)
    named = {"amount": formats.baht(amount), "kept": formats.baht(amount - given), "given": formats.baht(given)}
    sentence = _(
        "Aunt Nu pays %(amount)s baht: %(kept)s are her own savings, %(given)s go to the welfare fund and are not given back."
    )
    return Example(code, (amount, given), sentence % named)


def _to_welfare(rule: SplitRule | None, amount: int) -> int:
    return rules.divided(amount, rule.welfare).given if rule else 0


BY_KIND: Mapping[str, Examples] = {
    "pledge": of_pledge,
    "entry_fee": of_entry_fee,
    "fine": of_fine,
    "errand": of_errand,
    "payment_split": of_split,
}
