"""Flip charts: photographed on the evening, typed when there is time."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings import refusals
from khaotom.meetings.models import Chart, Meeting
from khaotom.meetings.services import assembly, minutes
from khaotom.meetings.services.assembly import Said
from khaotom.trail import services as trail


@transaction.atomic
def keep(*, actor: Actor, meeting: Meeting, photo: str, key: UUID) -> Chart:
    """It hung at the meeting; ``photo`` is the name its picture is kept under. Sent twice, the first one's stays.

    Refuses: MTG-007 (the meeting is still to come), MTG-009 (its minutes are adopted).
    """
    if not trail.once(actor=actor, key=key, what="meetings.chart", arguments={"meeting": meeting.pk}, subject=meeting.pk):
        return Chart.objects.get(pk=key)
    minutes.lock_held(meeting)
    return Chart.objects.create(id=key, meeting=meeting, photo=photo, taken_at=clock.now())


@transaction.atomic
def type_out(*, actor: Actor, chart: Chart, said: Sequence[Said], key: UUID) -> Chart:
    """What stands on it, a voice a line; then it is typed. Refuses: MTG-009, MTG-030 (somebody typed it before)."""
    lines = [[one.kind, one.text, one.hands, one.looks_at] for one in said]
    arguments = {"chart": chart.pk, "lines": lines}
    if not trail.once(actor=actor, key=key, what="meetings.type_chart", arguments=arguments, subject=chart.meeting_id):
        return Chart.objects.get(pk=chart.pk)
    locked = _locked(chart)
    if locked.typed_at is not None:
        raise refusals.ChartTyped(many=locked.voices.count())
    for number, one in enumerate(said):
        voice = assembly.voice(actor=actor, meeting=locked.meeting, said=one, key=uuid5(key, f"voice-{number}"))
        voice.chart = locked
        voice.save(update_fields=["chart"])
    locked.typed_at = clock.now()
    locked.save(update_fields=["typed_at"])
    return locked


@transaction.atomic
def reopen(*, actor: Actor, chart: Chart, key: UUID) -> Chart:
    """A line was missed: it waits to be typed again; what was typed of it stays. Refuses: MTG-009."""
    if trail.once(actor=actor, key=key, what="meetings.reopen_chart", arguments={"chart": chart.pk}, subject=chart.meeting_id):
        locked = _locked(chart)
        minutes.lock_open(locked.meeting)
        locked.typed_at = None
        locked.save(update_fields=["typed_at"])
    return Chart.objects.get(pk=chart.pk)


def _locked(chart: Chart) -> Chart:
    return Chart.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=chart.pk)
