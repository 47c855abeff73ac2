"""ข้อ 10 amended 31–0–2 (WORDS-AND-DEMO F7): drafted, talked about, its examples answered, voted; then claims under the new rule and the old."""

from copy import deepcopy
from dataclasses import asdict, replace
from datetime import date, datetime

import pytest
from django.db import transaction
from django.test import Client

from khaotom.bylaws import drafts, kinds, reach, selectors
from khaotom.bylaws import refusals as bylaws
from khaotom.bylaws.models import Draft, Version
from khaotom.bylaws.services import drafts as drafting
from khaotom.bylaws.services import rules
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals as meetings
from khaotom.meetings.models import NamedVote, Resolution
from khaotom.meetings.services import adopting, attendance, days, resolutions
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import HostName, Person
from khaotom.people.services import logins
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS, BenefitRule
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims
from khaotom.welfare.services.claims import Asked
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
JULY_9, AUGUST = datetime(2019, 7, 9, 19), datetime(2019, 8, 9, 17)
HOSPITAL = "benefit-hospital"
OLD = PRESETS["hospital"].parameters
NEW = replace(OLD, amount=200 * BAHT)
CARRIED = Vote("hands", 33, 31, 0, 2)
AUNT_NU, UNCLE_JUAN = 12, 17


def plain(says: BenefitRule) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(says).items()}


def _prepared(golden: evening.Evening) -> evening.Evening:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 5, 10, 12)):
        for name, number, parameters in (
            (HOSPITAL, "10", plain(OLD)),
            ("decisions", "15", {"quorum": 20, "majority": "half", "amending": "two_thirds"}),
        ):
            rules.enact(
                actor=golden.actor,
                group=golden.group,
                kind=name,
                number=number,
                title="นอนโรงพยาบาล" if name == HOSPITAL else "",
                parameters=parameters,
                effective_from=date(2018, 1, 9),
                citation=CUSTOM,
                key=uuid7(),
            )
    return golden


golden_once = stages.once(_prepared, after=evening.prepare)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def proposed(golden: evening.Evening, says: BenefitRule = NEW, **other: object) -> Draft:
    wording = Wording(plain(says), date(2019, 8, 1), number="10", title="นอนโรงพยาบาล", **other)  # type: ignore[arg-type]
    return drafting.propose(actor=golden.actor, group=golden.group, name=HOSPITAL, wording=wording, key=uuid7())


def agree_to_all(golden: evening.Evening, draft: Draft, *, but: str = "") -> None:
    for example, _agreed in drafts.answered(draft):
        drafting.answer(actor=golden.actor, draft=draft, code=example.code, agreed=example.code != but, key=uuid7())


def decide(golden: evening.Evening, draft: Draft, vote: Vote = CARRIED) -> Resolution:
    return adopting.decide(actor=golden.actor, draft=draft, on=JULY_9.date(), vote=vote, key=uuid7())


