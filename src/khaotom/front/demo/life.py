"""What happens to people between one evening and the next: some join, some leave, some fall ill, some may rest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from khaotom.collection.models import Sheet
from khaotom.collection.selectors import Row
from khaotom.front.demo import harbour, papers, plans, rhythm
from khaotom.front.demo.names import NameBook
from khaotom.front.demo.people import BAHT, Entering, Phones, enter, place
from khaotom.front.demo.plans import Plan
from khaotom.front.demo.troupe import Claim, Troupe
from khaotom.kernel import months
from khaotom.kernel.citation import FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Membership, OfficeKind
from khaotom.people.services import memberships
from khaotom.savings import selectors as savings
from khaotom.savings.services import pledges
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Claim as WelfareClaim
from khaotom.welfare.services import claims, joining
from khaotom.welfare.services.claims import Asked

RESIGN, DIE = 0.035, 0.008
"""Of all members in a year."""
HOSPITAL, BIRTH, DISASTER = 0.021, 0.0012, 0.0005
"""Of those who take part in the welfare fund, in a month."""
LONGEST_PAUSE = 6
SMALL = 4000
"""Baht: who has saved much more seldom leaves, and the box could not pay her."""


@dataclass
class Turnover:
    """How many join, resign and die in each month, counted from 0."""

    joins: Counter[int] = field(default_factory=Counter)
    resignations: Counter[int] = field(default_factory=Counter)
    deaths: Counter[int] = field(default_factory=Counter)

    @property
    def at_first(self) -> int:
        """How many fewer there are at the beginning than at the end."""
        return self.joins.total() - self.resignations.total() - self.deaths.total()


def turnover(rng: Random, plan: Plan, size: int, months: Sequence[int]) -> Turnover:
    """The comings and goings of a group that will have ``size`` members after the last of its ``months`` (counted from 0)."""
    years = len(months) / 12
    middle = months[1:-1] or months[:1]
    if plan.young:
        return Turnover(joins=Counter(rng.choices(middle, k=size * 3 // 5)))
    resign, die = round(size * RESIGN * years), round(size * DIE * years)
    joins = resign + die + round(size * 0.03 * years)
    return Turnover(*(Counter(rng.choices(middle, k=many)) for many in (joins, resign, die)))


def join(troupe: Troupe, sheet: Sheet, names: NameBook, phones: Phones, many: int) -> list[tuple[Membership, Entering]]:
    """New members, who pay from this evening on."""
    rng, plan = troupe.rng, troupe.plan
    new = []
    for _ in range(many):
        drawn = names.draw(muslim=rng.random() < plan.muslim / 100, age=rng.randint(20, 58))
        pledge = plan.pledge(rng)
        welfare = rng.random() < plan.welfare / 100
        one = Entering(drawn, pledge, welfare and "payment_split" not in troupe.kinds, sheet.date, phone=phones.draw())
        new.append((enter(troupe.actor(), troupe, one), one))
    place(troupe.actor(), troupe, [member for member, _one in new])
    return new


def take_leave(troupe: Troupe, resignations: int, deaths: int, day: date) -> None:
    """Some resign and some have died since the last evening; what they saved is paid out as soon as the box has it."""
    for _ in range(deaths):
        gone = _one_of(troupe, oldest=True)
        if gone is not None:
            died = day - timedelta(days=troupe.rng.randint(3, 24))
            end(troupe, gone, Membership.Ending.DIED, died)
            ask(troupe, gone, "death", Event(died, died), "เสียชีวิต")
            troupe.claims.append(Claim("payout", gone, None, "5", "คืนเงินสัจจะให้ทายาท"))
    for _ in range(resignations):
        going = _one_of(troupe, oldest=False)
        if going is not None:
            end(troupe, going, Membership.Ending.RESIGNED, day)
            troupe.claims.append(Claim("payout", going, None, "5", "ลาออก ย้ายบ้าน"))


def _one_of(troupe: Troupe, *, oldest: bool) -> Membership | None:
    """Somebody without office, and of those who have not saved too much for the box to pay, if there are such."""
    officers = {member.pk for member in troupe.officers.values()}
    saved = savings.balances(troupe.book, [member.pk for member in troupe.present])
    others = sorted((m for m in troupe.present if m.pk not in officers), key=lambda member: saved.get(member.pk, 0))
    able = [m for m in others if saved.get(m.pk, 0) < SMALL * BAHT] or others[:1]
    if not able:
        return None
    some = troupe.rng.sample(able, min(6, len(able)))
    return min(some, key=lambda member: member.person.birth_date or date.max) if oldest else some[0]


def end(troupe: Troupe, member: Membership, ending: Membership.Ending, on: date) -> None:
    """Her membership ends: nothing more is asked of her."""
    ended = memberships.end(actor=troupe.actor(), membership=member, ending=ending, on=on, citation=FOUNDING, key=uuid7())
    member.ended_on, member.ending = ended.ended_on, ended.ending


def need_help(troupe: Troupe, rows: Iterable[Row], day: date) -> None:
    """Who lay in hospital, had a child, lost a roof; in June the children begin school, in October the old are thought of."""
    rng = troupe.rng
    for row in rows:
        member, chance = row.membership, rng.random()
        if member == troupe.officers[OfficeKind.TREASURER] or _is_well(troupe, member):
            continue
        ago = day - timedelta(days=rng.randint(6, 20))
        if chance < HOSPITAL:
            ask(troupe, member, "hospital", Event(ago, ago + timedelta(days=rng.choice((1, 2, 2, 3, 3, 4, 5)))), "นอนโรงพยาบาล")
        elif chance < HOSPITAL + BIRTH:
            ask(troupe, member, "birth", Event(ago, ago), "รับขวัญลูก")
        elif chance < HOSPITAL + BIRTH + DISASTER:
            ask(troupe, member, "disaster", Event(ago, ago), "หลังคาเปิด")
        elif day.month in SEASONS and rng.random() < 0.3:
            slot, note = SEASONS[day.month]
            ask(troupe, member, slot, Event(day, day), note)


def _is_well(troupe: Troupe, member: Membership) -> bool:
    """Whose one stay in hospital is written."""
    return troupe.plan is plans.HARBOUR and member.number == f"{harbour.FELL_ILL:02d}"


SEASONS = {6: ("school", "ทุนเปิดเทอม"), 10: ("elderly", "ผู้สูงอายุ")}


def ask(troupe: Troupe, member: Membership, slot: str, event: Event, note: str) -> None:
    """She asks the fund, and stands in the queue to be paid; where the rule says no, she knows why and asks no further."""
    if not troupe.helps:
        return
    try:
        made = claims.ask(
            actor=troupe.actor(), membership=member, clause=f"benefit-{slot}", asked=Asked(event, note=note), key=uuid7()
        )
    except Refusal:
        return
    papers.show(troupe, made)
    troupe.claims.append(Claim("benefit", member, made.amount, made.clause_number, note, made.pk))


def forget_claims(troupe: Troupe) -> None:
    """What is still owed to anybody is not paid; what was asked of the fund is taken back."""
    for claim in WelfareClaim.objects.filter(pk__in=[one.asked for one in troupe.claims if one.asked]):
        claims.withdraw(actor=troupe.actor(), claim=claim, key=uuid7())
    troupe.claims.clear()


def let_rest(troupe: Troupe, rows: Iterable[Row], day: date) -> None:
    """Who has been silent for long is visited, and the meeting lets her rest for the months she could not pay."""
    silent = rhythm.silent(rows)
    if not silent:
        return
    resolution = decide(troupe, day, "pledge_pause")
    for row, owed in silent:
        run = [month for at, month in enumerate(owed) if month == owed[0] + at][:LONGEST_PAUSE]
        pause(troupe, row.membership, run[0], len(run), resolution)
        row.due = [due for due in row.due if due.payable != "pledge" or due.month not in run]


def decide(troupe: Troupe, day: date, kind: str) -> Resolution:
    """A decision of the meeting of a day, to which nobody objected."""
    return resolutions.decide(meeting=days.on(troupe.group, day), kind=kind, key=uuid7())


def pause(troupe: Troupe, member: Membership, first: int, many: int, resolution: Resolution) -> None:
    """Months without a pledge."""
    pledges.pause(actor=troupe.actor(), membership=member, from_month=first, months=many, resolution=resolution, key=uuid7())


def begin_rest(troupe: Troupe, day: date, many: int) -> None:
    """The group rests for so many months after the evening of a day: nobody owes anything meanwhile."""
    troupe.resting = True
    first = months.of(day) + 1
    for start in range(0, many, LONGEST_PAUSE):
        resolution = decide(troupe, day, "pledge_pause")
        for member in troupe.present:
            pause(troupe, member, first + start, min(LONGEST_PAUSE, many - start), resolution)
    for member in troupe.present:
        joined = joining.leave(actor=troupe.actor(), membership=member, last_month=first - 1, key=uuid7())
        if joined is not None:
            troupe.returning.append(member)


def end_rest(troupe: Troupe, day: date) -> None:
    """The group is at work again, its welfare fund too."""
    troupe.resting = False
    for member in troupe.returning:
        if member.ended_on is None:
            joining.join(actor=troupe.actor(), membership=member, from_month=months.of(day), key=uuid7())
    troupe.returning.clear()
