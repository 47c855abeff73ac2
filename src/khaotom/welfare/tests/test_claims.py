"""Asking the fund: the rule says how much, nothing is counted twice in the network, and what is paid is paid once."""

from copy import deepcopy
from datetime import date

import pytest
from django.test import Client

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.people.models import Membership
from khaotom.people.services import households, logins
from khaotom.till.models import Voucher
from khaotom.trail.models import Reading
from khaotom.welfare import refusals, said
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Claim, Joining, Occurrence
from khaotom.welfare.services import claims
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import AUNT_NU, BAHT, CHAIR, NOW, TREASURER, UNCLE_JUAN, ask, other_group, prepared, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db


golden_once = stages.once(prepared)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def test_a_claim_keeps_its_sentence_and_counts_its_nights(golden: evening.Evening) -> None:
    first = ask(golden, AUNT_NU, stay(date(2019, 4, 10), date(2019, 4, 12)))
    second = ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))
    assert [first.amount, second.amount] == [300 * BAHT, 450 * BAHT]
    assert said.kept(second) == "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150 เหลือ 5 จาก 10 คืนในปี 2562"
    assert second.state == Claim.State.GRANTED
    assert Occurrence.objects.filter(claim=second).count() == 3


def test_asked_again_with_the_same_key_is_asked_once(golden: evening.Evening) -> None:
    key = uuid7()
    with clock.at(NOW):
        made = [
            claims.ask(
                actor=golden.actor,
                membership=golden.member(AUNT_NU),
                clause="benefit-hospital",
                asked=stay(date(2019, 5, 20), date(2019, 5, 23)),
                key=key,
            )
            for _time in range(2)
        ]
    assert made[0] == made[1]
    assert Claim.objects.count() == 1


def test_one_night_is_counted_once_until_it_is_taken_back(golden: evening.Evening) -> None:
    first = ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))
    with pytest.raises(refusals.CountedBefore) as told:
        ask(golden, AUNT_NU, stay(date(2019, 5, 22), date(2019, 5, 25)))
    assert told.value.day == date(2019, 5, 22)
    with clock.at(NOW):
        claims.withdraw(actor=golden.actor, claim=first, key=uuid7())
    assert ask(golden, AUNT_NU, stay(date(2019, 5, 22), date(2019, 5, 25))).amount == 450 * BAHT


def test_nor_by_another_group_of_the_network(golden: evening.Evening) -> None:
    ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))
    other = other_group(golden)
    her_second = Membership.objects.get(group=other)
    with clock.at(NOW), pytest.raises(refusals.CountedBefore) as told:
        claims.ask(
            actor=golden.actor,
            membership=her_second,
            clause="benefit-hospital",
            asked=stay(date(2019, 5, 22), date(2019, 5, 25)),
            key=uuid7(),
        )
    assert told.value.group == golden.group.name
    assert Claim.objects.filter(group=other).count() == 0


def test_a_houses_limit_counts_the_whole_house(golden: evening.Evening) -> None:
    people = [golden.person(AUNT_NU), golden.person(UNCLE_JUAN)]
    with clock.at(NOW):
        place = golden.group.community
        house = households.found(actor=golden.actor, person=people[0], community=place, label="บ้านริมคลอง", key=uuid7())
        households.settle(actor=golden.actor, person=people[1], household=house, key=uuid7())
    golden.member(UNCLE_JUAN).person.refresh_from_db()
    golden.member(AUNT_NU).person.refresh_from_db()
    ask(golden, AUNT_NU, stay(date(2019, 6, 1), date(2019, 6, 1)), "benefit-disaster")
    with pytest.raises(refusals.UsedUp):
        ask(golden, UNCLE_JUAN, stay(date(2019, 6, 2), date(2019, 6, 2)), "benefit-disaster")


def test_who_is_not_in_the_fund_or_too_new_is_told_what_would_help(golden: evening.Evening) -> None:
    with pytest.raises(refusals.NotInTheFund):
        ask(golden, 11, stay(date(2019, 5, 20), date(2019, 5, 23)))  # น้าเปี๊ยก takes no part
    Joining.objects.filter(membership=golden.member(UNCLE_JUAN)).update(since=date(2019, 2, 4))
    with pytest.raises(refusals.StillWaiting) as told:
        ask(golden, UNCLE_JUAN, stay(date(2019, 5, 20), date(2019, 5, 23)))
    assert told.value.sentence.endswith("ของลุงจวนครบ 3 ส.ค. 62 ถ้าเดือดร้อนมาก เสนอที่ประชุมตามข้อ 12 ได้")
    assert not Claim.objects.exists()