def test_its_examples_are_the_ones_worked_by_hand(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        said = {example.code: example.sentence for example, _agreed in drafts.answered(proposed(golden))}
    assert said == {
        "nights": "ป้าหนูนอน 3 คืน เคยใช้ไปแล้ว 2 คืนในปีนั้น ได้ 600 บาท เหลือ 5 คืน",
        "limit": "ลุงจวนนอน 12 คืน นับให้ 10 คืน ได้ 2,000 บาท",
        "new_year": "ป้าหนูนอนตั้งแต่ 30 ธันวาคม ถึง 3 มกราคม นับปีเก่า 2 คืน ปีใหม่ 2 คืน รวมได้ 800 บาท",
        "change": "ป้าหนูนอนตั้งแต่ 30 กรกฎาคม ถึง 2 สิงหาคม คร่อมวันเปลี่ยนกติกา นับตามวันที่นอน ได้ 500 บาท",
        "waiting": "ลุงหีมสมทบมา 179 วัน: ยังไม่ได้",
        "late": "มาขอหลังจากนั้น 61 วัน: ไม่ได้แล้ว",
    }


def test_it_is_not_in_force_before_every_example_is_answered_with_yes(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        draft = proposed(golden)
        with pytest.raises(bylaws.ExampleUnanswered):
            decide(golden, draft)
        agree_to_all(golden, draft, but="change")
        with pytest.raises(bylaws.ExampleContradicted) as told:
            decide(golden, draft)
        assert "500 บาท" in told.value.sentence
        assert Version.objects.filter(clause__slot="hospital").count() == 1
        # all by the first night, they say: the draft is worded otherwise, and asked again
        wording = Wording(plain(replace(NEW, amount=180 * BAHT)), date(2019, 8, 1), number="10", title="นอนโรงพยาบาล")
        drafting.reword(actor=golden.actor, draft=draft, wording=wording, key=uuid7())
        with pytest.raises(bylaws.ExampleUnanswered):
            decide(golden, draft)


def test_carried_it_holds_from_its_day_and_cites_the_vote(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        draft = proposed(golden)
        agree_to_all(golden, draft)
        made = decide(golden, draft)
        assert (made.passed, made.needed, made.silent, made.number) == (True, 22, 0, "3/2562")
        before = selectors.need(golden.group.pk, HOSPITAL, date(2019, 7, 31))
        after = selectors.need(golden.group.pk, HOSPITAL, date(2019, 8, 1))
    assert (before.parameters.amount, after.parameters.amount) == (150 * BAHT, 200 * BAHT)
    assert (after.basis, after.basis_number, after.decided_on) == ("resolution", "3/2562", JULY_9.date())
    draft.refresh_from_db()
    assert (draft.state, draft.version_id) == (Draft.State.ADOPTED, after.version)
    with clock.at(JULY_9):  # looked at afterwards it shows what it changed, and what the meeting said of that
        assert all(agreed for _example, agreed in drafts.answered(draft))
        assert any(piece.how == "gone" for piece in drafts.side_by_side(draft)[0])
    with clock.at(JULY_9), pytest.raises(bylaws.NotOpen):
        decide(golden, draft)


def test_not_carried_it_stays_open_and_the_vote_is_kept(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        draft = proposed(golden)
        agree_to_all(golden, draft)
        made = decide(golden, draft, Vote("cards", 33, 21, 10, 2))
        assert (made.passed, Resolution.objects.filter(kind="bylaws").count()) == (False, 1)
        assert selectors.need(golden.group.pk, HOSPITAL, date(2019, 8, 1)).parameters.amount == 150 * BAHT
        assert decide(golden, draft).passed


@pytest.mark.parametrize(
    ("vote", "refused"),
    [
        (Vote("hands", 33, 31, 3, 2), meetings.TooManyHands),
        (Vote("hands", 19, 19, 0, 0), meetings.QuorumMissing),
        (Vote("hands", 0), meetings.NobodyInTheRoom),
        (Vote("ballot", 33, 31, 0, 2), meetings.WitnessesMissing),
    ],
)
def test_a_vote_that_cannot_be_is_refused_and_decides_nothing(
    golden: evening.Evening, vote: Vote, refused: type[Exception]
) -> None:
    with clock.at(JULY_9):
        draft = proposed(golden)
        agree_to_all(golden, draft)
        with pytest.raises(refused):
            decide(golden, draft, vote)
        assert not Resolution.objects.filter(kind="bylaws").exists()
        assert draft.version is None


def test_each_way_of_voting(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        meeting = days.on(golden.group, JULY_9.date())
        voters = [golden.person(number).pk for number in range(1, 24)]
        for person in voters:
            attendance.arrive(actor=golden.actor, meeting=meeting, person=person, at=clock.now(), key=uuid7())
        named = dict.fromkeys(voters, "for") | {voters[0]: "against", voters[1]: "abstain"}
        witnesses = golden.person(4).pk, golden.person(5).pk
        votes = [
            Vote("nobody_objects", 25),
            Vote("hands", 25, 20, 2, 1),
            Vote("cards", 25, 14, 11, 0),
            Vote("ballot", 25, 12, 13, 0, witnesses=witnesses),
            Vote("named", 25, named=named),
        ]
        made = [resolutions.vote(meeting=meeting, kind="bylaws", key=uuid7(), vote=vote) for vote in votes]
        with pytest.raises(meetings.GainerVoted):
            resolutions.vote(meeting=meeting, kind="bylaws", key=uuid7(), vote=votes[-1], gainers=[voters[3]])
        absent = Vote("named", 25, named={golden.person(30).pk: "for"})
        with pytest.raises(meetings.NotCome):
            resolutions.vote(meeting=meeting, kind="bylaws", key=uuid7(), vote=absent)
    assert [one.passed for one in made] == [True, True, True, False, True]
    assert [one.silent for one in made] == [0, 2, 0, 0, 2]
    assert NamedVote.objects.filter(resolution=made[-1], choice="for").count() == 21


def given(replay: kinds.Replay | None) -> tuple[int | None, ...]:
    """What the fund gave by the rule and by the draft, in baht; who gains and loses; of how many claims."""
    assert replay is not None
    (money,) = replay.compared
    return money.before // BAHT, money.after // BAHT, replay.gain, replay.lose, replay.many


def test_the_last_twelve_months_under_the_draft(golden: evening.Evening) -> None:
    with clock.at(datetime(2019, 6, 9, 17)):
        for number, first, last in ((AUNT_NU, 20, 23), (UNCLE_JUAN, 1, 13)):
            stay = Asked(Event(date(2019, 5, first), date(2019, 5, last)))
            claims.ask(actor=golden.actor, membership=golden.member(number), clause=HOSPITAL, asked=stay, key=uuid7())
    with clock.at(JULY_9):
        higher = drafts.replay(proposed(golden))
        lower = drafts.replay(proposed(golden, replace(OLD, cap=5)))
    assert [given(one) for one in (higher, lower)] == [(1950, 2600, 2, 0, 2), (1950, 1200, 0, 1, 2)]


def test_a_common_draft_is_run_over_the_year_of_every_group_beside_what_a_group_has_decided_for_later(
    golden: evening.Evening,
) -> None:
    with clock.at(datetime(2019, 6, 9, 17)):
        for number, first, last in ((AUNT_NU, 20, 23), (UNCLE_JUAN, 1, 13)):
            stay = Asked(Event(date(2019, 5, first), date(2019, 5, last)))
            claims.ask(actor=golden.actor, membership=golden.member(number), clause=HOSPITAL, asked=stay, key=uuid7())
    with clock.at(JULY_9):
        own = proposed(golden)
        agree_to_all(golden, own)
        decide(golden, own)  # 200 a night from August on
        shown = [
            reach.of_draft(
                drafting.propose(
                    actor=golden.actor,
                    group=None,
                    name=HOSPITAL,
                    wording=Wording(plain(says), date(2019, 8, 1), number="10", title="นอนโรงพยาบาล"),
                    key=uuid7(),
                )
            )
            for says in (replace(OLD, cap=5), replace(OLD, cap=12), replace(OLD, amount=100 * BAHT))
        ]
    fewer, more, less = (one for one in shown if one is not None)
    assert (fewer.tighter, fewer.stricter, fewer.without) == ([golden.group], [], [])
    assert fewer.replay is not None
    assert (fewer.replay.gain, fewer.replay.lose, fewer.replay.many) == (0, 1, 2)
    assert (fewer.replay.compared[0].before, fewer.replay.compared[0].after) == (1950 * BAHT, 1200 * BAHT)
    for one in (
        more,
        less,
    ):  # as strict already, and how much a night has no stricter way: nothing changes, so nothing is run again
        assert (one.tighter, one.stricter, one.replay) == ([], [golden.group], None)


def test_nothing_is_proposed_that_is_so_already(golden: evening.Evening) -> None:
    with clock.at(JULY_9), pytest.raises(bylaws.NothingChanges):
        proposed(golden, OLD)


def test_the_whole_story_through_the_pages(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        logins.login_of(golden.person(1))
        treasurer = cast.client(golden.person(1))
        draft = _proposed_by_page(golden, treasurer)
        page = treasurer.get(f"/drafts/{draft.pk}/")
        assert "<del>" in page.content.decode()
        assert "ป้าหนูนอนตั้งแต่ 30 กรกฎาคม" in page.content.decode()
        _a_member_says_what_she_thinks(golden, draft)
        too_soon = treasurer.post(f"/drafts/{draft.pk}/vote/", _hands())
        assert too_soon.status_code == 422
        assert "BYL-012" in too_soon.content.decode()
        for example, _agreed in drafts.answered(draft):
            said = {"code": example.code, "agreed": "yes", "key": str(uuid7())}
            assert treasurer.post(f"/drafts/{draft.pk}/answer/", said).status_code == 303
        many = treasurer.post(f"/drafts/{draft.pk}/vote/", _hands() | {"against": "3"})
        assert "31 + 3 + 2 = 36 คน แต่นับหัวได้ 33 คน" in many.content.decode()
        voted = treasurer.post(f"/drafts/{draft.pk}/vote/", _hands())
        assert voted.status_code == 303, voted.content.decode()
        decided = treasurer.get(voted["Location"]).content.decode()
        assert "มติ 3/2562" in decided
        assert "เห็นด้วย 31 ไม่เห็นด้วย 0 งด 2 จาก 33 คน" in decided
    with clock.at(AUGUST):
        new = _ask(golden, AUNT_NU, date(2019, 8, 1), date(2019, 8, 4))
        over_the_change = _ask(golden, UNCLE_JUAN, date(2019, 7, 30), date(2019, 8, 2))
        old = _ask(golden, 13, date(2019, 7, 10), date(2019, 7, 12))
    assert [new.amount, over_the_change.amount, old.amount] == [600 * BAHT, 500 * BAHT, 300 * BAHT]


def _ask(golden: evening.Evening, number: int, first: date, last: date) -> Claim:
    asked = Asked(Event(first, last))
    return claims.ask(actor=golden.actor, membership=golden.member(number), clause=HOSPITAL, asked=asked, key=uuid7())


def _hands() -> dict[str, str]:
    counted = {"heads": "33", "in_favour": "31", "against": "0", "abstained": "2"}
    return {"on": "9/7/62", "way": "hands", "key": str(uuid7()), **counted}


def _proposed_by_page(golden: evening.Evening, treasurer: Client) -> Draft:
    address = f"/groups/{golden.group.slug}/rules/{HOSPITAL}/propose/"
    form = treasurer.get(address).context["form"]
    shown = {field.html_name: "" if field.value() is None else str(field.value()) for field in form}
    sent = treasurer.post(address, shown | {"amount": "200", "effective_from": "1/8/62", "steps": ""})
    assert sent.status_code == 303, sent.content.decode()
    return Draft.objects.get()


def _a_member_says_what_she_thinks(golden: evening.Evening, draft: Draft) -> None:
    person: Person = golden.person(20)
    logins.login_of(person)
    member = cast.client(person)
    said = {"text": "คืนละ 200 กองจะอยู่ได้กี่ปี", "key": str(uuid7())}
    assert member.post(f"/drafts/{draft.pk}/remark/", said).status_code == 303
    read = member.get(f"/drafts/{draft.pk}/").content.decode()
    assert "กองจะอยู่ได้กี่ปี" in read
    assert f"/drafts/{draft.pk}/vote/" not in read
    assert member.post(f"/drafts/{draft.pk}/drop/", {"key": str(uuid7())}).status_code == 403


def proposed_fund(golden: evening.Evening) -> Draft:
    wording = Wording({"limit": 100_000}, date(2019, 8, 1), number="12")
    return drafting.propose(actor=golden.actor, group=golden.group, name="discretion", wording=wording, key=uuid7())


def decide_all(golden: evening.Evening, *chosen: Draft, vote: Vote = CARRIED) -> Resolution:
    pks = [draft.pk for draft in chosen]
    return adopting.decide_all(actor=golden.actor, group=golden.group, chosen=pks, on=JULY_9.date(), vote=vote, key=uuid7())


def test_several_drafts_are_decided_by_one_vote_or_none_is(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        hospital, discretion = proposed(golden), proposed_fund(golden)
        agree_to_all(golden, discretion)
        with pytest.raises(bylaws.ExampleUnanswered):
            decide_all(golden, hospital, discretion)
        agree_to_all(golden, hospital)
        with pytest.raises(bylaws.NoDraftChosen):
            decide_all(golden)
        assert not decide_all(golden, hospital, discretion, vote=Vote("hands", 33, 20, 13, 0)).passed
        assert selectors.one(golden.group.pk, "discretion", date(2019, 8, 1)) is None
        made = decide_all(golden, hospital, discretion)
        held = selectors.in_force(golden.group.pk, [HOSPITAL, "discretion"], date(2019, 8, 1))
        with pytest.raises(bylaws.NotOpen):
            decide_all(golden, discretion)
    assert (made.passed, {rule.basis_number for rule in held.values()}) == (True, {made.number})


def test_one_that_cannot_be_leaves_the_others_as_they_were(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        first, second, discretion = proposed(golden), proposed(golden), proposed_fund(golden)
        for draft in (first, second, discretion):
            agree_to_all(golden, draft)
        with pytest.raises(bylaws.StartTaken), transaction.atomic():  # two drafts of one rule begin on one day
            decide_all(golden, discretion, first, second)
    assert Draft.objects.filter(state=Draft.State.OPEN).count() == 3
    assert selectors.one(golden.group.pk, "discretion", date(2019, 8, 1)) is None


def test_the_whole_is_voted_on_its_page(golden: evening.Evening) -> None:
    with clock.at(JULY_9):
        chosen = [proposed(golden), proposed_fund(golden)]
        for draft in chosen:
            agree_to_all(golden, draft)
        logins.login_of(golden.person(1))
        client = cast.client(golden.person(1))
        where = f"/groups/{golden.group.slug}/drafts/vote/"
        typed = {"on": "9/7/62", "way": "hands", "heads": "33", "in_favour": "31", "against": "0", "abstained": "2"}
        page = client.get(where)
        none = client.post(where, typed | {"key": str(uuid7())})
        done = client.post(where, typed | {"key": str(uuid7()), "chosen": [str(draft.pk) for draft in chosen]})
        history = client.get(f"/groups/{golden.group.slug}/rules/{HOSPITAL}/")
    assert (page.status_code, none.status_code, done.status_code) == (200, 422, 303)
    assert "เห็นด้วย 31 ไม่เห็นด้วย 0 งด 2 จาก 33 คน" in history.content.decode()
    assert "<del>" in history.content.decode()


def test_a_common_rule_of_the_network_is_paid_by_where_a_group_has_none(golden: evening.Evening) -> None:
    says = plain(PRESETS["disaster"].parameters)
    with clock.at(JULY_9):
        version = rules.enact(
            actor=golden.actor,
            group=None,
            kind="benefit-disaster",
            number="7",
            title="ภัยพิบัติ",
            parameters=says,
            effective_from=JULY_9.date(),
            citation=CUSTOM,
            key=uuid7(),
        )
    with clock.at(AUGUST):
        day = date(2019, 7, 20)
        asked = Asked(Event(day, day))
        claim = claims.ask(
            actor=golden.actor, membership=golden.member(AUNT_NU), clause="benefit-disaster", asked=asked, key=uuid7()
        )
    assert (claim.amount, claim.clause_id) == (1000 * BAHT, version.clause_id)
    assert claim.clause_number == "7 ของกติกากลาง"
