"""Every case in which a claim cannot be what was asked: each refused by number with its clause and the next step, or given to the satang."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

import pytest

from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.people.models import Membership
from khaotom.people.services import households
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS
from khaotom.welfare.models import Claim, Joining
from khaotom.welfare.services import claims, evidence
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import AUNT_NU, CHAIR, TREASURER, UNCLE_JUAN, ask, other_group, prepared, stay
from tests import evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
JUNE_9, JAN_9, AUG_9 = datetime(2019, 6, 9, 17), datetime(2019, 1, 9, 17), datetime(2019, 8, 9, 17)
golden_once = stages.once(prepared)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def _as_is(_golden: evening.Evening) -> None:
    """Nothing more is needed."""


def _joined_in_february(golden: evening.Evening) -> None:
    Joining.objects.filter(membership=golden.member(AUNT_NU)).update(since=date(2019, 2, 4))


def _began_on_a_leap_day(golden: evening.Evening) -> None:
    Joining.objects.filter(membership=golden.member(AUNT_NU)).update(since=date(2016, 2, 29))


def _eight_nights_before(golden: evening.Evening) -> None:
    ask(golden, AUNT_NU, stay(date(2019, 4, 12), date(2019, 4, 20)))


def _ten_nights_before(golden: evening.Evening) -> None:
    ask(golden, AUNT_NU, stay(date(2019, 4, 12), date(2019, 4, 22)))


def _two_hundred_from_august(golden: evening.Evening) -> None:
    with clock.at(datetime(2019, 7, 9, 19)):
        _enact(golden, asdict(replace(PRESETS["hospital"].parameters, amount=200 * BAHT)), date(2019, 8, 1))


def _ended_in_june(golden: evening.Evening) -> None:
    with clock.at(datetime(2019, 5, 31, 19)):
        rules.repeal(
            actor=golden.actor,
            group=golden.group,
            kind="benefit-hospital",
            effective_from=date(2019, 6, 1),
            citation=CUSTOM,
            key=uuid7(),
        )


def _enact(golden: evening.Evening, parameters: dict[str, object], since: date) -> None:
    rules.enact(
        actor=golden.actor,
        group=golden.group,
        kind="benefit-hospital",
        number="10",
        title="นอนโรงพยาบาล",
        parameters=parameters,
        effective_from=since,
        citation=CUSTOM,
        key=uuid7(),
    )


def _resigned_the_day_before(golden: evening.Evening) -> None:
    resigned = Membership.Ending.RESIGNED
    Membership.objects.filter(pk=golden.member(AUNT_NU).pk).update(ended_on=date(2019, 5, 20), ending=resigned)
    golden.member(AUNT_NU).refresh_from_db()


def _died_that_day(golden: evening.Evening) -> None:
    Membership.objects.filter(pk=golden.member(AUNT_NU).pk).update(ended_on=date(2019, 5, 21), ending=Membership.Ending.DIED)
    golden.member(AUNT_NU).refresh_from_db()


def _asked_in_another_group(golden: evening.Evening) -> None:
    other = other_group(golden)
    her_second = Membership.objects.get(group=other)
    told = stay(date(2019, 5, 20), date(2019, 5, 23))
    with clock.at(JUNE_9):
        claims.ask(actor=golden.actor, membership=her_second, clause="benefit-hospital", asked=told, key=uuid7())


@dataclass(frozen=True)
class Case:
    """What was so before, what is asked and when; the refusal's number and what its sentence says, or the amount in baht."""

    before: Callable[[evening.Evening], None]
    asked: Asked
    code: str
    says: tuple[str, ...] = ()
    baht: int = 0
    at: datetime = JUNE_9


