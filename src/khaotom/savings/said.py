"""A trace in words: what is asked for, why, and by which clause; whole sentences, made at showing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khaotom.bylaws import words as bylaws
from khaotom.bylaws.selectors import Rule
from khaotom.meetings.models import Resolution
from khaotom.people.models import Group
from khaotom.savings import words
from khaotom.savings.beside import Cited, Reason
from khaotom.savings.clauses import FineRule
from khaotom.savings.rules import Divided, Promise
from khaotom.savings.traces import Trace, Why
from khaotom.ui import formats


def pledge_of(months: Sequence[int]) -> str:
    """ "สัจจะ มิ.ย. 62"."""
    return _("Pledge %(month)s") % {"month": words.span(months)}


def fine_of(months: Sequence[int]) -> str:
    """ "ค่าปรับ มี.ค. 62"."""
    return _("Fine for %(month)s") % {"month": words.span(months)}


def fee_of(_months: Sequence[int]) -> str:
    """ "ค่าแรกเข้า"."""
    return _("Entry fee")


def span(trace: Trace[Any]) -> range:
    """The months of a trace."""
    return range(trace.month, trace.last + 1)


def cited(group: Group, kind: str, rule: Rule[Any]) -> Cited:
    """The version of the clause, what it says, and the page on which it stands with those before and after it."""
    url = reverse("bylaws:history", kwargs={"slug": group.slug, "kind": kind})
    return Cited(bylaws.held(rule.clause, rule.since), bylaws.sentence(kind, rule.parameters), url)


def before(trace: Trace[Any]) -> str:
    """ "จ่ายแล้ว 4 บาท เหลือ 6 บาท"; nothing where nothing was paid of it."""
    if trace.paid <= 0 or not trace.left:
        return ""
    named = {"paid": formats.baht(trace.paid), "left": formats.baht(trace.left)}
    return _("%(paid)s baht of it were paid, %(left)s baht are left.") % named


def _sum(trace: Trace[Any]) -> dict[str, object]:
    return {"total": formats.baht(trace.asked), "rate": formats.baht(trace.rate), "units": trace.units}


def pledge(trace: Trace[Promise]) -> Reason:
    """Months of a pledge that are asked for, as it was promised."""
    named = _sum(trace) | {"since": formats.month_short(trace.rule[0])}
    if trace.units == 1:
        because = _("%(total)s baht, as promised for each month from %(since)s on.") % named
    else:
        because = _("%(total)s baht: %(rate)s baht × %(units)s months, as promised for each month from %(since)s on.") % named
    return Reason(pledge_of(span(trace)), trace.left, because, before=before(trace))


def rest(trace: Trace[Promise], resolution: Resolution | None) -> Reason:
    """Months the meeting let her rest."""
    what = _("Rest %(month)s") % {"month": words.span(span(trace))}
    if resolution is None:
        return Reason(what, 0, _("The pledge rests: nothing is asked for, and nothing is fined."))
    sentence = _("The meeting let the pledge rest, by %(basis)s: nothing is asked for, and nothing is fined.")
    return Reason(what, 0, sentence % {"basis": _basis(resolution)})


def _basis(resolution: Resolution) -> str:
    return bylaws.basis(bylaws.RESOLUTION, resolution.number, resolution.meeting.date)


def fine(trace: Trace[Rule[FineRule] | None], on: date, group: Group) -> Reason:
    """A fine that is asked for; ``on`` is the day that was closed without the month's pledge."""
    if trace.units == 1:
        because = _("%(total)s baht, because the pledge of that month was not whole on %(day)s.")
    else:
        because = _("%(total)s baht: %(rate)s baht × %(units)s months, because the pledge of none of them was whole on its day.")
    named = _sum(trace) | {"day": formats.day_short(on)}
    of_rule = cited(group, "fine", trace.rule) if trace.rule is not None else None
    return Reason(fine_of(span(trace)), trace.left, because % named, of_rule, before=before(trace))


def no_fine(trace: Trace[Rule[FineRule] | None], resolution: Resolution | None, group: Group) -> Reason:
    """A missed month that is not fined, and why."""
    what = _("No fine for %(month)s") % {"month": words.span(span(trace))}
    if trace.rule is None:
        return Reason(what, 0, _("The group had no rule of fines then."))
    because = _run_on(trace, trace.rule) if trace.why == Why.RUN_ON else _let_off(trace, resolution)
    return Reason(what, 0, because, cited(group, "fine", trace.rule))


def _run_on(trace: Trace[Any], rule: Rule[FineRule]) -> str:
    named = {"run": trace.run, "most": rule.parameters.in_a_row}
    if trace.last == trace.month:
        return _("It is month number %(run)s missed in a row; at most %(most)s in a row are fined.") % named
    return _("From month number %(run)s missed in a row on there is no fine; at most %(most)s in a row are fined.") % named


def _let_off(trace: Trace[Any], resolution: Resolution | None) -> str:
    named = {"rate": formats.baht(trace.rate), "basis": _basis(resolution) if resolution else ""}
    if resolution is None:
        return _("The fine of %(rate)s baht was let off.") % named
    return _("The meeting let off the fine of %(rate)s baht, by %(basis)s.") % named


def divided(parts: Divided) -> str:
    """Where the two parts of a pledge payment went."""
    named = {"saved": formats.baht(parts.saved), "given": formats.baht(parts.given)}
    return _("Divided: %(saved)s baht are saved, %(given)s baht go to the welfare fund.") % named


def joined() -> str:
    """Why there is an entry fee."""
    return _("Paid once, on joining.")
