"""What a group's bylaws may set about the welfare fund."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy

from khaotom.bylaws import kinds as bylaws
from khaotom.bylaws.kinds import Stricter, parameter
from khaotom.kernel.refusal import Refusal
from khaotom.welfare import refusals, words

COUNTED = bylaws.Unit


class Each(StrEnum):
    """What the amount of a contribution is for."""

    MONTH = "month"
    DAY = "day"


class Collected(StrEnum):
    """How much of it falls due together."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Leap(StrEnum):
    """Whether 29 February costs a day."""

    COUNTED = "counted"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class ContributionRule:
    """What a member who takes part gives, when it falls due, and when her part ends if she does not."""

    amount: int = parameter(gettext_lazy("Welfare contribution"), COUNTED.SATANG, default=3000, lowest=100, highest=100000)
    each: str = parameter(gettext_lazy("That is"), COUNTED.CHOICE, default=Each.MONTH, choices=words.EACH, aside=True, later=True)
    collected: str = parameter(
        gettext_lazy("Collected"), COUNTED.CHOICE, default=Collected.MONTH, choices=words.COLLECTED, aside=True, later=True
    )
    leap: str = parameter(
        gettext_lazy("29 February, where days are counted"),
        COUNTED.CHOICE,
        default=Leap.COUNTED,
        choices=words.LEAP,
        aside=True,
        later=True,
    )
    lapse: int = parameter(
        gettext_lazy("Out of the fund after giving nothing for so many months in a row; 0 for never"),
        COUNTED.MONTHS,
        default=0,
        highest=36,
        aside=True,
        later=True,
    )
    back: int = parameter(
        gettext_lazy("Paid back to who leaves the fund, of all that was given; 0 for nothing"),
        COUNTED.PERCENT,
        default=0,
        highest=100,
        aside=True,
        later=True,
    )


class Unit(StrEnum):
    """What a benefit is given for."""

    EVENT = "event"
    NIGHT = "night"
    BILL = "bill"


class Period(StrEnum):
    """In which time a limit counts."""

    CALENDAR = "calendar"
    FISCAL = "fiscal"
    LIFE = "life"


class Per(StrEnum):
    """Whose limit it is."""

    PERSON = "person"
    HOUSE = "house"


class Across(StrEnum):
    """Which rule holds for a stay during which the rule changes."""

    EACH = "each"
    FIRST = "first"


class Agreed(StrEnum):
    """Who agrees before it is paid."""

    COMMITTEE = "committee"
    MEETING = "meeting"


ANY_MONTH = "0"
NO_PAPER = ("none", "register")
"""What asks for no picture: nothing at all, or what the group's own register says."""


@dataclass(frozen=True, slots=True)
class BenefitRule:
    """What the fund gives, to whom, within which limits. ``steps``: by full years in the fund; for bills, the limit of a period."""

    unit: str = parameter(gettext_lazy("It is given"), COUNTED.CHOICE, default=Unit.EVENT, choices=words.UNITS)
    amount: int = parameter(
        gettext_lazy("How much, each time or each night; for bills, the most in a period"),
        COUNTED.SATANG,
        default=50000,
        highest=10000000,
    )
    wait_days: int = parameter(
        gettext_lazy("After giving to the fund for"), COUNTED.DAYS, default=180, highest=3660, stricter=Stricter.HIGHER
    )
    cap: int = parameter(
        gettext_lazy("At most, in nights or times; 0 for no limit"),
        COUNTED.TIMES,
        default=0,
        highest=366,
        stricter=Stricter.LOWER,
        endless=0,
    )
    claim_days: int = parameter(
        gettext_lazy("To be asked for within; 0 for any time"),
        COUNTED.DAYS,
        default=60,
        highest=3660,
        stricter=Stricter.LOWER,
        endless=0,
    )
    period: str = parameter(
        gettext_lazy("The limit counts"), COUNTED.CHOICE, default=Period.CALENDAR, choices=words.PERIODS, aside=True
    )
    per: str = parameter(gettext_lazy("The limit is"), COUNTED.CHOICE, default=Per.PERSON, choices=words.PER, aside=True)
    steps: tuple[tuple[int, int], ...] = parameter(
        gettext_lazy("More by full years in the fund, a line each: years, then baht"),
        COUNTED.STEPS,
        default=(),
        highest=10000000,
        aside=True,
    )
    wait_years: int = parameter(
        gettext_lazy("And in the fund for full"), COUNTED.YEARS, default=0, highest=60, stricter=Stricter.HIGHER, aside=True
    )
    age: int = parameter(
        gettext_lazy("From the age of; 0 for any age"),
        COUNTED.YEARS,
        default=0,
        highest=120,
        stricter=Stricter.HIGHER,
        aside=True,
    )
    month: str = parameter(
        gettext_lazy("Only in the month of"), COUNTED.CHOICE, default=ANY_MONTH, choices=words.MONTHS, aside=True
    )
    across: str = parameter(
        gettext_lazy("If the rule changes during a stay"), COUNTED.CHOICE, default=Across.EACH, choices=words.ACROSS, aside=True
    )
    evidence: str = parameter(gettext_lazy("To be shown"), COUNTED.CHOICE, default="none", choices=words.EVIDENCE, aside=True)
    agreed: str = parameter(gettext_lazy("Agreed by"), COUNTED.CHOICE, default=Agreed.COMMITTEE, choices=words.AGREED, aside=True)