MAY_20_23 = stay(date(2019, 5, 20), date(2019, 5, 23))
CASES = {
    "before the waiting time": Case(_joined_in_february, MAY_20_23, "WEL-005", ("ข้อ 10", "180 วัน", "3 ส.ค. 62", "ข้อ 12")),
    "after the last day": Case(
        _as_is, stay(date(2019, 4, 1), date(2019, 4, 9)), "WEL-007", ("ข้อ 10", "60 วัน", "8 มิ.ย. 62", "ข้อ 12")
    ),
    "on the last day": Case(_as_is, stay(date(2019, 4, 8), date(2019, 4, 10)), "", baht=300),
    "over the limit, in part": Case(_eight_nights_before, MAY_20_23, "", baht=300),
    "over the limit, in whole": Case(_ten_nights_before, MAY_20_23, "WEL-008", ("ข้อ 10", "10 คืน", "ข้อ 12")),
    "across the leap day": Case(_as_is, stay(date(2020, 2, 28), date(2020, 3, 1)), "", baht=300, at=datetime(2020, 3, 9, 17)),
    "began on a leap day": Case(_began_on_a_leap_day, MAY_20_23, "", baht=450),
    "across the year": Case(_as_is, stay(date(2018, 12, 30), date(2019, 1, 3)), "", baht=600, at=JAN_9),
    "across a change of the rule": Case(
        _two_hundred_from_august, stay(date(2019, 7, 30), date(2019, 8, 2)), "", baht=500, at=AUG_9
    ),
    "under a rule that has ended, in time": Case(_ended_in_june, MAY_20_23, "", baht=450),
    "over the end of the rule": Case(_ended_in_june, stay(date(2019, 5, 30), date(2019, 6, 3)), "", baht=300),
    "after the rule has ended": Case(_ended_in_june, stay(date(2019, 6, 2), date(2019, 6, 4)), "WEL-011", ("2 มิ.ย. 62", "ข้อ 12")),
    "before there was a rule": Case(_as_is, stay(date(2018, 1, 5), date(2018, 1, 8)), "WEL-011", ("5 ม.ค. 61", "ข้อ 12")),
    "resigned the day before": Case(
        _resigned_the_day_before, stay(date(2019, 5, 21), date(2019, 5, 23)), "WEL-010", ("ข้อ 10", "19 พ.ค. 62", "ยังขอได้")
    ),
    "died during the stay": Case(_died_that_day, MAY_20_23, "", baht=300),
    "twice, in two groups": Case(_asked_in_another_group, MAY_20_23, "WEL-018", ("20 พ.ค. 62", "ริมสน", "ดู")),
    "the days turned round": Case(_as_is, stay(date(2019, 5, 23), date(2019, 5, 20)), "WEL-015", ("20 พ.ค. 62", "23 พ.ค. 62")),
    "not over yet": Case(_as_is, stay(date(2019, 6, 8), date(2019, 6, 12)), "WEL-016", ("12 มิ.ย. 62",)),
    "not a night": Case(_as_is, stay(date(2019, 5, 20), date(2019, 5, 20)), "WEL-017"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_by_number_or_given_to_the_satang(golden: evening.Evening, name: str) -> None:
    case = CASES[name]
    case.before(golden)
    standing = Claim.objects.count()
    if not case.code:
        assert ask(golden, AUNT_NU, case.asked, at=case.at).amount == case.baht * BAHT
        return
    with pytest.raises(Refusal) as told:
        ask(golden, AUNT_NU, case.asked, at=case.at)
    sentence = told.value.sentence
    assert told.value.code == case.code, sentence
    assert all(words in sentence for words in case.says), sentence
    assert not re.search(r"%\(|[A-Za-z]", sentence), sentence  # Thai from end to end
    assert Claim.objects.count() == standing


def test_where_no_rule_lets_the_meeting_help_the_next_step_is_the_rules_themselves(golden: evening.Evening) -> None:
    with clock.at(datetime(2019, 5, 31, 19)):
        rules.repeal(
            actor=golden.actor,
            group=golden.group,
            kind="discretion",
            effective_from=date(2019, 6, 1),
            citation=CUSTOM,
            key=uuid7(),
        )
    _joined_in_february(golden)
    with pytest.raises(Refusal) as told:
        ask(golden, AUNT_NU, MAY_20_23)
    assert told.value.sentence.endswith("ถ้าเห็นว่าเรื่องแบบนี้ควรช่วย เสนอเป็นกติกาไว้สำหรับครั้งหน้าได้")


def test_a_group_that_has_not_numbered_its_rules_is_told_so_in_words(golden: evening.Evening) -> None:
    golden.group.clauses.update(number="")
    _joined_in_february(golden)
    with pytest.raises(Refusal) as told:
        ask(golden, AUNT_NU, MAY_20_23)
    assert "กติกาของกลุ่ม ให้สมทบครบ 180 วัน" in told.value.sentence
    assert "ข้อ " not in told.value.sentence


@pytest.mark.parametrize("act", ["agree", "excuse"])
def test_who_receives_does_not_decide_on_it_herself(golden: evening.Evening, act: str) -> None:
    herself = Actor.alone(network=golden.actor.network, person=golden.person(TREASURER).pk)
    another = Actor.alone(network=golden.actor.network, person=golden.person(CHAIR).pk)
    with clock.at(JUNE_9):
        if act == "agree":
            told = Asked(Event(JUNE_9.date(), JUNE_9.date()), note="หลังคารั่ว")
            made = claims.ask_meeting(actor=herself, membership=golden.member(TREASURER), amount=90000, asked=told, key=uuid7())
        else:
            made = ask(golden, TREASURER, MAY_20_23)

        def decide(actor: Actor) -> Claim:
            if act == "agree":
                return claims.agree(actor=actor, claim=made, key=uuid7())
            return evidence.excuse(actor=actor, claim=made, why="เห็นใบจริงแล้ว", key=uuid7())

        with pytest.raises(Refusal) as refused:
            decide(herself)
        assert refused.value.code == {"agree": "WEL-019", "excuse": "WEL-025"}[act]
        assert "กรรมการคนอื่น" in refused.value.sentence
        pressed_by_her = Actor(network=another.network, person=another.person, keyed_by=herself.person)
        with pytest.raises(Refusal):
            decide(pressed_by_her)
        decide(another)


def test_the_same_house_does_not_either(golden: evening.Evening) -> None:
    people = [golden.person(AUNT_NU), golden.person(UNCLE_JUAN)]
    with clock.at(JUNE_9):
        place = golden.group.community
        house = households.found(actor=golden.actor, person=people[0], community=place, label="บ้านริมคลอง", key=uuid7())
        households.settle(actor=golden.actor, person=people[1], household=house, key=uuid7())
        made = ask(golden, AUNT_NU, MAY_20_23)
        with pytest.raises(Refusal):
            evidence.excuse(
                actor=Actor.alone(network=golden.actor.network, person=people[1].pk), claim=made, why="เห็นแล้ว", key=uuid7()
            )
