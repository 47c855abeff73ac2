"""What a passbook's lines are called on screen."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from khaotom.ledger import chart
from khaotom.savings.passbook import PassbookLine
from khaotom.ui import formats


def what(line: PassbookLine) -> str:
    """The slip and the months it paid; for what rests on no slip, what kind of entry it is."""
    said = [line.slip or str(chart.kinds[line.kind].name)]
    return " · ".join(said + ([span(line.months)] if line.months and line.corrects is None else []))


def span(of: Sequence[int]) -> str:
    """Months in a row as the first and the last, others one by one."""
    if len(of) > 1 and of[-1] - of[0] == len(of) - 1:
        return f"{formats.month_short(of[0])} – {formats.month_short(of[-1])}"
    return ", ".join(formats.month_short(month) for month in of)


def why(line: PassbookLine) -> str:
    """Of a line that was wrong, which entry took it back; of that entry, which one it takes back; of both, why."""
    if line.corrected_by is None and line.corrects is None:
        return ""
    facts = {"entry": line.corrected_by or line.corrects, "reason": str(chart.reasons[line.reason])}
    if line.corrected_by is not None:
        return _("Corrected by entry %(entry)s: %(reason)s") % facts
    return _("Takes back entry %(entry)s: %(reason)s") % facts