def test_what_no_rule_names_is_decided_by_the_meeting(golden: evening.Evening) -> None:
    asked = Asked(Event(NOW.date(), NOW.date()), note="หลังคารั่ว")
    with clock.at(NOW):
        with pytest.raises(refusals.AboveDiscretion):
            claims.ask_meeting(
                actor=golden.actor, membership=golden.member(AUNT_NU), amount=1001 * BAHT, asked=asked, key=uuid7()
            )
        made = claims.ask_meeting(
            actor=golden.actor, membership=golden.member(AUNT_NU), amount=1000 * BAHT, asked=asked, key=uuid7()
        )
        with pytest.raises(refusals.NotGranted):
            claims.to_be_paid(made.pk)
        herself = Actor.alone(network=golden.actor.network, person=golden.person(AUNT_NU).pk)
        with pytest.raises(refusals.OwnClaim):
            claims.agree(actor=herself, claim=made, key=uuid7())
        agreed = claims.agree(actor=golden.actor, claim=made, key=uuid7())
        with pytest.raises(refusals.NotGranted):
            claims.agree(actor=golden.actor, claim=made, key=uuid7())
    assert agreed.resolution is not None
    assert (agreed.state, agreed.resolution.number) == (Claim.State.GRANTED, "3/2562")


# --- Through the pages, to the money ------------------------------------------------------------------------------------


@pytest.fixture
def treasurer(golden: evening.Evening) -> Client:
    with clock.at(NOW):
        logins.login_of(golden.person(TREASURER))
        return cast.client(golden.person(TREASURER))


def test_a_claim_is_shown_asked_paid_and_cannot_be_paid_again(golden: evening.Evening, treasurer: Client) -> None:
    slug, member = golden.group.slug, golden.member(AUNT_NU)
    with clock.at(NOW):
        sheet, _table = evening.open_up(golden)[:2]
        chosen = treasurer.get(f"/groups/{slug}/welfare/ask/", {"membership": str(member.pk), "clause": "benefit-hospital"})
        address = chosen["Location"]
        typed = {"first": "20/5/62", "last": "23/5/62", "note": "ไข้เลือดออก", "key": str(uuid7())}
        shown = treasurer.post(address, typed)
        assert shown.status_code == 200
        assert "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150" in shown.content.decode()
        assert not Claim.objects.exists()
        changed = treasurer.post(address, typed | {"shown": shown.context["form"].says, "last": "24/5/62", "act": "ask"})
        assert (changed.status_code, Claim.objects.count()) == (200, 0)  # another answer is shown again first
        asked = treasurer.post(address, typed | {"shown": shown.context["form"].says, "act": "ask"})
        assert asked.status_code == 303, asked.content.decode()
        made = Claim.objects.get()
        unshown = f"/sheets/{sheet.pk}/pay/{made.pk}/"
        assert unshown not in treasurer.get(f"/sheets/{sheet.pk}/pay/").content.decode()
        without = treasurer.post(f"/claims/{made.pk}/excuse/", {"why": "เห็นใบรับรองแล้วแต่ถ่ายไม่ติด", "key": str(uuid7())})
        assert without.status_code == 303
        assert asked["Location"] == f"/claims/{made.pk}/"
        assert "ไข้เลือดออก" in treasurer.get(asked["Location"]).content.decode()
        assert Reading.objects.filter(what="welfare.claim", subject=member.person_id).count() == 1
        assert "ป้าหนู" in treasurer.get(f"/groups/{slug}/welfare/").content.decode()

        pay = f"/sheets/{sheet.pk}/pay/{made.pk}/"
        assert pay in treasurer.get(f"/sheets/{sheet.pk}/pay/").content.decode()
        typed_in = {"purpose": "benefit", "payee": str(member.pk), "amount": "450", "second": str(golden.person(CHAIR).pk)}
        wrong = treasurer.post(
            f"/sheets/{sheet.pk}/pay/", typed_in | {"pin": cast.pin_of(golden.person(CHAIR)), "key": str(uuid7())}
        )
        assert wrong.status_code == 422
        second = {"second": str(golden.person(CHAIR).pk), "pin": PIN, "key": str(uuid7())}
        _with_pin(golden)
        answer = treasurer.post(pay, second)
        assert answer.status_code == 303, answer.content.decode()
        made.refresh_from_db()
        assert made.voucher is not None
        assert (made.voucher.amount, made.voucher.clause_number) == (450 * BAHT, "10")
        again = treasurer.post(pay, second | {"key": str(uuid7())})
        assert again.status_code == 409
        assert Voucher.objects.count() == 1
        assert f"/claims/{made.pk}/" in treasurer.get(f"/groups/{slug}/welfare/").content.decode()


