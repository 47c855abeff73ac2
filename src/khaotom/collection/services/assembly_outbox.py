"""What phones keep of an assembly: each line, answer and vote once, whatever the order or how often it comes. See the protocol.

What people said is never lost: each stands by itself. A vote that cannot be counted when it comes is refused with its sentence and
stays on the phone, with its figures, to be sent again or copied; a refusal leaves its key free.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts
from khaotom.collection.services import sent
from khaotom.collection.services.sent import Command, Result
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.meetings import access, refusals, selectors
from khaotom.meetings.models import Meal, Meeting, NamedVote, Resolution, Voice
from khaotom.meetings.rules import Hands
from khaotom.meetings.services import adopting, assembly, questions, talks
from khaotom.meetings.services.resolutions import Vote

WAY = Resolution.Way
AFTERWARDS = ("answer_voice", "vote", "ask")
"""What rests on something else, which may lie in the same batch."""


def apply(*, actor: Actor, meeting: Meeting, commands: Sequence[Mapping[str, Any]]) -> list[Result]:
    """Apply each in a transaction of its own, after what it rests on; the results come in the order asked."""

    def do(command: Command, key: UUID) -> None:
        _KINDS[command["kind"]](actor, meeting, command, key)

    order = sorted(range(len(commands)), key=lambda place: commands[place].get("kind") in AFTERWARDS)
    results = dict(zip(order, sent.each([commands[place] for place in order], do), strict=True))
    return [results[place] for place in range(len(commands))]


def _at(meeting: Meeting, command: Command) -> datetime:
    """By the phone's clock where it says the meeting's own day, however late it comes; else as for a slip."""
    told = sent.told(command)
    return told if told.date() == meeting.date else sent.moment(command)


def _voice(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    hands = command["hands"]
    said = assembly.Said(
        kind=Voice.Kind(command["voice"]).value,
        text=sent.line(command["text"], 300),
        hands=None if hands is None else sent.count(hands),
        looks_at=sent.words(command["looks_at"], 80),
    )
    assembly.voice(actor=actor, meeting=meeting, said=said, key=key, at=_at(meeting, command))


def _answer_voice(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    """What became of what somebody said here. Refuses: MTG-054."""
    text = sent.line(command["text"], 300)
    voice = Voice.everything.filter(pk=UUID(command["voice"]), meeting=meeting).first()
    if voice is None:
        raise refusals.VoiceNotHere
    assembly.answer(actor=actor, voice=voice, text=text, key=key, at=_at(meeting, command))


def _wish(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    wanted = assembly.Wanted(
        text=sent.line(command["text"], 200),
        cuts=sent.amount(command["cuts"]),
        raises=sent.amount(command["raises"]),
        dots=sent.count(command["dots"]),
    )
    assembly.wish(actor=actor, meeting=meeting, wanted=wanted, key=key, at=_at(meeting, command))


def _volunteer(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    offer = assembly.Offer(
        name=sent.line(command["name"], 80),
        phone=sent.words(command["phone"], 20),
        role=sent.words(command["role"], 80),
        skills=sent.words(command["skills"], 120),
        free=sent.words(command["free"], 120),
    )
    assembly.volunteer(actor=actor, meeting=meeting, offer=offer, key=key, at=_at(meeting, command))


def _meal(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    eaten = assembly.Eaten(
        when=Meal.When(command["when"]).value,
        heads=sent.count(command["heads"]),
        menu=sent.words(command["menu"], 120),
        halal=command["halal"] is True,
        vegetarian=sent.count(command["vegetarian"]),
        packed=sent.count(command["packed"]),
        cost=sent.amount(command["cost"]),
        cooked_by=sent.words(command["cooked_by"], 120),
    )
    assembly.meal(actor=actor, meeting=meeting, eaten=eaten, key=key, at=_at(meeting, command))


def _tell(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    told = talks.Told(
        block=sent.line(command["block"], 40),
        text=sent.line(command["text"], 600),
        about=sent.words(command["about"], 120),
        put_right=sent.words(command["put_right"], 300),
        told_by=sent.words(command["told_by"], 80),
    )
    talks.tell(actor=actor, meeting=meeting, told=told, key=key, at=_at(meeting, command))


def _answer(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    mark = bytes.fromhex(command["mark"])
    if len(mark) != 32 or type(command["agreed"]) is not bool:
        raise ValueError(command)
    read = drafts.Read(sent.line(command["code"], 40), mark, _at(meeting, command))
    drafts.answer_as_read(actor=actor, draft=_draft(actor, meeting, command), read=read, agreed=command["agreed"], key=key)


def _vote(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    vote = _counted(meeting, command)
    adopting.decide_first(actor=actor, draft=_draft(actor, meeting, command), on=meeting.date, vote=vote, key=key)


def _ask(actor: Actor, meeting: Meeting, command: Command, key: UUID) -> None:
    text = sent.line(command["text"], 200)
    questions.decide(actor=actor, meeting=meeting, text=text, vote=_counted(meeting, command), key=key)


def _counted(meeting: Meeting, command: Command) -> Vote:
    """How the meeting voted. Refuses: MTG-053 (it names somebody the group does not know)."""
    way = WAY(command["way"])
    heads, in_favour, against, abstained = (sent.count(command[name]) for name in ("heads", "in_favour", "against", "abstained"))
    named = _named(command["named"]) if way == WAY.NAMED else {}
    saw = [UUID(one) for one in _list(command["witnesses"], 2)] if way == WAY.BALLOT else []
    vote = Vote(way.value, heads, in_favour, against, abstained, named, (saw[0], saw[1]) if len(saw) == 2 else None)
    if way == WAY.NAMED and vote.hands != Hands(heads, in_favour, against, abstained):
        raise ValueError(command)  # the phone showed another count than its names come to
    there = {*named, *saw}
    if there and there != selectors.known_at(meeting, there):
        raise refusals.NotOfThisGroup
    return vote


def _named(value: Any) -> dict[UUID, str]:
    """Each person's choice, each person once."""
    votes = _list(value, sent.MOST)
    named = {UUID(one["person"]): NamedVote.Choice(one["choice"]).value for one in votes}
    if len(named) != len(votes):
        raise ValueError(value)
    return named


def _list(value: Any, most: int) -> list[Any]:
    if type(value) is not list or len(value) > most:
        raise ValueError(value)
    return value


def _draft(actor: Actor, meeting: Meeting, command: Command) -> Draft:
    """The draft, for one who writes the group's rules down. Refuses: MTG-051, MTG-052."""
    try:
        found = access.draft(actor, UUID(command["draft"]))
    except NotYourOffice:
        raise refusals.VoteByOthers from None
    except Stranger:
        raise refusals.DraftElsewhere from None
    if found.group_id != meeting.group_id:
        raise refusals.DraftElsewhere
    return found


_KINDS: Mapping[str, Callable[[Actor, Meeting, Command, UUID], None]] = {
    "voice": _voice,
    "answer_voice": _answer_voice,
    "wish": _wish,
    "volunteer": _volunteer,
    "meal": _meal,
    "talk": _tell,
    "answer": _answer,
    "vote": _vote,
    "ask": _ask,
}
