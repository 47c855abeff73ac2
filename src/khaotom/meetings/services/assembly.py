"""The assembly part of a meeting: what people say, want to do, offer, and eat. One line each, written down in seconds.

``at``: when it was said, where a phone kept it a while. It is no part of what was said: the same line sent again is the same line.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import refusals
from khaotom.meetings.models import Meal, Meeting, Voice, Volunteer, Wish
from khaotom.meetings.services import days, minutes
from khaotom.people.models import Group
from khaotom.trail import services as trail


@transaction.atomic
def plan(*, actor: Actor, group: Group, on: date, place: str, key: UUID, starts_at: time | None = None) -> Meeting:
    """A meeting on a day to come, or of today; a day that has one already keeps it, with what is newly said of it."""
    arguments = {"group": group.pk, "on": on, "place": place} | days.hour(starts_at)
    meeting = days.on(group, on, place)
    if trail.once(actor=actor, key=key, what="meetings.plan", arguments=arguments, subject=group.pk):
        days.say(meeting, place, starts_at)
    return meeting


@dataclass(frozen=True, slots=True)
class Said:
    """One voice: which kind, in whose words, how many raised a hand, and who looks at it."""

    kind: str
    text: str
    hands: int | None = None
    looks_at: str = ""


@transaction.atomic
def voice(*, actor: Actor, meeting: Meeting, said: Said, key: UUID, at: datetime | None = None) -> Voice:
    """Somebody said it. Refuses: MTG-007 (the meeting is still to come), MTG-009 (its minutes are adopted)."""
    arguments = {"meeting": meeting.pk, "kind": said.kind, "text": said.text, "hands": said.hands, "looks_at": said.looks_at}
    if not trail.once(actor=actor, key=key, what="meetings.voice", arguments=arguments, subject=meeting.pk):
        return Voice.everything.get(pk=key)
    minutes.lock_held(meeting)
    return Voice.objects.create(
        id=key,
        meeting=meeting,
        kind=said.kind,
        text=said.text,
        hands=said.hands,
        looks_at=said.looks_at,
        said_at=at or clock.now(),
    )


@transaction.atomic
def answer(*, actor: Actor, voice: Voice, text: str, key: UUID, at: datetime | None = None) -> Voice:
    """What became of it; a later answer replaces the one before, whichever comes first."""
    if trail.once(actor=actor, key=key, what="meetings.answer", arguments={"voice": voice.pk, "text": text}, subject=voice.pk):
        there, moment = Voice.everything.select_for_update().get(pk=voice.pk), at or clock.now()
        if there.answered_at is None or (there.answered_at, there.answer) < (moment, text):
            said = {"answer": text, "answered_at": moment, "answered_on": clock.local(moment).date()}
            Voice.everything.filter(pk=voice.pk).update(**said)
    return Voice.everything.get(pk=voice.pk)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wish, with what it spares or brings a household a month (satang), and its stickers."""

    text: str
    cuts: int = 0
    raises: int = 0
    dots: int = 0


@transaction.atomic
def wish(*, actor: Actor, meeting: Meeting, wanted: Wanted, key: UUID, at: datetime | None = None) -> Wish:
    """People want to do it. Refuses: MTG-007, MTG-009."""
    arguments = {
        "meeting": meeting.pk,
        "text": wanted.text,
        "cuts": wanted.cuts,
        "raises": wanted.raises,
        "dots": wanted.dots,
    }
    if not trail.once(actor=actor, key=key, what="meetings.wish", arguments=arguments, subject=meeting.pk):
        return Wish.everything.get(pk=key)
    minutes.lock_held(meeting)
    return Wish.objects.create(
        id=key,
        meeting=meeting,
        text=wanted.text,
        cuts=wanted.cuts,
        raises=wanted.raises,
        dots=wanted.dots,
        said_at=at or clock.now(),
    )


@transaction.atomic
def same(*, actor: Actor, wish: Wish, other: Wish | None, key: UUID) -> Wish:
    """Two communities want the same thing; with None, they do not after all. No row moves: ``same_as`` says it.

    Refuses: MTG-008 (one wish already), MTG-042 (it was chosen: others are joined to it, not it to others).
    """
    arguments = {"wish": wish.pk, "other": other.pk if other else None}
    if trail.once(actor=actor, key=key, what="meetings.same_wish", arguments=arguments, subject=wish.pk):
        root = (other.same_as_id or other.pk) if other else None
        if root == wish.pk:
            raise refusals.SameWish
        both = Wish.objects.select_for_update(of=("self",)).filter(pk__in=[wish.pk, root]).order_by("pk")
        rows = {one.pk: one for one in both.select_related("chosen_by")}
        if not {wish.pk, root or wish.pk} <= rows.keys():
            raise Stranger  # struck out meanwhile
        locked = rows[wish.pk]
        if root is not None and locked.chosen_by is not None:
            raise refusals.ChosenStands(wish=locked.text, number=locked.chosen_by.number)
        Wish.objects.filter(pk=wish.pk).update(same_as=root)
        if root is not None:
            Wish.objects.filter(same_as=wish.pk).update(same_as=root)
    return Wish.everything.get(pk=wish.pk)


@dataclass(frozen=True, slots=True)
class Offer:
    """Who would help, with what, and when."""

    name: str
    phone: str = ""
    role: str = ""
    skills: str = ""
    free: str = ""


@transaction.atomic
def volunteer(*, actor: Actor, meeting: Meeting, offer: Offer, key: UUID, at: datetime | None = None) -> Volunteer:
    """She would help. Refuses: MTG-007, MTG-009."""
    arguments = {"meeting": meeting.pk, "offer": [offer.name, offer.phone, offer.role, offer.skills, offer.free]}
    if not trail.once(actor=actor, key=key, what="meetings.volunteer", arguments=arguments, subject=meeting.pk):
        return Volunteer.everything.get(pk=key)
    minutes.lock_held(meeting)
    return Volunteer.objects.create(
        id=key,
        meeting=meeting,
        name=offer.name,
        phone=offer.phone,
        role=offer.role,
        skills=offer.skills,
        free=offer.free,
        offered_at=at or clock.now(),
    )


@dataclass(frozen=True, slots=True)
class Eaten:
    """The shared meal; ``cost`` in satang."""

    when: str
    heads: int
    menu: str = ""
    halal: bool = True
    vegetarian: int = 0
    packed: int = 0
    cost: int = 0
    cooked_by: str = ""


@transaction.atomic
def meal(*, actor: Actor, meeting: Meeting, eaten: Eaten, key: UUID, at: datetime | None = None) -> Meal:
    """What is eaten together; written anew it replaces what was written before. May be planned ahead. Refuses: MTG-009.

    Of two that come in any order the one written later stays: its key is the meal's id.
    """
    facts = {name: getattr(eaten, name) for name in Eaten.__dataclass_fields__}
    if trail.once(actor=actor, key=key, what="meetings.meal", arguments={"meeting": meeting.pk, **facts}, subject=meeting.pk):
        minutes.lock_open(meeting)
        facts |= {"id": key, "written_at": at or clock.now()}
        there = Meal.objects.filter(meeting=meeting).first()
        if there is None:
            Meal.objects.create(meeting=meeting, **facts)
        elif there.written_at is None or (there.written_at, there.pk) < (facts["written_at"], key):
            Meal.objects.filter(pk=there.pk).update(**facts)
    return Meal.objects.get(meeting=meeting)
