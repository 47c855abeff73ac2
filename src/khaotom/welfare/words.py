"""How a benefit is said: its rule in plain sentences, and what is counted."""

from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khaotom.ui import formats

if TYPE_CHECKING:
    from khaotom.welfare.clauses import BenefitRule, CareDutyRule, ContributionRule, DiscretionRule, MatchingRule

EACH = (("month", gettext_lazy("for each month")), ("day", gettext_lazy("for each day")))
COLLECTED = (
    ("month", gettext_lazy("every month")),
    ("quarter", gettext_lazy("every three months together")),
    ("year", gettext_lazy("a whole year together")),
)
LEAP = (("counted", gettext_lazy("costs a day like any other")), ("free", gettext_lazy("costs nothing")))
UNITS = (
    ("event", gettext_lazy("each time it happens")),
    ("night", gettext_lazy("for each night")),
    ("bill", gettext_lazy("as much as the bill says, up to a limit")),
)
PERIODS = (
    ("calendar", gettext_lazy("from January to December")),
    ("fiscal", gettext_lazy("from October to September")),
    ("life", gettext_lazy("for a whole life")),
)
PER = (("person", gettext_lazy("each member's")), ("house", gettext_lazy("the whole house's together")))
MONTHS = (
    ("0", gettext_lazy("any month")),
    *((str(number), lazy(formats.month_name, str)(number)) for number in range(1, 13)),
)
ACROSS = (
    ("each", gettext_lazy("each night is counted by the rule of that night")),
    ("first", gettext_lazy("the whole stay is counted by the rule of its first night")),
)
EVIDENCE = (
    ("none", gettext_lazy("nothing")),
    ("birth", gettext_lazy("birth certificate")),
    ("medical", gettext_lazy("the hospital's certificate or appointment paper")),
    ("receipt", gettext_lazy("receipt")),
    ("photo", gettext_lazy("photo")),
    ("register", gettext_lazy("the register of members")),
    ("death", gettext_lazy("death certificate")),
)
VISITORS = (
    ("committee", gettext_lazy("the committee")),
    ("volunteers", gettext_lazy("the volunteers of the care team")),
    ("neighbours", gettext_lazy("the neighbours")),
)
AGREED = (
    ("committee", gettext_lazy("the committee, as the rule says")),
    ("meeting", gettext_lazy("the meeting, by resolution")),
)


def evidence(kind: str) -> str:
    """What is to be shown: "ใบรับรองแพทย์"."""
    return str(dict(EVIDENCE).get(kind, ""))


def benefit(rule: "BenefitRule") -> str:
    """The whole rule, a short sentence a condition."""
    return " ".join(sentence for sentence in (_given(rule), *_steps(rule), _limit(rule), *_conditions(rule)) if sentence)


def _given(rule: "BenefitRule") -> str:
    amount = {"amount": formats.baht(rule.amount)}
    if rule.unit == "night":
        return _("%(amount)s baht a night.") % amount
    if rule.unit == "bill":
        return _("What the bill says, up to %(amount)s baht in a period.") % amount
    return _("%(amount)s baht each time.") % amount


def _steps(rule: "BenefitRule") -> list[str]:
    return [
        ngettext("From %(years)s full year on: %(amount)s baht.", "From %(years)s full years on: %(amount)s baht.", years)
        % {"years": years, "amount": formats.baht(amount)}
        for years, amount in rule.steps
    ]


def _limit(rule: "BenefitRule") -> str:
    if not rule.cap:
        return ""
    said = {"cap": rule.cap}
    nights, house = rule.unit == "night", rule.per == "house"
    if rule.period == "life":
        return _("At most %(cap)s times in a life.") % said
    if rule.period == "fiscal":
        if nights:
            return _("At most %(cap)s nights from October to September.") % said
        return _("At most %(cap)s times from October to September.") % said
    if nights:
        return _("At most %(cap)s nights in a calendar year.") % said
    if house:
        return _("At most %(cap)s times a house in a calendar year.") % said
    return _("At most %(cap)s times in a calendar year.") % said


