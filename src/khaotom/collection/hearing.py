"""The assembly's state as the phone reads it. See docs/reference/meeting-day-protocol.md; amounts in satang."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from khaotom.bylaws import access as bylaws_access
from khaotom.bylaws import drafts, kinds, words
from khaotom.bylaws import selectors as bylaws
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import selectors
from khaotom.meetings.clauses import DecisionsRule
from khaotom.meetings.models import Meal, Meeting, Resolution, Talk, Voice
from khaotom.meetings.services.assembly import Eaten
from khaotom.people.models import Person
from khaotom.ui import formats


def state(actor: Actor, meeting: Meeting) -> dict[str, Any]:
    """Everything the assembly's screen needs; the number of queries grows with the open drafts alone. No telephone number of anybody."""
    group = meeting.group
    if group is None:
        raise Stranger
    rule = bylaws.one(group.pk, "decisions", meeting.date)
    says: DecisionsRule = rule.parameters if rule else DecisionsRule(quorum=0)
    meal = Meal.objects.filter(meeting=meeting).first()
    came = selectors.who_came(meeting.pk)
    return {
        "meeting": {
            "id": str(meeting.pk),
            "group": group.name,
            "heading": formats.day_long(meeting.date),
            "came": len(came),
            "adopted": meeting.adopted_by.number if meeting.adopted_by else "",
        },
        "server_time": _ms(clock.now()),
        "people": _people(came),
        "voices": [_voice(one) for one in meeting.voices.order_by("said_at", "pk")],
        "wishes": [
            {
                "id": str(one.pk),
                "text": one.text,
                "cuts": one.cuts,
                "raises": one.raises,
                "dots": one.dots,
                "at": _ms(one.said_at),
            }
            for one in meeting.wishes.order_by("said_at", "pk")
        ],
        "volunteers": [
            {
                "id": str(one.pk),
                "name": one.name,
                "role": one.role,
                "skills": one.skills,
                "free": one.free,
                "at": _ms(one.offered_at),
            }
            for one in meeting.volunteers.order_by("offered_at", "pk")
        ],
        "talks": [_talk(one) for one in meeting.talks.order_by("said_at", "pk")],
        "meal": _meal(meal) if meal else None,
        "decided": [_decided(one) for one in selectors.resolutions(group.pk).filter(meeting=meeting)],
        "drafts": [_draft(one) for one in drafts.open_in(group.pk)],
        "quorum": {"clause": rule.clause if rule else "", "heads": says.quorum},
        "majority": says.majority,
        "amending": says.amending,
        "may_rule": bylaws_access.writes(actor, group),
    }


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _people(came: Sequence[Person]) -> list[dict[str, str]]:
    """Who came, as people call them and no more; two who are called the same are told apart by their full names."""
    called = Counter(one.calling for one in came)
    return [
        {"id": str(one.pk), "called": one.calling if called[one.calling] == 1 else f"{one.calling} ({one.full_name})"}
        for one in came
    ]


def _voice(one: Voice) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "voice": one.kind,
        "text": one.text,
        "hands": one.hands,
        "looks_at": one.looks_at,
        "at": _ms(one.said_at),
        "answer": one.answer,
        "answered_at": _ms(one.answered_at) if one.answered_at else 0,
    }


def _meal(meal: Meal) -> dict[str, Any]:
    facts = {name: getattr(meal, name) for name in Eaten.__dataclass_fields__}
    return {"id": str(meal.pk), "at": _ms(meal.written_at) if meal.written_at else 0, **facts}


def _talk(one: Talk) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "block": one.block,
        "text": one.text,
        "about": one.about,
        "put_right": one.put_right,
        "told_by": one.told_by,
        "at": _ms(one.said_at),
    }


def _decided(one: Resolution) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "number": one.number,
        "words": one.shown_text or one.shown_kind,
        "passed": one.passed,
        "heads": one.heads,
        "in_favour": one.in_favour,
        "against": one.against,
        "abstained": one.abstained,
        "at": _ms(one.decided_at),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "id": str(draft.pk),
        "title": draft.shown_title,
        "sentence": words.sentence(draft.name, kinds.validate(draft.name, draft.parameters)),
        "begins": formats.day_short(draft.effective_from),
        "examples": [
            {"code": example.code, "mark": drafts.mark(example).hex(), "sentence": example.sentence, "agreed": agreed}
            for example, agreed in drafts.answered(draft)
        ],
    }
