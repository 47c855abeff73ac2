"""What was written down by mistake is struck out: kept, and read and counted nowhere."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.meetings import minutes, selectors
from khaotom.meetings.models import Meeting, Resolution, Talk, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly, days, resolutions, striking, talks
from khaotom.meetings.services import minutes as sealing
from khaotom.trail.models import Command
from tests import cast, paper
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 20)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    """A voice, a wish, somebody who offers and a few lines, each written twice."""
    found = days.on(people.group, EVENING.date())
    actor = cast.actor(people.recorder)
    for number in (1, 2):
        assembly.voice(actor=actor, meeting=found, said=assembly.Said("problem", f"น้ำท่วม {number}"), key=uuid7())
        assembly.wish(actor=actor, meeting=found, wanted=assembly.Wanted(f"ซื้อข้าวสาร {number}"), key=uuid7())
        assembly.volunteer(actor=actor, meeting=found, offer=assembly.Offer(f"น้องกานต์ {number}"), key=uuid7())
        talks.tell(actor=actor, meeting=found, told=talks.Told("other", f"ถนนมืด {number}"), key=uuid7())
    return found


def strike(people: Cast, line: striking.Written, key: UUID | None = None) -> None:
    striking.strike(actor=cast.actor(people.recorder), line=line, key=key or uuid7())


def client(people: Cast) -> Client:
    return cast.client(people.recorder)


FIRST: dict[str, tuple[type[Voice] | type[Wish] | type[Volunteer] | type[Talk], str]] = {
    "voice": (Voice, "น้ำท่วม"),
    "wish": (Wish, "ซื้อข้าวสาร"),
    "volunteer": (Volunteer, "น้องกานต์"),
    "talk": (Talk, "ถนนมืด"),
}


@pytest.mark.parametrize("kind", list(FIRST))
def test_a_line_struck_out_is_nowhere_and_the_other_stays(people: Cast, meeting: Meeting, kind: str) -> None:
    model, words = FIRST[kind]
    struck = next(one for one in selectors.lines(meeting) if type(one) is model)
    strike(people, struck)
    page = client(people).get(reverse("meetings:meeting", kwargs={"meeting": meeting.pk})).content.decode()
    printed = paper.words(minutes.minutes(meeting.body, meeting))
    for place in (page, printed):
        assert f"{words} 1" not in place
        assert f"{words} 2" in place
    assert (model.objects.count(), model.everything.count()) == (1, 2)
    assert model.everything.get(pk=struck.pk).struck_at == clock.now()
    assert Command.objects.get(what="meetings.strike").subject == struck.pk  # who, and when


def test_what_is_counted_counts_it_no_more(people: Cast, meeting: Meeting) -> None:
    for model, _words in FIRST.values():
        strike(people, model.objects.order_by("pk")[0])
    counted = selectors.meetings(people.group.pk).get(pk=meeting.pk)
    assert [getattr(counted, name) for name in ("many_voices", "many_open")] == [1, 1]
    assert [one.root.text for one in selectors.board(people.network.pk)] == ["ซื้อข้าวสาร 2"]


def test_sent_again_it_is_done_once_and_a_line_sent_again_does_not_come_back(people: Cast, meeting: Meeting) -> None:
    said, key, again = assembly.Said("need", "รถพาไปหาหมอ"), uuid7(), uuid7()
    voice = assembly.voice(actor=cast.actor(people.recorder), meeting=meeting, said=said, key=key)
    for _time in range(2):
        strike(people, voice, again)
    strike(people, voice)  # from another phone
    same = assembly.voice(actor=cast.actor(people.recorder), meeting=meeting, said=said, key=key)
    assert (same.pk, same.struck_at) == (voice.pk, clock.now())
    assert not Voice.objects.filter(pk=voice.pk).exists()


def test_what_became_of_a_voice_that_was_struck_out_is_kept_with_it(people: Cast, meeting: Meeting) -> None:
    """Two wrote at once: one struck the voice out, the other its answer down. Nothing is lost, and nothing comes back."""
    voice = Voice.objects.order_by("pk")[0]
    strike(people, voice)
    answered = assembly.answer(actor=cast.actor(people.recorder), voice=voice, text="คุยกันแล้ว", key=uuid7())
    assert (answered.answer, Voice.objects.filter(pk=voice.pk).exists()) == ("คุยกันแล้ว", False)


def test_nothing_is_joined_to_what_was_struck_out_meanwhile(people: Cast, meeting: Meeting) -> None:
    struck, other = Wish.objects.order_by("text")
    strike(people, struck)
    with pytest.raises(Stranger):
        assembly.same(actor=cast.actor(people.coordinator), wish=other, other=struck, key=uuid7())
    assert [one.root.pk for one in selectors.board(people.network.pk)] == [other.pk]


def test_what_was_chosen_joined_or_taken_in_stays(people: Cast, meeting: Meeting) -> None:
    chosen, joined = Wish.objects.order_by("text")
    assembly.same(actor=cast.actor(people.coordinator), wish=joined, other=chosen, key=uuid7())
    with pytest.raises(Refusal) as refused:
        strike(people, chosen)
    assert refused.value.code == "MTG-055"
    strike(people, joined)
    strike(people, chosen)  # nothing rests on it any more
    helper = Volunteer.objects.order_by("name")[0]
    Volunteer.objects.filter(pk=helper.pk).update(resolution=_decided(meeting))
    with pytest.raises(Refusal) as refused:
        strike(people, helper)
    assert (refused.value.code, helper.name in str(refused.value.sentence)) == ("MTG-055", True)
    assert Volunteer.objects.filter(pk=helper.pk).exists()


def _decided(meeting: Meeting) -> Resolution:
    return resolutions.decide(meeting=meeting, kind="team", key=uuid7())


def test_after_the_minutes_are_adopted_nothing_is_struck_out(people: Cast, meeting: Meeting) -> None:
    voice = Voice.objects.order_by("pk")[0]
    with clock.at(datetime(2019, 7, 9, 20)):
        sealing.adopt(actor=cast.actor(people.recorder), meeting=meeting, key=uuid7())
        with pytest.raises(Refusal) as refused:
            strike(people, Voice.objects.get(pk=voice.pk))
        assert refused.value.code == "MTG-009"
        page = client(people).get(reverse("meetings:meeting", kwargs={"meeting": meeting.pk})).content.decode()
    assert reverse("meetings:strike", kwargs={"meeting": meeting.pk}) not in page
    assert Voice.objects.count() == 2


def test_on_its_page_one_line_is_chosen(people: Cast, meeting: Meeting) -> None:
    address = reverse("meetings:strike", kwargs={"meeting": meeting.pk})
    recorder = client(people)
    assert address in recorder.get(reverse("meetings:meeting", kwargs={"meeting": meeting.pk})).content.decode()
    shown = recorder.get(address).content.decode()
    assert all(f"{words} {number}" in shown for _model, words in FIRST.values() for number in (1, 2))
    voice = Voice.objects.order_by("pk")[0]
    nothing = recorder.post(address, {"key": str(uuid7())})
    elsewhere = recorder.post(address, {"key": str(uuid7()), "line": str(uuid7())})
    assert (nothing.status_code, elsewhere.status_code, Voice.objects.count()) == (422, 422, 2)
    typed = {"key": str(uuid7()), "line": str(voice.pk)}
    twice = [recorder.post(address, typed).status_code for _time in range(2)]
    assert (twice, Voice.objects.count()) == ([303, 303], 1)
    assert voice.text not in recorder.get(address).content.decode()
    assert cast.client(people.member).get(address).status_code == 403
