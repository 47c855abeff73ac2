"""What each group plays: most evenings as they come, some as they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from khaotom.approvals.services import presence
from khaotom.collection.models import Sheet, Slip
from khaotom.collection.selectors import Row
from khaotom.collection.services import correcting, days
from khaotom.collection.services.correcting import Right, Why
from khaotom.front.demo import (
    assembly,
    charts,
    drafting,
    far,
    fund,
    groups,
    harbour,
    life,
    papers,
    people,
    plans,
    programmes,
    rhythm,
    rounds,
    talks,
    votes,
)
from khaotom.front.demo.evenings import Evening, hold
from khaotom.front.demo.groups import Beginning
from khaotom.front.demo.life import Turnover
from khaotom.front.demo.names import Drawn
from khaotom.front.demo.people import Entering
from khaotom.front.demo.plans import Plan
from khaotom.front.demo.rhythm import Mood, Paying
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import FOUNDING, Citation
from khaotom.kernel.ids import uuid7
from khaotom.people.models import GroupStage, Membership, OfficeKind
from khaotom.people.services import communities, doubles
from khaotom.people.services.communities import Facts
from khaotom.people.services.people import Names
from khaotom.savings import selectors as savings
from khaotom.savings.models import Waiver
from khaotom.savings.services import errands
from khaotom.welfare.benefits import Event

PHONE_MONTHS = 2  # the last evenings stand on phones; those before were kept on paper and keyed the same evening
LARGE = {("rong-si-daeng", 8): -100, ("rim-son", 12): 30}
"""Baht that were short or over, by group and month before the last."""


@dataclass
class Play:
    """One group and the months it plays."""

    troupe: Troupe
    beginning: Beginning
    turnover: Turnover
    first: int
    rests: range  # months without an evening

    def back(self, month: int) -> int:
        """How many months before the last one."""
        return self.beginning.last - month


def begin(beginning: Beginning, founder: Actor, plan: Plan) -> Play:
    """Set the group up on the day before its first month."""
    rng = Random(f"{beginning.rng.random()} {plan.slug}")
    first = beginning.first + (beginning.months * 10 // 24 if plan.young else 0)
    played = range(first, beginning.last + 1)
    start = len(played) // 3
    rests = played[start : start + len(played) // 3] if plan.rested else range(0)
    size = beginning.size(plan)
    comings = (
        Turnover()
        if plan is plans.HARBOUR
        else life.turnover(rng, plan, size, [at for at, month in enumerate(played) if month not in rests])
    )
    opened = months.last_day(first - 1)
    with clock.at(datetime.combine(opened, time(14))):
        founded = opened if plan.young else opened - timedelta(days=365 * rng.randint(2, 6))
        troupe = groups.set_up(founder, plan, rng, founded_on=founded)
        groups.people_of(founder, troupe, beginning, size - comings.at_first)
        groups.bring_cash(founder, troupe)
    return Play(troupe, beginning, comings, first, rests)


def play(play: Play, day: date) -> None:
    """One collection day, unless the group rests."""
    month, troupe = months.of(day), play.troupe
    if month in play.rests:
        return
    if troupe.resting:
        _revive(play, day)
    if troupe.plan.young and month == play.first + 3:
        groups.begin_stage(troupe.actor(), troupe.group, GroupStage.Stage.ACTIVE, day, FOUNDING)
    hold(_harbour(play, day) if troupe.plan is plans.HARBOUR and play.back(month) < 3 else _ordinary(play, day))
    _go_and_ask(play, day)
    if play.back(month) == 0:
        assembly.hold(troupe, day)
        talks.hold(troupe, day)
        votes.hold(troupe, day)
        votes.talk(troupe, day)
        papers.leave_waiting(troupe, day)
        charts.hold(troupe, day)
        far.come_home(troupe, day)
    if play.back(month) in (1, 2):
        fund.hold(troupe, day, ask=play.back(month) == 2)
    if month + 1 in play.rests:
        _rest(play, day)
    if play.back(month) % 3 == 1 and play.back(month) > 2:
        _put_right(play, day)


# --- As it comes ---------------------------------------------------------------------------------------------------------


def _ordinary(play: Play, day: date) -> Evening:
    troupe, month = play.troupe, months.of(day)
    at = month - play.first

    def pays(rows: list[Row]) -> list[Paying]:
        life.let_rest(troupe, rows, day)
        life.need_help(troupe, rows, day)
        rate = rhythm.rate(day, fasts=troupe.plan.muslim > 50)
        progress = (month - play.beginning.first) / max(1, play.beginning.months - 1)
        farthest = play.beginning.last - 2 if troupe.plan is plans.HARBOUR else month + 3
        return rhythm.payments(troupe.rng, rows, troupe.habits, Mood(rate, progress, farthest))

    def newcomers(sheet: Sheet) -> list[tuple[Membership, Entering]]:
        return life.join(troupe, sheet, play.beginning.names, play.beginning.phones, play.turnover.joins[at])

    with clock.at(datetime.combine(day, time(8))):
        life.take_leave(troupe, play.turnover.resignations[at], play.turnover.deaths[at], day)
    on_phones = play.back(month) < PHONE_MONTHS
    return Evening(
        troupe, day, pays, newcomers, on_phones, difference=_difference(play, month), mends=on_phones, back=play.back(month)
    )


def _difference(play: Play, month: int) -> int:
    """Two of three evenings match; the others are a few baht off; two are remembered."""
    large = LARGE.get((play.troupe.plan.slug, play.back(month)))
    if large is not None:
        return large
    rng = play.troupe.rng
    return 0 if rng.random() < 0.67 else rng.choice((-1, 1)) * rng.choice((1, 2, 3, 5, 5, 9, 10, 10, 18, 20))


def _go_and_ask(play: Play, day: date) -> None:
    """A few days later the recorder goes to everybody who has been silent; after the newest evening one still waits for her."""
    troupe = play.troupe
    waiting = savings.errands_open(troupe.group.pk)
    for errand in waiting if play.back(months.of(day)) else waiting[1:]:
        with clock.at(datetime.combine(day + timedelta(days=troupe.rng.randint(2, 6)), time(17, 10))):
            errands.go(actor=troupe.actor_of(OfficeKind.RECORDER), errand=errand, key=uuid7())


def _put_right(play: Play, day: date) -> None:
    """Once a quarter a slip of the evening turns out to be another member's, who had none: it is corrected, by two people."""
    troupe = play.troupe
    slips = Slip.objects.filter(sheet__group=troupe.group, sheet__date=day, state=Slip.State.TAKEN, transferred=0, cash__gt=0)
    taken = list(slips.select_related("sheet", "membership__person").order_by("number"))
    without = [m for m in troupe.present if not m.slips.filter(sheet__date=day).exists()]
    if not taken or not without:
        return
    slip, other = troupe.rng.choice(taken), troupe.rng.choice(without)
    entry = correcting.standing_entry(slip)
    if entry is None:
        return
    with clock.at(datetime.combine(day + timedelta(days=4), time(18, 20))):
        agreed = presence.by_pin(actor=troupe.actor(), group=troupe.group, second=troupe.second([]))
        right = Right(other, correcting.parts_of(entry))
        correcting.correct(actor=troupe.actor(), entry=entry, why=Why.PERSON, right=right, agreed=agreed, key=uuid7())