def _conditions(rule: "BenefitRule") -> list[str]:
    said = []
    if rule.wait_days:
        said.append(_("After giving to the fund for %(days)s days.") % {"days": rule.wait_days})
    if rule.wait_years:
        said.append(_("After %(years)s full years in the fund.") % {"years": rule.wait_years})
    if rule.age:
        said.append(_("From the age of %(age)s.") % {"age": rule.age})
    if rule.month != "0":
        said.append(_("Only in %(month)s.") % {"month": formats.month_name(int(rule.month))})
    if rule.claim_days:
        said.append(_("To be asked for within %(days)s days.") % {"days": rule.claim_days})
    if rule.evidence not in ("none", "register"):
        said.append(_("To be shown: %(what)s.") % {"what": evidence(rule.evidence)})
    if rule.unit == "night":
        said.append(_each_night() if rule.across == "each" else _first_night())
    return said


def _each_night() -> str:
    return _("If the rule changes during a stay, each night is counted by the rule of that night.")


def _first_night() -> str:
    return _("If the rule changes during a stay, the whole stay is counted by the rule of its first night.")


def contribution(rule: "ContributionRule") -> str:
    """A sentence, and another where somebody's part may end."""
    lapse = ngettext(
        "Who gives nothing for %(months)s month: the committee goes and asks, and then her part may end.",
        "Who gives nothing for %(months)s months in a row: the committee goes and asks, and then her part may end.",
        rule.lapse,
    ) % {"months": rule.lapse}
    return f"{_gives(rule)} {lapse}" if rule.lapse else _gives(rule)


def _paid_back(rule: "ContributionRule") -> str:
    if not rule.back:
        return _("It is given, not saved: it is not lent and not paid back.")
    return _("It is never lent. Who leaves the fund is paid back %(percent)s percent of what she gave.") % {"percent": rule.back}


def _gives(rule: "ContributionRule") -> str:
    amount = {"amount": formats.baht(rule.amount)}
    said = {
        ("month", "month"): _(
            "Who takes part in the welfare fund gives %(amount)s baht a month. It is given, not saved: it is not lent and not paid back."
        )
        if not rule.back
        else _("Who takes part in the welfare fund gives %(amount)s baht a month."),
        ("month", "quarter"): _(
            "Who takes part in the welfare fund gives %(amount)s baht a month, three months together in January, April, July and October."
        ),
        ("month", "year"): _(
            "Who takes part in the welfare fund gives %(amount)s baht a month, the whole year together in January."
        ),
        ("day", "month"): _("Who takes part in the welfare fund gives %(amount)s baht a day, every month by its days."),
        ("day", "quarter"): _(
            "Who takes part in the welfare fund gives %(amount)s baht a day, three months together in January, April, July and October."
        ),
        ("day", "year"): _("Who takes part in the welfare fund gives %(amount)s baht a day, the whole year together in January."),
    }[rule.each, rule.collected] % amount
    if (rule.each, rule.collected) == ("month", "month") and not rule.back:
        return said
    leap = [_("29 February costs nothing.")] if (rule.each, rule.leap) == ("day", "free") else []
    return " ".join([said, *leap, _paid_back(rule)])


def discretion(rule: "DiscretionRule") -> str:
    """One sentence."""
    return _(
        "What no other rule names, or great hardship: the meeting may give up to %(limit)s baht at a time, case by case."
    ) % {"limit": formats.baht(rule.limit)}


def matching(rule: "MatchingRule") -> str:
    """One sentence."""
    return _(
        "To every %(members)s baht that members give to the welfare fund, the local authority is asked to add %(local)s and the state %(state)s."
    ) % {"members": rule.members, "local": rule.local, "state": rule.state}


def care_duty(rule: "CareDutyRule") -> str:
    """Who visits, how soon and how often; and that it stays with them."""
    named = {"who": str(dict(VISITORS)[rule.who]), "days": rule.days, "weeks": rule.weeks, "together": rule.together}
    sentence = ngettext(
        "When a member cannot leave her bed or is alone, %(who)s come within %(days)s days and then every week, %(together)s together. What"
        " they see stays with the care team.",
        "When a member cannot leave her bed or is alone, %(who)s come within %(days)s days and then every %(weeks)s weeks, %(together)s"
        " together. What they see stays with the care team.",
        rule.weeks,
    )
    return sentence % named
