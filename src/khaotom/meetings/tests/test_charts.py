"""A flip chart: the picture now, the typing later, by one."""

import io
from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals
from khaotom.meetings.models import Chart, Meeting, Voice
from khaotom.meetings.services import assembly, charts, minutes
from khaotom.meetings.services.assembly import Said
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    by = cast.actor(people.recorder)
    return assembly.plan(actor=by, group=people.group, on=EVENING.date(), place="", key=uuid7())


@pytest.fixture
def chart(people: Cast, meeting: Meeting) -> Chart:
    return charts.keep(actor=cast.actor(people.recorder), meeting=meeting, photo="slips/none.jpg", key=uuid7())


def picture(name: str = "wall.png") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (2400, 1200), "ivory").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def kept() -> list[str]:
    return default_storage.listdir("slips")[1] if default_storage.exists("slips") else []


def test_photographed_it_waits_and_typed_it_is_voices(people: Cast, meeting: Meeting) -> None:
    before = kept()
    recorder, member = cast.client(people.recorder), cast.client(people.member)
    key = str(uuid7())
    for _time in range(2):
        sent = recorder.post(f"/meetings/{meeting.pk}/charts/add/", {"picture": picture(), "key": key})
        assert sent.status_code == 303
    chart = Chart.objects.get()
    assert len(kept()) == len(before) + 1  # sent twice, kept once
    assert "ยังไม่ได้พิมพ์ 1 แผ่น" in recorder.get(f"/meetings/{meeting.pk}/").content.decode()
    seen = member.get(f"/charts/{chart.pk}/photo.jpg")
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/jpeg")
    assert Image.open(io.BytesIO(b"".join(seen))).size == (1600, 800)
    typed = {"problems": "น้ำเข้าบ้าน / 18\nหนี้แพง", "needs": "", "key": str(uuid7())}
    assert member.post(f"/charts/{chart.pk}/type/", typed).status_code == 403
    for _time in range(2):
        assert recorder.post(f"/charts/{chart.pk}/type/", typed).status_code == 303
    assert [(one.text, one.hands, one.chart_id) for one in meeting.voices.order_by("text")] == [
        ("น้ำเข้าบ้าน", 18, chart.pk),
        ("หนี้แพง", None, chart.pk),
    ]
    page = member.get(f"/charts/{chart.pk}/").content.decode()
    assert "น้ำเข้าบ้าน" in page
    assert "<textarea" not in page
    assert "พิมพ์ครบทุกแผ่นแล้ว" in recorder.get(f"/meetings/{meeting.pk}/").content.decode()


def test_who_is_second_reads_what_the_first_typed(people: Cast, chart: Chart) -> None:
    by = cast.actor(people.recorder)
    charts.type_out(actor=by, chart=chart, said=[Said("problem", "หนี้แพง")], key=uuid7())
    answer = cast.client(people.chair).post(f"/charts/{chart.pk}/type/", {"problems": "หนี้แพง", "key": str(uuid7())})
    page = answer.content.decode()
    assert (answer.status_code, "MTG-030" in page, Voice.objects.count()) == (409, True, 1)
    assert cast.client(people.chair).post(f"/charts/{chart.pk}/reopen/", {"key": str(uuid7())}).status_code == 303
    more = {"problems": "น้ำเข้าบ้าน", "key": str(uuid7())}
    assert cast.client(people.chair).post(f"/charts/{chart.pk}/type/", more).status_code == 303
    assert {one.text for one in chart.voices.all()} == {"หนี้แพง", "น้ำเข้าบ้าน"}


def test_no_line_and_no_picture_are_said(people: Cast, meeting: Meeting, chart: Chart) -> None:
    recorder: Client = cast.client(people.recorder)
    empty = recorder.post(f"/charts/{chart.pk}/type/", {"problems": " \n", "key": str(uuid7())})
    assert (empty.status_code, "ยังไม่ได้พิมพ์สักบรรทัด" in empty.content.decode()) == (422, True)
    address = f"/meetings/{meeting.pk}/charts/add/"
    assert (
        "PPL-014"
        in recorder.post(address, {"picture": SimpleUploadedFile("x.jpg", b"words"), "key": str(uuid7())}).content.decode()
    )
    assert "ยังไม่ได้เลือกรูป" in recorder.post(address, {"key": str(uuid7())}).content.decode()
    assert Chart.objects.count() == 1


def test_nothing_is_added_to_adopted_minutes_nor_to_a_meeting_still_to_come(people: Cast, chart: Chart) -> None:
    by = cast.actor(people.recorder)
    coming = assembly.plan(actor=by, group=people.group, on=datetime(2019, 7, 9).date(), place="", key=uuid7())
    with pytest.raises(refusals.MeetingStillToCome):
        charts.keep(actor=by, meeting=coming, photo="x", key=uuid7())
    with clock.at(datetime(2019, 7, 9, 19)):
        minutes.adopt(actor=by, meeting=chart.meeting, key=uuid7())
        with pytest.raises(refusals.MinutesAdopted):
            charts.keep(actor=by, meeting=chart.meeting, photo="x", key=uuid7())
        with pytest.raises(refusals.MinutesAdopted):
            charts.type_out(actor=by, chart=chart, said=[Said("need", "x")], key=uuid7())
        with pytest.raises(refusals.MinutesAdopted):
            charts.reopen(actor=by, chart=chart, key=uuid7())


def test_a_stranger_to_the_group_sees_no_chart(people: Cast, chart: Chart) -> None:
    stranger = cast.client(people.other_treasurer)
    assert stranger.get(f"/charts/{chart.pk}/").status_code == 404
    assert stranger.get(f"/charts/{chart.pk}/photo.jpg").status_code == 404
