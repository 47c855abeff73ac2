"""A whole evening from its papers, written at once: all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import adopting, assembly, attendance, minutes, talks
from khaotom.meetings.services.assembly import Eaten, Offer, Said, Wanted
from khaotom.meetings.services.attendance import Visitor
from khaotom.meetings.services.resolutions import Vote
from khaotom.meetings.services.talks import Told
from khaotom.trail import services as trail
from khaotom.trail.models import Command

WHAT = "meetings.key_evening"
NOON = time(12)
"""Nobody wrote beside her name when she came."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the papers say of one draft: yes or no to its examples by their code, and the vote where there was one."""

    draft: Draft
    answers: Mapping[str, bool] = field(default_factory=dict)
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Evening:
    """Everything that came back on paper. ``outsiders`` and ``eaten`` are None where nothing was written."""

    came: Sequence[UUID] = ()
    outsiders: int | None = None
    voices: Sequence[Said] = ()
    wishes: Sequence[Wanted] = ()
    offers: Sequence[Offer] = ()
    eaten: Eaten | None = None
    decided: Sequence[Decided] = ()
    told: Sequence[Told] = ()


class NotAllRight(Exception):
    """Something in it is refused, so nothing was written. ``problems``: each refusal by its place."""

    def __init__(self, problems: Mapping[str, Refusal]) -> None:
        super().__init__(", ".join(f"{place}: {problem}" for place, problem in problems.items()))
        self.problems = problems


class _Looked(Exception):
    """Everything went well, and nothing of it shall stay."""


def keyed(meeting: Meeting, key: UUID) -> bool:
    """Was the evening written down under this key before?"""
    return Command.objects.filter(pk=key, what=WHAT, subject=meeting.pk).exists()


def look(*, actor: Actor, meeting: Meeting, evening: Evening, key: UUID) -> None:
    """Try all of it and keep nothing: what would be refused is refused now. Refuses and raises: as ``write``."""
    try:
        with transaction.atomic():
            write(actor=actor, meeting=meeting, evening=evening, key=key)
            raise _Looked
    except _Looked:
        pass


@transaction.atomic
def write(*, actor: Actor, meeting: Meeting, evening: Evening, key: UUID) -> None:
    """Each thing by its own service, under a key made from this one.

    Refuses: MTG-007 (the meeting is still to come), MTG-009 (its minutes are adopted). Raises ``NotAllRight`` with all that the parts
    refuse, so that one look mends everything.
    """
    if not trail.once(actor=actor, key=key, what=WHAT, arguments=_arguments(meeting, evening), subject=meeting.pk):
        return
    minutes.lock_held(meeting)
    problems: dict[str, Refusal] = {}
    for place, act in _acts(actor, meeting, evening, key):
        try:
            with transaction.atomic():
                act()
        except Refusal as problem:
            problems.setdefault(place, problem)
    if problems:
        raise NotAllRight(problems)


def _acts(actor: Actor, meeting: Meeting, evening: Evening, key: UUID) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every act with the place it was written at; who came first, since a vote may ask."""
    on_list, voice = (
        partial(attendance.arrive_by_list, actor=actor, meeting=meeting),
        partial(assembly.voice, actor=actor, meeting=meeting),
    )
    wish, offer = partial(assembly.wish, actor=actor, meeting=meeting), partial(assembly.volunteer, actor=actor, meeting=meeting)
    if evening.came:
        yield "came", partial(on_list, people=evening.came, at=_at(meeting), key=uuid5(key, "came"))
    if evening.outsiders:
        others = Visitor(called=_("others who came"), heads=evening.outsiders)
        yield (
            "outsiders",
            partial(attendance.receive, actor=actor, meeting=meeting, visitor=others, at=_at(meeting), key=uuid5(key, "others")),
        )
    for number, said in enumerate(evening.voices):
        yield f"{said.kind}s", partial(voice, said=said, key=uuid5(key, f"voice-{number}"))
    for number, wanted in enumerate(evening.wishes):
        yield "wishes", partial(wish, wanted=wanted, key=uuid5(key, f"wish-{number}"))
    for number, offered in enumerate(evening.offers):
        yield "offers", partial(offer, offer=offered, key=uuid5(key, f"offer-{number}"))
    if evening.eaten:
        yield "meal_heads", partial(assembly.meal, actor=actor, meeting=meeting, eaten=evening.eaten, key=uuid5(key, "meal"))
    for number, lines in enumerate(evening.told):
        act = partial(talks.tell, actor=actor, meeting=meeting, told=lines, key=uuid5(key, f"talk-{number}"))
        yield f"talk_{lines.block}", act
    for one in evening.decided:
        yield f"{one.draft.pk}_heads", partial(_decide, actor, meeting, one, key)


def _decide(actor: Actor, meeting: Meeting, one: Decided, key: UUID) -> None:
    for code, agreed in one.answers.items():
        drafts.answer(actor=actor, draft=one.draft, code=code, agreed=agreed, key=uuid5(key, f"{one.draft.pk}-{code}"))
    if one.vote is not None:
        adopting.decide(actor=actor, draft=one.draft, on=meeting.date, vote=one.vote, key=uuid5(key, f"{one.draft.pk}-vote"))


def _at(meeting: Meeting) -> datetime:
    return datetime.combine(meeting.date, NOON, clock.BANGKOK)


def _arguments(meeting: Meeting, evening: Evening) -> dict[str, Any]:
    return {
        "meeting": meeting.pk,
        "came": evening.came,
        "outsiders": evening.outsiders,
        "voices": [asdict(one) for one in evening.voices],
        "wishes": [asdict(one) for one in evening.wishes],
        "offers": [asdict(one) for one in evening.offers],
        "eaten": asdict(evening.eaten) if evening.eaten else None,
        "decided": [
            {"draft": one.draft.pk, "answers": dict(one.answers), "vote": asdict(one.vote) if one.vote else None}
            for one in evening.decided
        ],
    } | ({"told": [asdict(one) for one in evening.told]} if evening.told else {})