@dataclass(frozen=True, slots=True)
class DiscretionRule:
    """What the meeting may give in a hardship that no other rule names: at most so much at a time, by resolution."""

    limit: int = parameter(
        gettext_lazy("At most, at a time"), COUNTED.SATANG, default=100000, lowest=100, highest=10000000, stricter=Stricter.LOWER
    )


@dataclass(frozen=True, slots=True)
class MatchingRule:
    """How much others add to what members give: so many baht from each source to so many of theirs."""

    members: int = parameter(gettext_lazy("For so many baht that members give"), COUNTED.TIMES, default=1, lowest=1, highest=100)
    local: int = parameter(gettext_lazy("the local authority is asked for so many baht"), COUNTED.TIMES, default=1, highest=100)
    state: int = parameter(gettext_lazy("the state is asked for so many baht"), COUNTED.TIMES, default=1, highest=100)


def asks_for(says: BenefitRule) -> str:
    """What a claim is to be shown with, as the clause says; empty where it asks for no paper."""
    return "" if says.evidence in NO_PAPER else says.evidence


class Visitors(StrEnum):
    """Who goes."""

    COMMITTEE = "committee"
    VOLUNTEERS = "volunteers"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True)
class CareDutyRule:
    """Looking after one another, where money is not what is missing: who visits, how soon, how often, how many together."""

    who: str = parameter(gettext_lazy("Who goes to visit"), COUNTED.CHOICE, default=Visitors.VOLUNTEERS, choices=words.VISITORS)
    days: int = parameter(
        gettext_lazy("The first visit within"), COUNTED.DAYS, default=7, lowest=1, highest=60, stricter=Stricter.LOWER
    )
    weeks: int = parameter(
        gettext_lazy("Then at least once every"), COUNTED.WEEKS, default=1, lowest=1, highest=12, stricter=Stricter.LOWER
    )
    together: int = parameter(
        gettext_lazy("How many go together"), COUNTED.PEOPLE, default=2, lowest=1, highest=5, stricter=Stricter.HIGHER
    )


def benefit_quarrel(rule: BenefitRule) -> Refusal | None:
    """A benefit gives something, sooner or later."""
    if not rule.amount and not any(amount for _years, amount in rule.steps):
        return refusals.GivesNothing()
    return None


PRESETS = {
    "birth": bylaws.Preset(gettext_lazy("birth of a child"), BenefitRule(evidence="birth")),
    "hospital": bylaws.Preset(
        gettext_lazy("nights in hospital"), BenefitRule(unit=Unit.NIGHT, amount=15000, cap=10, evidence="medical")
    ),
    "elderly": bylaws.Preset(
        gettext_lazy("for the elderly"),
        BenefitRule(amount=30000, wait_days=0, wait_years=3, age=60, cap=1, month="10", claim_days=0, evidence="register"),
    ),
    "school": bylaws.Preset(
        gettext_lazy("beginning of school"), BenefitRule(amount=30000, cap=1, per=Per.HOUSE, month="6", claim_days=30)
    ),
    "disaster": bylaws.Preset(
        gettext_lazy("fire, flood or storm"),
        BenefitRule(amount=100000, cap=1, per=Per.HOUSE, claim_days=30, evidence="photo"),
    ),
    "death": bylaws.Preset(
        gettext_lazy("death"),
        BenefitRule(
            amount=200000,
            cap=1,
            period=Period.LIFE,
            claim_days=120,
            steps=((1, 500000), (3, 800000), (5, 1000000)),
            evidence="death",
        ),
    ),
    "medical": bylaws.Preset(
        gettext_lazy("cost of treatment"),
        BenefitRule(
            unit=Unit.BILL,
            amount=0,
            wait_days=0,
            claim_days=90,
            steps=((1, 50000), (2, 100000), (3, 150000), (4, 200000), (5, 250000), (6, 300000)),
            evidence="receipt",
        ),
    ),
}
"""What such funds give, each with the numbers of the network's own table; a group changes any of them."""
