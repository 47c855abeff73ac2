"""The assembly's outbox: what is said is never lost, whatever the order and however often it comes; a vote counts once or says why not."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts
from khaotom.collection import hearing
from khaotom.collection.services import assembly_outbox
from khaotom.collection.services.sent import Garbled
from khaotom.collection.tests.room import COUNTED, EVENING, Command, Room, prepared
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.meetings import selectors
from khaotom.meetings.models import Talk, Voice
from khaotom.meetings.services import minutes, striking
from khaotom.people.services import logins
from tests import assembly, cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
prepared_once = stages.once(prepared, after=evening.prepare)


@pytest.fixture
def room(prepared_once: tuple[evening.Evening, Draft], db: None) -> Iterator[Room]:
    with clock.at(EVENING):
        yield Room(*deepcopy(prepared_once))


def test_an_evening_kept_on_a_phone_is_on_the_page_afterwards(room: Room) -> None:
    said = [
        room.voice("น้ำเข้าบ้านตอนมรสุม"),
        room.volunteer("น้องกานต์"),
        room.wish("ซื้อข้าวสารร่วมกัน"),
        room.talk("ขอยืมเต็นท์"),
        room.meal(45),
    ]
    decided = [*room.answers(), room.vote(), room.ask("ไปดูงานที่จะนะวันที่ 20")]
    assert set(room.came_to(*said, *decided)) == {"done"}
    logins.login_of(room.golden.person(1))
    page = cast.client(room.golden.person(1)).get(f"/meetings/{room.meeting.pk}/").content.decode()
    for words in ("น้ำเข้าบ้านตอนมรสุม", "น้องกานต์", "ซื้อข้าวสารร่วมกัน", "ขอยืมเต็นท์", "ข้าวต้มปลา", "ไปดูงานที่จะนะวันที่ 20", "เห็นด้วย 31"):
        assert words in page, words
    assert Voice.objects.get().said_at == EVENING - timedelta(minutes=59)
    assert Draft.objects.get(pk=room.draft.pk).state == Draft.State.ADOPTED


def test_what_was_struck_out_on_its_page_is_not_told_to_a_phone_and_does_not_come_back(room: Room) -> None:
    said = [room.voice("น้ำเข้าบ้าน"), room.wish("ข้าวสาร"), room.volunteer("น้องกานต์"), room.talk("ขอยืมเต็นท์")]
    assert room.came_to(*said) == ["done"] * 4
    answer = room.answer_voice(said[0], "คุยกันแล้ว")
    for line in selectors.lines(room.meeting):
        striking.strike(actor=room.actor, line=line, key=uuid7())
    assert room.came_to(*said, answer) == ["done"] * 5  # sent again by a phone that did not hear
    told = hearing.state(room.actor, room.meeting)
    assert [told[name] for name in ("voices", "wishes", "volunteers", "talks")] == [[]] * 4


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_any_order_any_repetition_and_any_batches_come_to_the_same(room: Room, seed: int) -> None:
    """From two phones; what a phone was refused it sends again, as the person who reads the sentence would."""
    dice = random.Random(seed)
    room.minutes = 0  # each try is an evening of its own
    other = replace(room.actor, person=room.golden.person(2).pk, keyed_by=room.golden.person(2).pk)
    room.come(*range(1, 31))
    first, second, third = (room.voice(words) for words in ("หนึ่ง", "สอง", "สาม"))
    mine = [first, second, room.wish("ข้าวสาร"), *room.answers(agreed=False), room.meal(40)]
    mine += [room.answer_voice(third, "รอถาม"), room.answer_voice(first, "คุยกันแล้ว"), room.vote(**room.by_ballot(3, 4))]
    by_name = room.by_name(favour=range(1, 26), against=[26, 27], abstain=[28])
    theirs = [third, room.talk("ขอยืมเต็นท์"), room.volunteer("พี่ไพ"), *room.answers(), room.meal(45), room.ask("ไปดูงาน")]
    theirs += [room.answer_voice(third, "ถามแล้ว ได้"), room.ask("รับคนทำบัญชี", **by_name)]
    expected = None
    for _again in range(2):
        with _undone():
            waiting = [(who, command) for who, kept in ((room.actor, mine), (other, theirs)) for command in kept]
            dice.shuffle(waiting)
            waiting += dice.sample(waiting, 4)
            for _round in range(3):
                waiting = [one for one in waiting if not _sent(room, *one)]
            assert waiting == []
            outcome = room.outcome()
        assert expected in (None, outcome)
        expected = outcome
    assert expected is not None
    assert [(one[1], one[4]) for one in expected[0]] == [("หนึ่ง", "คุยกันแล้ว"), ("สอง", ""), ("สาม", "ถามแล้ว ได้")]  # type: ignore[attr-defined]
    assert expected[3][1] == 45  # type: ignore[index]
    assert expected[8] == Draft.State.ADOPTED


def _sent(room: Room, who: Actor, command: Command) -> bool:
    (result,) = assembly_outbox.apply(actor=who, meeting=room.meeting, commands=[command])
    return result.outcome == "done" or (command["kind"], result.code) == ("answer", "BYL-011")  # it was decided without that one


class _undone:  # noqa: N801  # reads as what it does
    """A try whose rows are taken back afterwards."""

    def __enter__(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *problem: object) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


def test_in_one_batch_the_answers_come_before_the_vote_they_carry(room: Room) -> None:
    vote, answers = room.vote(), room.answers()
    assert room.came_to(vote, *answers) == ["done"] * (len(answers) + 1)


def test_a_vote_that_comes_before_its_answers_waits_on_the_phone_and_counts_when_sent_again(room: Room) -> None:
    vote, answers = room.vote(), room.answers()
    (result,) = room.send(vote)
    assert (result.outcome, result.code) == ("refused", "BYL-012")
    assert "ป้าหนูนอน 3 คืน" in result.sentence
    assert set(room.came_to(*answers)) == {"done"}
    assert room.came_to(vote, vote) == ["done", "done"]
    assert room.decided().count() == 1


@pytest.mark.parametrize(
    ("counted", "code"),
    [
        ({"abstained": 3}, "MTG-001"),
        ({"heads": 19, "in_favour": 19, "abstained": 0}, "MTG-002"),
        ({"heads": 0, "in_favour": 0, "abstained": 0}, "MTG-006"),
    ],
)
def test_a_count_that_cannot_be_says_so_and_changes_nothing(room: Room, counted: Command, code: str) -> None:
    room.send(*room.answers())
    assert room.came_to(room.vote(**counted), room.ask("ไปดูงาน", **counted)) == [code, code]
    assert not room.decided().exists()


def test_where_the_assembly_said_no_to_an_example_its_vote_is_not_counted(room: Room) -> None:
    assert room.came_to(*room.answers(agreed=False), room.vote())[-1] == "BYL-013"


def test_two_phones_that_counted_one_vote_make_one_decision(room: Room) -> None:
    room.send(*room.answers())
    lost = {"in_favour": 10, "against": 20}
    assert room.came_to(room.vote(**lost), room.vote(**lost)) == ["done", "MTG-050"]
    assert room.came_to(room.ask("ไปดูงาน"), room.ask("ไปดูงาน", in_favour=30)) == ["done", "MTG-050"]
    assert room.decided().count() == 2
    (result,) = room.send(room.ask("ไปดูงาน", in_favour=30))
    assert room.decided().get(text="ไปดูงาน").number in result.sentence
    assert "31" in result.sentence


def test_a_draft_that_was_adopted_meanwhile_is_not_voted_on_again(room: Room) -> None:
    room.send(*room.answers(), room.vote())
    assert room.came_to(room.vote(), room.answers()[0]) == ["BYL-011", "BYL-011"]


def test_an_answer_to_what_reads_otherwise_by_now_does_not_answer_the_new_wording(room: Room) -> None:
    answers = room.answers()
    drafts.reword(actor=room.actor, draft=room.draft, wording=assembly.wanted(250), key=uuid7())
    assert set(room.came_to(*answers)) == {"done"}
    assert room.came_to(room.vote()) == ["BYL-012"]


def test_who_does_not_write_rules_down_keeps_the_vote_until_somebody_signs_in_who_does(room: Room) -> None:
    counter = room.golden.person(4)  # of the committee: she counts
    room.actor = Actor.alone(network=room.actor.network, person=counter.pk)
    vote = room.vote()
    assert room.came_to(room.voice("ขอที่จอดรถ"), *room.answers()[:1], vote) == ["done", "MTG-051", "MTG-051"]
    room.actor = room.golden.actor
    assert set(room.came_to(*room.answers(), vote)) == {"done"}


def test_a_draft_of_nobody_is_told(room: Room) -> None:
    assert room.came_to(room.make("vote", draft=str(UUID(int=1)), **COUNTED)) == ["MTG-052"]


def test_what_comes_after_the_minutes_were_adopted_stays_on_the_phone(room: Room) -> None:
    late = [room.voice("ขอไฟทางเดิน"), room.meal(45), room.ask("ไปดูงาน")]
    with clock.at(datetime(2019, 7, 9, 19)):
        minutes.adopt(actor=room.actor, meeting=room.meeting, key=uuid7())
        assert room.came_to(*late) == ["MTG-009", "MTG-009", "MTG-009"]
        assert not Voice.objects.exists()


def test_what_comes_days_later_was_said_on_the_evening(room: Room) -> None:
    voice = room.voice("ขอไฟทางเดิน")
    with clock.at(EVENING + timedelta(days=4)):
        assert room.came_to(voice, voice) == ["done", "done"]
    assert Voice.objects.get().said_at == EVENING - timedelta(minutes=59)


def test_a_clock_that_is_wrong_by_years_is_not_believed(room: Room) -> None:
    assert room.came_to(room.voice("ขอไฟทางเดิน") | {"at": 0}) == ["done"]
    assert Voice.objects.get().said_at == EVENING


def test_the_same_key_with_other_words_is_refused(room: Room) -> None:
    voice = room.voice("ขอไฟทางเดิน")
    assert room.came_to(voice, voice | {"text": "ไม่ขอแล้ว"}) == ["done", "TRL-001"]


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "sing"},
        {"id": "8"},
        {"at": None},
        {"at": float("inf")},
        {"voice": "song"},
        {"text": ""},
        {"text": " \n"},
        {"text": "ก" * 301},
        {"text": "ก\x00"},
        {"text": "\ud800"},
        {"text": 8},
        {"hands": -1},
        {"hands": "18"},
        {"hands": True},
        {"hands": 10**9},
        {"looks_at": None},
    ],
)
def test_what_is_no_command_changes_nothing(room: Room, changed: Command) -> None:
    with pytest.raises(Garbled):
        room.send(room.voice("ขอไฟทางเดิน") | changed)
    assert not Voice.objects.exists()


@pytest.mark.parametrize("changed", [{"block": ""}, {"text": ""}, {"text": "ก" * 601}, {"about": None}, {"told_by": "ก" * 81}])
def test_lines_that_are_none_change_nothing(room: Room, changed: Command) -> None:
    with pytest.raises(Garbled):
        room.send(room.talk("ขอยืมเต็นท์") | changed)
    assert not Talk.objects.exists()


def test_lines_sent_twice_are_written_once_and_under_a_heading_that_is_there(room: Room) -> None:
    told = room.talk("ใบแจ้งค่าน้ำมาแล้ว", "findings")
    assert room.came_to(told, told, told | {"text": "ยังไม่มา"}, room.talk("ร้องเพลง", "songs")) == [
        "done",
        "done",
        "TRL-001",
        "MTG-060",
    ]
    kept = Talk.objects.get()
    assert (kept.block, kept.text, kept.told_by) == ("findings", "ใบแจ้งค่าน้ำมาแล้ว", "พี่เนียร")
    assert [one["id"] for one in hearing.state(room.actor, room.meeting)["talks"]] == [told["id"]]


@pytest.mark.parametrize("changed", [{"mark": "00"}, {"mark": "zz"}, {"agreed": "yes"}, {"code": ""}])
def test_an_answer_to_nothing_is_none(room: Room, changed: Command) -> None:
    with pytest.raises(Garbled):
        room.send(room.answers()[0] | changed)


def test_the_two_addresses_are_the_committees(room: Room) -> None:
    logins.login_of(room.golden.person(1))
    logins.login_of(room.golden.person(40))
    officer, member = cast.client(room.golden.person(1)), cast.client(room.golden.person(40))
    where = f"/meetings/{room.meeting.pk}"
    assert officer.get(f"{where}/assembly/").status_code == 200
    assert member.get(f"{where}/assembly/").status_code == 403
    assert member.get(f"{where}/state/").status_code == 403
    assert _post(member, where, [room.voice("x")]) == 403
    assert _post(officer, where, ["x"]) == 400
    assert _post(officer, where, [room.volunteer("น้องดา") | {"phone": "0800000999"}]) == 200
    assert "0800000999" not in officer.get(f"{where}/state/").content.decode()


def _post(browser: Client, where: str, commands: list[Any]) -> int:
    body = json.dumps({"commands": commands})
    return browser.post(f"{where}/outbox/", body, content_type="application/json").status_code


def test_the_state_takes_as_many_queries_with_much_said_as_with_little(room: Room) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            hearing.state(room.actor, room.meeting)
        return len(captured)

    room.send(room.voice("หนึ่ง"), room.wish("ข้าวสาร"), room.volunteer("พี่ไพ"), room.meal(45), room.ask("ไปดูงาน"))
    little = queries()
    room.send(
        *(room.voice(f"เสียง {n}") for n in range(20)),
        *(room.talk(f"เรื่อง {n}") for n in range(5)),
        *(room.ask(f"เรื่อง {n}") for n in range(9)),
    )
    assert queries() == little
