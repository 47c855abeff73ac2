"""The central team writes down programmes, activities and the meetings they were talked about at."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from khaotom.kernel.refusal import Refusal
from khaotom.meetings import selectors as meetings
from khaotom.people import selectors as people
from khaotom.people.doors import Request, opens
from khaotom.people.models import Network
from khaotom.projects import access, selectors, shown
from khaotom.projects.forms import (
    ActivityChangeForm,
    ActivityForm,
    DropForm,
    MeetingForm,
    ProgrammeChangeForm,
    ProgrammeForm,
    YesForm,
)
from khaotom.projects.models import Activity, ActivityVersion, Programme
from khaotom.projects.services import activities, programmes
from khaotom.ui.answers import page, see


def _choices(network: UUID, *kept: ActivityVersion) -> dict[str, Any]:
    """Who may answer, and what was chosen in common; whom ``kept`` names stays a choice, also when the office has ended."""
    teams = [*people.network_teams(network), *(one.team for one in kept if one.team)]
    offices = [*people.officers(network), *(one.office for one in kept if one.office)]
    return {
        "teams": {one.pk: one for one in teams}.values(),
        "offices": {one.pk: one for one in offices}.values(),
        "wishes": meetings.common_activities(network),
    }


@require_GET
@opens(access.plans)
def plans(request: Request, network: Network) -> HttpResponse:
    """Every programme with its activities, and what can be written down."""
    return render(request, "projects/plans.html", {"programmes": shown.programmes(network.pk)})


@require_http_methods(["GET", "POST"])
@opens(access.plans)
def begin(request: Request, network: Network) -> HttpResponse:
    """One more programme."""
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        try:
            programmes.begin(actor=request.actor, terms=form.terms, key=form.cleaned_data["key"])
            return see("projects:plans")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "projects/programme_begin.html", form, {})


@require_http_methods(["GET", "POST"])
@opens(access.programme)
def programme(request: Request, found: Programme) -> HttpResponse:
    """A programme says something else."""
    now = selectors.programme(found.pk).now
    form = ProgrammeChangeForm(request.POST or None, initial=ProgrammeForm.filled(now))
    if form.is_valid():
        try:
            programmes.change(
                actor=request.actor, programme=found, terms=form.terms, change=form.change, key=form.cleaned_data["key"]
            )
            return see("projects:plans")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "projects/programme_change.html", form, {"now": now})


@require_http_methods(["GET", "POST"])
@opens(access.programme)
def plan(request: Request, found: Programme) -> HttpResponse:
    """One more activity of a programme."""
    stands = selectors.programme(found.pk)
    initial = {"source": stands.now.funder, "since": stands.now.since, "until": stands.now.until}
    form = ActivityForm(request.POST or None, initial=initial, **_choices(found.network_id))
    if form.is_valid():
        try:
            activities.plan(actor=request.actor, programme=found, plan=form.plan, key=form.cleaned_data["key"])
            return see("projects:plans")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "projects/activity_plan.html", form, {"stands": stands})


@require_http_methods(["GET", "POST"])
@opens(access.activity)
def activity(request: Request, found: Activity) -> HttpResponse:
    """An activity says something else."""
    now = selectors.activity(found.pk).now
    form = ActivityChangeForm(request.POST or None, initial=ActivityForm.filled(now), **_choices(found.programme.network_id, now))
    if form.is_valid():
        try:
            activities.change(
                actor=request.actor, activity=found, plan=form.plan, change=form.change, key=form.cleaned_data["key"]
            )
            return see("projects:plans")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "projects/activity_change.html", form, {"now": now})


@require_http_methods(["GET", "POST"])
@opens(access.activity)
def drop(request: Request, found: Activity) -> HttpResponse:
    """An activity is not done, and why."""
    now = selectors.activity(found.pk).now
    form = DropForm(request.POST or None, initial={"version": now.number})
    if form.is_valid():
        try:
            activities.drop(actor=request.actor, activity=found, change=form.change, key=form.cleaned_data["key"])
            return see("projects:plans")
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "projects/activity_drop.html", form, {"now": now})


@require_http_methods(["GET", "POST"])
@opens(access.activity)
def meeting(request: Request, found: Activity) -> HttpResponse:
    """A meeting at which it was talked about or held."""
    stands = selectors.activity(found.pk)
    form = MeetingForm(request.POST or None, meetings=meetings.latest(found.programme.network_id))
    if form.is_valid():
        activities.note_meeting(actor=request.actor, activity=found, meeting=form.chosen, key=form.cleaned_data["key"])
        return see("projects:meeting", activity=found.pk)
    return page(request, "projects/activity_meeting.html", form, {"stands": stands})


@require_POST
@opens(access.activity_meeting)
def take_back_meeting(request: Request, found: access.MeetingOfActivity) -> HttpResponse:
    """It was not talked about there after all."""
    form = YesForm(request.POST)
    if form.is_valid():
        activities.take_back_meeting(
            actor=request.actor, activity=found.activity, meeting=found.meeting, key=form.cleaned_data["key"]
        )
    return see("projects:meeting", activity=found.activity.pk)
