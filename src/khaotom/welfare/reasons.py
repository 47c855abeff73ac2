"""Why a member is asked for her contributions: the rule of each part, how many months or days, and what was given of it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from khaotom.bylaws.selectors import Rule
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Group, Membership
from khaotom.savings import beside
from khaotom.savings import said as savings
from khaotom.savings import words as months
from khaotom.savings.beside import Explained, Reason
from khaotom.savings.traces import Trace, together
from khaotom.ui import formats
from khaotom.welfare import chart, selectors
from khaotom.welfare.clauses import ContributionRule
from khaotom.welfare.rhythms import Why
from khaotom.welfare.selectors import CONTRIBUTION


def asked(membership: Membership, on: date) -> list[Reason]:
    """What she owes the fund through the month; nothing for who takes no part. Four queries."""
    book = ledger.book_id(membership.group_id)
    found = selectors.given(group=membership.group_id, book=book, memberships=[membership.pk], on=on)
    due = [one for one in found.traces(membership.pk) if one.left] if found else []
    return [_reason(one, membership.group) for one in together(due)]


def _reason(trace: Trace[Rule[ContributionRule]], group: Group) -> Reason:
    cited = savings.cited(group, CONTRIBUTION, trace.rule)
    return Reason(contribution_of(savings.span(trace)), trace.left, why(trace), cited, savings.before(trace))


def contribution_of(of: Sequence[int]) -> str:
    """ "สวัสดิการ มิ.ย. 62"."""
    return _("Welfare %(month)s") % {"month": months.span(of)}


def why(trace: Trace[Rule[ContributionRule]]) -> str:
    """ "366 บาท: วันละ 1 บาท × 366 วัน นับวันที่ 29 ก.พ. ด้วย"."""
    named = {"total": formats.baht(trace.asked), "rate": formats.baht(trace.rate), "units": trace.units}
    if trace.why == Why.MONTHS:
        return (
            _("%(rate)s baht a month.") if trace.units == 1 else _("%(total)s baht: %(rate)s baht a month × %(units)s months.")
        ) % named
    return {
        Why.DAYS: _("%(total)s baht: %(rate)s baht a day × %(units)s days."),
        Why.DAYS_OF_LEAP_YEAR: _("%(total)s baht: %(rate)s baht a day × %(units)s days, 29 February too."),
        Why.DAYS_WITHOUT_29TH: _("%(total)s baht: %(rate)s baht a day × %(units)s days; 29 February costs nothing."),
    }[Why(trace.why)] % named


def register() -> None:
    """Make known what the fund asks for."""
    beside.reasons.register("welfare", Explained(asked, {chart.CONTRIBUTIONS: contribution_of}))