# --- A group that rests and comes back -----------------------------------------------------------------------------------


def _rest(play: Play, day: date) -> None:
    troupe = play.troupe
    with clock.at(datetime.combine(day, time(21))):
        life.begin_rest(troupe, day, len(play.rests))
        decision = life.decide(troupe, day, "rest")
        citation = Citation("resolution", decision.pk, decision.number)
        since = months.first_day(months.of(day) + 1)
        groups.begin_stage(troupe.actor(), troupe.group, GroupStage.Stage.DORMANT, since, citation)


def _revive(play: Play, day: date) -> None:
    troupe = play.troupe
    with clock.at(datetime.combine(day, time(9))):
        decision = life.decide(troupe, day, "revival")
        citation = Citation("resolution", decision.pk, decision.number)
        groups.begin_stage(troupe.actor(), troupe.group, GroupStage.Stage.REVIVED, day, citation)
        life.end_rest(troupe, day)


# --- As it is written ----------------------------------------------------------------------------------------------------


def _harbour(play: Play, day: date) -> Evening:
    """The last three of ท่าเรือเก่า: two that leave nothing owed but what is written, and the one of the minutes."""
    troupe, back = play.troupe, play.back(months.of(day))
    life.forget_claims(troupe)
    if back == 1:
        with clock.at(datetime.combine(day, time(9))):
            resolution = life.decide(troupe, day, "pledge_pause")
            for member in _playing(troupe, "paused"):
                life.pause(troupe, member, months.of(day) + 1, 3, resolution)
    if back == 0:
        ill = troupe.members[harbour.FELL_ILL - 1]
        with clock.at(datetime.combine(day, time(9))):
            came_home = day - timedelta(days=7)
            life.ask(troupe, ill, "hospital", Event(came_home - timedelta(days=3), came_home), "นอน 3 คืน")

    def pays(rows: list[Row]) -> list[Paying]:
        return [paying for row in rows if (paying := _as_written(row, back)) is not None]

    def newcomers(sheet: Sheet) -> list[tuple[Membership, Entering]]:
        return [_newcomer(play, sheet)] if back == 0 else []

    short, counted = (harbour.SHORT, harbour.COUNTED) if back == 0 else (0, {})
    keep = harbour.LEFT_BEFORE if back == 2 else sum(harbour.BOX.values())
    return Evening(troupe, day, pays, newcomers, back < PHONE_MONTHS, short, counted, keep)


