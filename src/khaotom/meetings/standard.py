"""The blocks every meeting has: voices, wishes, those who would help, the shared meal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import rounds, selectors
from khaotom.meetings.blocks import Block, blocks
from khaotom.meetings.forms import lines
from khaotom.meetings.forms.rounds import VisitorForm
from khaotom.meetings.models import Meal, Meeting
from khaotom.meetings.services import assembly, attendance


def _visitors(meeting: Meeting) -> Mapping[str, Any]:
    return {"visitors": selectors.visitors(meeting.pk)}


def _voices(meeting: Meeting) -> Mapping[str, Any]:
    return {"voices": meeting.voices.order_by("said_at")}


def _wishes(meeting: Meeting) -> Mapping[str, Any]:
    return {"wishes": meeting.wishes.order_by("-dots", "said_at")}


def _volunteers(meeting: Meeting) -> Mapping[str, Any]:
    return {"volunteers": meeting.volunteers.select_related("resolution").order_by("offered_at")}


def _meal(meeting: Meeting) -> Mapping[str, Any]:
    return {"meal": Meal.objects.filter(meeting=meeting).first()}


def _meal_before(meeting: Meeting) -> Mapping[str, Any]:
    """What was written before, to be changed; else as many heads as came."""
    there = Meal.objects.filter(meeting=meeting).first()
    if there is not None:
        return {name: getattr(there, name) for name in assembly.Eaten.__dataclass_fields__}
    return {"heads": len(selectors.came(meeting.pk)) or None}


def _add_voice(actor: Actor, meeting: Meeting, form: lines.VoiceForm, key: UUID) -> object:
    return assembly.voice(actor=actor, meeting=meeting, said=form.said, key=key)


def _add_wish(actor: Actor, meeting: Meeting, form: lines.WishForm, key: UUID) -> object:
    return assembly.wish(actor=actor, meeting=meeting, wanted=form.wanted, key=key)


def _add_volunteer(actor: Actor, meeting: Meeting, form: lines.VolunteerForm, key: UUID) -> object:
    return assembly.volunteer(actor=actor, meeting=meeting, offer=form.offer, key=key)


def _keep_meal(actor: Actor, meeting: Meeting, form: lines.MealForm, key: UUID) -> object:
    return assembly.meal(actor=actor, meeting=meeting, eaten=form.eaten, key=key)


def _from_where(meeting: Meeting) -> Mapping[str, Any]:
    return {"heads": 1, "offered": rounds.whence(meeting.network_id)}


def _receive(actor: Actor, meeting: Meeting, form: VisitorForm, key: UUID) -> object:
    return attendance.receive(actor=actor, meeting=meeting, visitor=form.visitor, at=clock.now(), key=key)


def register() -> None:
    """In the order of the evening."""
    blocks.register(
        "visitors",
        Block(
            _("People from outside"),
            5,
            "users",
            "meetings/blocks/visitors.html",
            _visitors,
            _("Somebody from outside has come"),
            VisitorForm,
            _receive,
            _from_where,
        ),
    )
    blocks.register(
        "voices",
        Block(
            _("Voices of the room"),
            10,
            "message-circle",
            "meetings/blocks/voices.html",
            _voices,
            _("Write down what somebody says"),
            lines.VoiceForm,
            _add_voice,
            talk=_("What troubles us and what we need"),
            everywhere=True,
        ),
    )
    blocks.register(
        "volunteers",
        Block(
            _("Who would help"),
            20,
            "user-plus",
            "meetings/blocks/volunteers.html",
            _volunteers,
            _("Somebody would help"),
            lines.VolunteerForm,
            _add_volunteer,
            talk=_("Who would help in the subdistrict team"),
        ),
    )
    blocks.register(
        "wishes",
        Block(
            _("What we want to do"),
            30,
            "list-checks",
            "meetings/blocks/wishes.html",
            _wishes,
            _("Add a wish"),
            lines.WishForm,
            _add_wish,
            talk=_("What we would do together to spend less or earn more"),
        ),
    )
    blocks.register(
        "meal",
        Block(
            _("We eat together"),
            90,
            "soup",
            "meetings/blocks/meal.html",
            _meal,
            _("Write down the meal"),
            lines.MealForm,
            _keep_meal,
            _meal_before,
            everywhere=True,
        ),
    )
