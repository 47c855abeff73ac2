"""Votes by name and by ballot, and answers to voices, as a phone without a network keeps them: each once, or refused with its sentence."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khaotom.bylaws.models import Draft
from khaotom.collection import hearing
from khaotom.collection.services import assembly_outbox
from khaotom.collection.services.sent import Garbled
from khaotom.collection.tests.room import COUNTED, EVENING, Command, Room, prepared
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Attendance, NamedVote, Voice
from khaotom.meetings.services import attendance, days, minutes
from khaotom.meetings.services.assembly import answer
from khaotom.people.models import Membership
from tests import evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ASKED = "รับน้องกานต์เป็นคนช่วยจด"


prepared_once = stages.once(prepared, after=evening.prepare)


@pytest.fixture
def room(prepared_once: tuple[evening.Evening, Draft], db: None) -> Iterator[Room]:
    with clock.at(EVENING):
        yield Room(*deepcopy(prepared_once))


# --- By name ---------------------------------------------------------------------------------------------------------------


def test_a_question_answered_by_name_is_kept_with_every_name(room: Room) -> None:
    """33 in the room, 30 on the list: 20 for, 6 against, 2 abstain, 5 said nothing; more than half of 33 are 17."""
    room.come(*range(1, 31))
    asked = room.ask(ASKED, **room.by_name(favour=range(1, 21), against=range(21, 27), abstain=[27, 28]))
    assert room.came_to(asked, asked) == ["done", "done"]
    made = room.decided().get()
    assert (made.way, made.heads, made.in_favour, made.against, made.abstained, made.silent) == ("named", 33, 20, 6, 2, 5)
    assert (made.passed, made.needed) == (True, 17)
    assert NamedVote.objects.filter(resolution=made).count() == 28
    assert NamedVote.objects.get(person=room.person(27)).choice == NamedVote.Choice.ABSTAIN


def test_a_draft_of_the_rules_is_decided_by_name_too(room: Room) -> None:
    """Two thirds of 30 are 20."""
    room.come(*range(1, 31))
    vote = room.vote(**room.by_name(favour=range(1, 21), against=[21], heads=30))
    assert set(room.came_to(*room.answers(), vote)) == {"done"}
    assert Draft.objects.get(pk=room.draft.pk).state == Draft.State.ADOPTED
    assert room.decided().get().needed == 20


def test_who_is_not_on_the_list_does_not_vote_until_the_door_has_let_her_in(room: Room) -> None:
    room.come(*range(1, 21))
    asked = room.ask(ASKED, **room.by_name(favour=range(1, 22)))
    (result,) = room.send(asked)
    assert (result.outcome, result.code) == ("refused", "MTG-005")
    assert room.golden.person(21).calling in result.sentence
    assert not room.decided().exists()
    assert not NamedVote.objects.exists()
    room.come(21)
    assert room.came_to(asked) == ["done"]  # its key was free


def test_an_arrival_taken_back_takes_the_vote_with_it_until_it_is_tapped_again(room: Room) -> None:
    room.come(*range(1, 22))
    asked = room.ask(ASKED, **room.by_name(favour=range(1, 22)))
    there = Attendance.objects.get(person=room.person(21))
    attendance.undo(actor=room.actor, meeting=room.meeting, arrival=there.pk, key=uuid7())
    assert room.came_to(asked) == ["MTG-005"]
    room.come(21)
    assert room.came_to(asked) == ["done"]


@pytest.mark.parametrize(("heads", "code"), [(24, "MTG-001"), (19, "MTG-001"), (0, "MTG-006")])
def test_more_names_than_heads_cannot_be(room: Room, heads: int, code: str) -> None:
    room.come(*range(1, 31))
    assert room.came_to(room.ask(ASKED, **room.by_name(favour=range(1, 26), heads=heads))) == [code]
    assert not room.decided().exists()


def test_a_vote_by_name_of_too_few_is_none(room: Room) -> None:
    room.come(*range(1, 20))
    assert room.came_to(room.ask(ASKED, **room.by_name(favour=range(1, 20), heads=19))) == ["MTG-002"]


def test_somebody_of_no_group_here_is_named_by_nobody(room: Room) -> None:
    """Not even what she is called comes back."""
    room.come(*range(1, 31))
    stranger = room.by_name(favour=range(1, 21)) | {"in_favour": 21}
    stranger["named"].append({"person": str(uuid7()), "choice": "for"})
    assert room.came_to(room.ask(ASKED, **stranger)) == ["MTG-053"]
    Membership.objects.filter(person=room.person(45)).update(joined_on=date(2019, 7, 9))  # of the network, not of this group yet
    other = room.by_name(favour=[*range(1, 21), 45])
    (result,) = room.send(room.ask(ASKED, **other))
    assert result.code == "MTG-053"
    assert room.golden.person(45).calling not in result.sentence
    assert not room.decided().exists()


def test_the_same_names_under_the_same_key_make_one_decision_and_other_names_none(room: Room) -> None:
    room.come(*range(1, 31))
    asked = room.ask(ASKED, **room.by_name(favour=range(1, 21), against=[21]))
    swapped = asked | room.by_name(favour=[*range(1, 20), 21], against=[20])
    reordered = asked | {"named": list(reversed(asked["named"]))}
    assert room.came_to(asked, reordered, swapped) == ["done", "done", "TRL-001"]
    assert NamedVote.objects.get(person=room.person(20)).choice == "for"


@pytest.mark.parametrize(
    "changed",
    [
        {"named": None},
        {"named": {}},
        {"named": "for"},
        {"named": [{"person": "8", "choice": "for"}]},
        {"named": [{"choice": "for"}]},
        {"named": [{"person": str(UUID(int=1))}]},
        {"named": [{"person": str(UUID(int=1)), "choice": "perhaps"}]},
        {"named": [None]},
        {"in_favour": 19},
        {"against": 1},
        {"heads": None},
        {"way": "acclaim"},
    ],
)
def test_a_list_of_votes_that_is_none_changes_nothing(room: Room, changed: Command) -> None:
    room.come(*range(1, 31))
    with pytest.raises(Garbled):
        room.send(room.ask(ASKED, **room.by_name(favour=range(1, 21))) | changed)
    assert not room.decided().exists()


def test_nobody_votes_twice_in_one_vote(room: Room) -> None:
    room.come(*range(1, 31))
    twice = room.by_name(favour=range(1, 21), against=[20])
    with pytest.raises(Garbled):
        room.send(room.ask(ASKED, **twice))


# --- By ballot -------------------------------------------------------------------------------------------------------------


def test_ballots_are_counted_before_two_witnesses(room: Room) -> None:
    room.come(7, 8)
    vote = room.vote(**room.by_ballot(7, 8))
    assert set(room.came_to(*room.answers(), vote, vote)) == {"done"}
    made = room.decided().get()
    assert (made.way, made.in_favour, made.passed) == ("ballot", 31, True)
    assert (made.first_witness_id, made.second_witness_id) == (room.person(7), room.person(8))


@pytest.mark.parametrize("witnesses", [(), (7,), (7, 7)])
def test_ballots_without_two_witnesses_say_so_and_change_nothing(room: Room, witnesses: tuple[int, ...]) -> None:
    room.send(*room.answers())
    vote, asked = room.vote(**room.by_ballot(*witnesses)), room.ask(ASKED, **room.by_ballot(*witnesses))
    assert room.came_to(vote, asked) == ["MTG-003", "MTG-003"]
    assert not room.decided().exists()
    mended = room.by_ballot(7, 8)
    assert room.came_to(vote | mended, asked | mended) == ["done", "done"]  # their keys were free


def test_a_witness_is_somebody_the_group_knows(room: Room) -> None:
    asked = room.ask(ASKED, **room.by_ballot(7, 8))
    assert room.came_to(asked | {"witnesses": [str(uuid7()), str(room.person(8))]}) == ["MTG-053"]
    assert room.came_to(asked) == ["done"]  # a member may witness whether or not the door has seen her, as on the page


def test_other_witnesses_under_the_same_key_are_another_vote(room: Room) -> None:
    asked = room.ask(ASKED, **room.by_ballot(7, 8))
    assert room.came_to(asked, asked, asked | room.by_ballot(7, 9)) == ["done", "done", "TRL-001"]


@pytest.mark.parametrize("witnesses", [None, "7", {}, ["7", "8"], [None, None], [1, 2], [str(UUID(int=n)) for n in range(3)]])
def test_witnesses_that_are_none_change_nothing(room: Room, witnesses: object) -> None:
    with pytest.raises(Garbled):
        room.send(room.ask(ASKED, way="ballot", witnesses=witnesses))


def test_two_phones_that_counted_one_ballot_make_one_decision(room: Room) -> None:
    one, other = room.ask(ASKED, **room.by_ballot(7, 8)), room.ask(ASKED, **room.by_ballot(9, 10))
    assert room.came_to(one, other) == ["done", "MTG-050"]


def test_a_question_sent_before_anybody_was_named_in_one_stays_the_same_command(room: Room) -> None:
    """Hands need no names and no witnesses, and what a phone adds of them counts for nothing."""
    asked = room.ask(ASKED)
    assert room.came_to(asked, asked | {"named": [], "witnesses": []}) == ["done", "done"]


# --- What became of a voice --------------------------------------------------------------------------------------------------


def test_a_voice_said_and_answered_on_one_phone_arrives_with_its_answer_in_any_order(room: Room) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    told = room.answer_voice(voice, "เทศบาลมาดูวันที่ 16")
    assert room.came_to(told, voice, told) == ["done", "done", "done"]  # one batch, the wrong way round
    there = Voice.objects.get()
    assert (there.answer, there.answered_on) == ("เทศบาลมาดูวันที่ 16", evening.DAY)
    (line,) = hearing.state(room.actor, room.meeting)["voices"]
    assert (line["id"], line["answer"], line["answered_at"]) == (voice["id"], "เทศบาลมาดูวันที่ 16", told["at"])


def test_an_answer_that_comes_before_its_voice_waits_on_the_phone(room: Room) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    told = room.answer_voice(voice, "เทศบาลมาดูวันที่ 16")
    assert room.came_to(told) == ["MTG-054"]
    assert room.came_to(voice) == ["done"]
    assert room.came_to(told) == ["done"]


def test_a_voice_of_another_meeting_is_not_answered_here(room: Room) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    room.send(voice)
    told = room.answer_voice(voice, "มาแล้ว")
    with clock.at(EVENING + timedelta(days=30)):
        july = days.on(room.golden.group, evening.DAY + timedelta(days=30))
        (result,) = assembly_outbox.apply(actor=room.actor, meeting=july, commands=[told])
    assert result.code == "MTG-054"
    assert Voice.objects.get().answer == ""


@pytest.mark.parametrize("turned_round", [False, True])
def test_of_two_answers_from_two_phones_the_one_given_last_stays(room: Room, turned_round: bool) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    room.send(voice)
    answers = [room.answer_voice(voice, "รอถามเทศบาล"), room.answer_voice(voice, "เทศบาลมาแล้ว")]
    phones = [room.actor, replace(room.actor, person=room.person(2), keyed_by=room.person(2))]
    for who, told in sorted(zip(phones, answers, strict=True), key=lambda one: one[1]["at"], reverse=turned_round):
        assembly_outbox.apply(actor=who, meeting=room.meeting, commands=[told, told])
    assert Voice.objects.get().answer == "เทศบาลมาแล้ว"


def test_what_was_written_on_the_page_later_is_not_replaced_by_what_a_phone_kept(room: Room) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    kept = room.answer_voice(voice, "รอถามเทศบาล")
    room.send(voice)
    answer(actor=room.actor, voice=Voice.objects.get(), text="เทศบาลมาแล้ว", key=uuid7())
    assert room.came_to(kept) == ["done"]
    assert Voice.objects.get().answer == "เทศบาลมาแล้ว"


def test_a_voice_is_still_answered_when_the_minutes_are_adopted(room: Room) -> None:
    """As on the page: what was said stays as it is, what becomes of it comes afterwards."""
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    room.send(voice)
    with clock.at(EVENING + timedelta(days=30)):
        minutes.adopt(actor=room.actor, meeting=room.meeting, key=uuid7())
        assert room.came_to(room.answer_voice(voice, "เทศบาลมาแล้ว")) == ["done"]


@pytest.mark.parametrize("changed", [{"text": ""}, {"text": "ก" * 301}, {"text": None}, {"voice": "8"}, {"voice": None}])
def test_an_answer_to_nobody_is_none(room: Room, changed: Command) -> None:
    voice = room.voice("น้ำเข้าบ้านตอนมรสุม")
    room.send(voice)
    with pytest.raises(Garbled):
        room.send(room.answer_voice(voice, "มาแล้ว") | changed)
    assert Voice.objects.get().answered_on is None


# --- What the phone is told ----------------------------------------------------------------------------------------------------


def test_the_phone_is_told_who_came_and_no_more_of_them(room: Room) -> None:
    room.come(7, 9, 30)
    told = hearing.state(room.actor, room.meeting)
    assert told["meeting"]["came"] == 3
    assert {one["called"] for one in told["people"]} == {room.golden.person(number).calling for number in (7, 9, 30)}
    assert {frozenset(one) for one in told["people"]} == {frozenset({"id", "called"})}


def test_two_who_are_called_the_same_are_told_apart(room: Room) -> None:
    for number in (7, 8):
        person = room.golden.person(number)
        person.called_name = "พี่ใจ"
        person.save()
    room.come(7, 8, 9)
    called = [one["called"] for one in hearing.state(room.actor, room.meeting)["people"]]
    assert sorted(called) == sorted(
        [f"พี่ใจ ({room.golden.person(7).full_name})", f"พี่ใจ ({room.golden.person(8).full_name})", "น้าใจ"]
    )


def test_who_came_costs_one_question_whether_few_or_all_have_come(room: Room) -> None:
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            hearing.state(room.actor, room.meeting)
        return [one["sql"] for one in captured]

    room.come(1)
    few = queries()
    room.come(*range(2, 46))
    assert len(queries()) == len(few)
    assert sum("meetings_attendance" in one for one in queries()) == 1


def test_an_evening_decided_by_name_and_by_ballot_is_told_back(room: Room) -> None:
    room.come(*range(1, 31))
    named = room.by_name(favour=range(1, 21), against=[21])
    room.send(*room.answers(), room.vote(**room.by_ballot(3, 4)), room.ask(ASKED, **named))
    told = hearing.state(room.actor, room.meeting)
    assert {(one["words"], one["in_favour"], one["passed"]) for one in told["decided"]} >= {(ASKED, 20, True)}
    assert {one["in_favour"] for one in told["decided"]} == {20, COUNTED["in_favour"]}
    assert told["drafts"] == []