def test_a_claim_that_uses_up_the_limit_is_answered_alike_when_its_form_comes_twice(
    golden: evening.Evening, treasurer: Client
) -> None:
    address = f"/members/{golden.member(AUNT_NU).pk}/ask/benefit-hospital/"
    typed = {"first": "1/5/62", "last": "13/5/62", "note": "", "key": str(uuid7())}
    with clock.at(NOW):
        shown = treasurer.post(address, typed).context["form"].says
        answers = [treasurer.post(address, typed | {"shown": shown, "act": "ask"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Claim.objects.get().amount == 1500 * BAHT


PIN = "280771"


def _with_pin(golden: evening.Evening) -> None:
    chair = golden.person(CHAIR)
    logins.set_pin(actor=Actor.alone(network=golden.actor.network, person=chair.pk), person=chair, pin=PIN, key=uuid7())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"first": "20/5/62", "last": "19/5/62"}, "WEL-015"),
        ({"first": "8/6/62", "last": "12/6/62"}, "WEL-016"),
        ({"first": "20/5/62", "last": "20/5/62"}, "WEL-017"),
        ({"first": "1/1/62", "last": "5/1/62"}, "WEL-007"),
        ({"first": "5/1/60", "last": "6/1/60"}, "WEL-011"),
    ],
)
def test_what_is_not_due_is_refused_with_its_number_and_keeps_what_was_typed(
    golden: evening.Evening, treasurer: Client, typed: dict[str, str], code: str
) -> None:
    with clock.at(NOW):
        answer = treasurer.post(
            f"/members/{golden.member(AUNT_NU).pk}/ask/benefit-hospital/", typed | {"note": "x", "key": str(uuid7())}
        )
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert typed["first"] in answer.content.decode()
    assert not Claim.objects.exists()


def test_the_meetings_yes_and_taking_back_by_page(golden: evening.Evening, treasurer: Client) -> None:
    address = f"/members/{golden.member(AUNT_NU).pk}/ask/meeting/"
    with clock.at(NOW):
        asked = treasurer.post(address, {"amount": "900", "note": "หลังคารั่ว", "key": str(uuid7())})
        made = Claim.objects.get()
        assert asked["Location"] == f"/claims/{made.pk}/"
        agreed = treasurer.post(f"/claims/{made.pk}/act/", {"act": "agree", "key": str(uuid7())})
        assert agreed.status_code == 303
        assert "3/2562" in treasurer.get(f"/claims/{made.pk}/").content.decode()
        assert treasurer.post(f"/claims/{made.pk}/act/", {"act": "agree", "key": str(uuid7())}).status_code == 422
        assert treasurer.post(f"/claims/{made.pk}/act/", {"act": "withdraw", "key": str(uuid7())}).status_code == 303
        made.refresh_from_db()
        assert made.state == Claim.State.WITHDRAWN


def test_her_first_day_in_the_fund_is_put_right(golden: evening.Evening, treasurer: Client) -> None:
    member = golden.member(AUNT_NU)
    address = f"/members/{member.pk}/welfare/since/"
    with clock.at(NOW):
        assert treasurer.post(address, {"since": "10/6/62", "key": str(uuid7())}).status_code == 422
        assert treasurer.post(address, {"since": "1/2/61", "key": str(uuid7())}).status_code == 303
        assert "1 ก.พ. 61" in treasurer.get(f"/members/{member.pk}/welfare/").content.decode()


def test_nothing_refused_is_a_sentence_of_codes() -> None:
    for refusal in (refusals.OwnClaim(), refusals.ClaimFirst()):
        assert isinstance(refusal, Refusal)
        assert refusal.sentence