def _playing(troupe: Troupe, part: str) -> Sequence[Membership]:
    return [member for member, one in zip(troupe.members, harbour.NEIGHBOURS, strict=False) if one.plays == part]


def _as_written(row: Row, back: int) -> Paying | None:
    """What one neighbour pays, so many months before the last evening; None when she does not."""
    number = int(row.membership.number)
    part = harbour.NEIGHBOURS[number - 1].plays
    absent = {2: ("old fine",), 1: ("late",), 0: ("missing", "paused")}[back]
    if part in absent or not row.due:
        return None
    paying = Paying(row, list(row.due), carried=part == "carried", by_transfer=part == "transfers" and back < 2)
    if part == "old fine" and back == 1:
        paying.dues = [due for due in row.due if due.payable != "fine"]
    if part == "late" and back == 0:
        paying.let_off = [due for due in row.due if due.payable == "fine"]
        paying.reason = Waiver.Reason.SEA
        paying.dues = [due for due in row.due if due.payable != "fine"]
    if part == "ahead" and back == 0:
        coming = sorted({due.month for due in row.ahead})[:3]
        paying.dues += [due for due in row.ahead if due.month in coming]
    return paying


def _newcomer(play: Play, sheet: Sheet) -> tuple[Membership, Entering]:
    names = Names(called_name="น้าไข่", title="นาง", given_name="ไข่มุก", family_name="แก้วทะเล")
    one = Entering(Drawn(names, True, 44), 100, True, sheet.date, phone=play.beginning.phones.draw())
    return people.enter(play.troupe.actor(), play.troupe, one), one


# --- After the last evening ----------------------------------------------------------------------------------------------


def finish(beginning: Beginning, founder: Actor, plays: list[Play]) -> None:
    """Who moved away after it, people the minutes speak of, the letters to หลังสถานี, and a day to practise on."""
    by_plan = {play.troupe.plan: play.troupe for play in plays}
    port = by_plan[plans.HARBOUR]
    _move_away(port, beginning.last)
    _stories(founder, by_plan)
    assembly.join(founder)
    rounds.go(founder, [play.troupe for play in plays], beginning.last)
    programmes.hold(founder)
    drafting.hold(founder, {play.troupe.plan.slug: play.troupe for play in plays})
    with clock.at(clock.now()):
        days.open_day(actor=port.actor(), group=port.group, on=clock.today(), key=uuid7())


def _move_away(troupe: Troupe, last: int) -> None:
    """She resigns the day after the newest evening; what she saved is paid to her at the next."""
    leaving = troupe.members[harbour.MOVES_AWAY - 1]
    on = months.first_day(last) + timedelta(days=9)
    with clock.at(datetime.combine(on, time(10))):
        life.end(troupe, leaving, Membership.Ending.RESIGNED, on)


def _stories(founder: Actor, by_plan: dict[Plan, Troupe]) -> None:
    """A marriage, a journey, a thumb-print, and one who was entered twice."""
    station, pines = by_plan[plans.STATION], by_plan[plans.PINES]
    nine, mosque = by_plan[plans.NINE_PINES], by_plan[plans.MOSQUE]
    for married in _called(pines, "นาง", "นางสาว"):
        people.rename(founder, married, title="นาง", family_name="ทองพันชั่ง")
    for travelled in _called(mosque, "นาย"):
        people.rename(founder, travelled, title="หะยี")
    seen_by = by_plan[plans.HARBOUR].officers[OfficeKind.COUNTER].person
    people.agree(founder, by_plan[plans.HARBOUR].members[harbour.ONE_NAME - 1], thumb_seen_by=seen_by)
    for officer in by_plan[plans.HARBOUR].officers.values():
        people.agree(founder, officer)
    _entered_twice(founder, nine, station)
    _letters(founder, station)


def _called(troupe: Troupe, *titles: str) -> list[Membership]:
    """One without office who has one of these titles, if there is any."""
    officers = {member.pk for member in troupe.officers.values()}
    return [m for m in troupe.present if m.person.title in titles and m.pk not in officers][:1]


def _entered_twice(founder: Actor, here: Troupe, there: Troupe) -> None:
    """The same human stands in two groups' registers; somebody who knows her said so."""
    double, whole = here.present[-1].person, there.present[-1].person
    people.rename(
        founder, here.present[-1], given_name=whole.given_name, family_name=whole.family_name, called_name=whole.called_name
    )
    double.refresh_from_db()
    doubles.merge(actor=founder, double=double, into=whole, key=uuid7())


def _letters(founder: Actor, station: Troupe) -> None:
    """The railway's newest letter."""
    months_ago = station.plan.letter_months_ago or 0
    letter = months.first_day(months.of(clock.today()) - months_ago) + timedelta(days=16)
    facts = Facts(station.plan.land, station.plan.eviction, letter)
    communities.describe(actor=founder, community=station.community, facts=facts, key=uuid7())
