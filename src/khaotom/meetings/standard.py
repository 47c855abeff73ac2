"""The blocks every meeting has: what is explained, voices, rules, wishes, those who would help, findings, other business, the meal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import drafts
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import minutes, rounds, selectors, talking
from khaotom.meetings.blocks import OTHER, Block, blocks
from khaotom.meetings.forms import lines, talks
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


def _rules(meeting: Meeting) -> Mapping[str, Any]:
    """What is laid before those who come together, as long as they may still decide on it; and what they decided of the rules."""
    decided = meeting.resolutions.filter(kind__in=("bylaws", "common_rules")).order_by("serial")
    laid_before: list[Draft] = []
    if meeting.date >= clock.today():
        laid_before = drafts.open_in(meeting.group_id) if meeting.group_id else drafts.open_in_network(meeting.network_id)
    return {"drafts": laid_before, "ruled": decided}


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
    _register_told()
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
            lines=minutes.visitors,
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
            lines=minutes.voices,
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
            lines=minutes.volunteers,
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
            lines=minutes.wishes,
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
            lines=minutes.meals,
            ahead=True,
            everywhere=True,
        ),
    )


def _register_told() -> None:
    """Those of which a few lines are kept."""
    talking.register(
        "explain",
        _("What was explained"),
        8,
        "info",
        add=_("Write down what was explained"),
        talk=_("What the network does, and with whose money"),
        form=talks.ExplainForm,
    )
    talking.register(
        "rules",
        _("Rules we talked about"),
        25,
        "scroll-text",
        add=_("Write down what was said of the rules"),
        talk=_("The rules by which we look after one another"),
        template="meetings/blocks/rules.html",
        read=_rules,
    )
    talking.register(
        "findings",
        _("What was found, given back"),
        60,
        "megaphone",
        add=_("Write down what was read back"),
        talk=_("What was found out about us, for us to put right"),
        form=talks.FindingForm,
    )
    talking.register(OTHER, _("Other business"), 70, "notebook-pen", add=_("Write down another matter"))
