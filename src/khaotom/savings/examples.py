"""The worked examples of the rules of saving: made from the draft's own numbers, worked out by the engine, read to the assembly."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Example
from khaotom.savings import rules
from khaotom.savings.clauses import ErrandRule, FineRule, PledgeRule
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
