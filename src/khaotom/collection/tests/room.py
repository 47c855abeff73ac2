"""A meeting, its draft of the rules, and a phone that makes commands as the assembly's page does."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from khaotom.bylaws import drafts as drafting
from khaotom.bylaws.models import Answer, Draft
from khaotom.collection.services import assembly_outbox
from khaotom.collection.services.sent import Result
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meal, Meeting, NamedVote, Resolution, Talk, Voice, Volunteer, Wish
from khaotom.meetings.services import attendance, days
from khaotom.people.models import HostName
from tests import assembly, evening

EVENING = datetime(2019, 6, 9, 19, tzinfo=clock.BANGKOK)
COUNTED = {"way": "hands", "heads": 33, "in_favour": 31, "against": 0, "abstained": 2}
Command = dict[str, Any]


def prepared(golden: evening.Evening) -> tuple[evening.Evening, Draft]:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    return golden, assembly.propose(golden)


class Room:
    """The meeting, its draft, and a phone that makes commands as the page's script does."""

    def __init__(self, golden: evening.Evening, draft: Draft) -> None:
        self.golden, self.draft, self.actor = golden, draft, golden.actor
        self.meeting: Meeting = days.on(golden.group, evening.DAY)
        self.minutes = 0

    def make(self, kind: str, **values: Any) -> Command:
        """A command made a minute after the last one."""
        self.minutes += 1
        at = clock.now() - timedelta(hours=1) + timedelta(minutes=self.minutes)
        return {"id": str(uuid7()), "kind": kind, "at": int(at.timestamp() * 1000), **values}

    def voice(self, text: str, **changed: Any) -> Command:
        return self.make("voice", voice="problem", text=text, hands=18, looks_at="", **changed)

    def wish(self, text: str) -> Command:
        return self.make("wish", text=text, cuts=12000, raises=0, dots=14)

    def volunteer(self, name: str) -> Command:
        return self.make("volunteer", name=name, phone="", role="จดบันทึก", skills="", free="")

    def talk(self, text: str, block: str = "other") -> Command:
        return self.make("talk", block=block, text=text, about="", put_right="", told_by="พี่เนียร")

    def meal(self, heads: int) -> Command:
        eaten = {"when": "after", "heads": heads, "menu": "ข้าวต้มปลา", "halal": True, "vegetarian": 0, "packed": 2}
        return self.make("meal", **eaten, cost=135000, cooked_by="")

    def answers(self, *, agreed: bool = True) -> list[Command]:
        """Every example of the draft as it reads now."""
        said = [(example.code, drafting.mark(example).hex()) for example in drafting.examples(self.draft)]
        return [self.make("answer", draft=str(self.draft.pk), code=code, mark=mark, agreed=agreed) for code, mark in said]

    def vote(self, **changed: Any) -> Command:
        return self.make("vote", draft=str(self.draft.pk), **COUNTED | changed)

    def ask(self, text: str, **changed: Any) -> Command:
        return self.make("ask", text=text, **COUNTED | changed)

    def answer_voice(self, voice: Command, text: str) -> Command:
        return self.make("answer_voice", voice=voice["id"], text=text)

    def come(self, *numbers: int) -> None:
        """Those members have come, by the list at the door."""
        people = [self.person(number) for number in numbers]
        attendance.arrive_by_list(actor=self.actor, meeting=self.meeting, people=people, at=clock.now(), key=uuid7())

    def person(self, number: int) -> UUID:
        return self.golden.person(number).pk

    def by_name(
        self, *, favour: Sequence[int] = (), against: Sequence[int] = (), abstain: Sequence[int] = (), heads: int = 33
    ) -> Command:
        """The part of a vote that is counted by name, of members by number."""
        choices = {"for": favour, "against": against, "abstain": abstain}
        named = [{"person": str(self.person(one)), "choice": choice} for choice, numbers in choices.items() for one in numbers]
        counts = {"in_favour": len(favour), "against": len(against), "abstained": len(abstain)}
        return {"way": "named", "heads": heads, **counts, "named": named}

    def by_ballot(self, *witnesses: int) -> Command:
        return {"way": "ballot", "witnesses": [str(self.person(one)) for one in witnesses]}

    def send(self, *commands: Command) -> list[Result]:
        return assembly_outbox.apply(actor=self.actor, meeting=self.meeting, commands=commands)

    def came_to(self, *commands: Command) -> list[str]:
        """What became of each: its outcome, or the number of what refused it."""
        return [result.code or result.outcome for result in self.send(*commands)]

    def decided(self) -> QuerySet[Resolution]:
        return Resolution.objects.filter(meeting=self.meeting)

    def outcome(self) -> tuple[object, ...]:
        """Everything the evening came to, but for the numbers of resolutions: those are given in the order they come."""
        meal = Meal.objects.filter(meeting=self.meeting).values_list("id", "heads", "written_at").first()
        return (
            list(Voice.objects.order_by("said_at", "pk").values_list("id", "text", "hands", "said_at", "answer", "answered_at")),
            list(Wish.objects.order_by("said_at", "pk").values_list("id", "text", "dots", "said_at")),
            list(Volunteer.objects.order_by("offered_at", "pk").values_list("id", "name", "offered_at")),
            meal,
            list(Talk.objects.order_by("said_at", "pk").values_list("id", "block", "text", "said_at")),
            sorted(Answer.objects.filter(draft=self.draft).values_list("code", "agreed")),
            sorted(
                self.decided().values_list("id", "kind", "text", "way", "in_favour", "passed", "first_witness", "second_witness")
            ),
            sorted(NamedVote.objects.values_list("resolution", "person", "choice")),
            Draft.objects.get(pk=self.draft.pk).state,
        )
