"""Meetings and what is said at them, drafts, what is asked of the welfare fund, and the programmes."""

from dataclasses import asdict, replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from PIL import Image

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts, rules
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Attendance, Chart, Meeting, Round, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly, attendance, charts, rounds
from khaotom.meetings.services import days as meeting_days
from khaotom.people import files
from khaotom.projects.models import Activity, Programme
from khaotom.projects.services import activities, programmes
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS
from khaotom.welfare.models import Claim, Evidence, Matching
from khaotom.welfare.services import claims, evidence, joining
from tests import cast
from tests.cast import Cast
from tests.samples.registry import register


def _claim(people: Cast) -> UUID:
    """Two nights in hospital, to be paid by the group's rule; and a rule by which the meeting may help."""
    member, by = cast.membership(people.member), cast.actor(people.treasurer)
    there = Claim.objects.filter(group=people.group).order_by("pk").first()
    if there is not None:
        return there.pk
    for kind, parameters in (
        ("benefit-hospital", asdict(PRESETS["hospital"].parameters)),
        ("discretion", {"limit": 100000}),
    ):
        rules.enact(
            actor=by,
            group=people.group,
            kind=kind,
            parameters=parameters,
            effective_from=cast.SINCE,
            citation=CUSTOM,
            key=uuid7(),
        )
    today = clock.today()
    joining.join(actor=by, membership=member, from_month=months.of(today), since=cast.SINCE, key=uuid7())
    joining.set_since(actor=by, membership=member, since=cast.SINCE, key=uuid7())
    asked = claims.Asked(Event(today - timedelta(days=3), today - timedelta(days=1)), note="ไข้เลือดออก")
    return claims.ask(actor=by, membership=member, clause="benefit-hospital", asked=asked, key=uuid7()).pk


def _evidence(people: Cast) -> UUID:
    """The hospital's certificate of another stay, as the committee took its picture; the first claim still waits for its own."""
    _claim(people)
    there = Evidence.objects.filter(claim__group=people.group).exclude(photo="").first()
    if there is not None:
        return there.pk
    by, today = cast.actor(people.treasurer), clock.today()
    stay = claims.Asked(Event(today - timedelta(days=12), today - timedelta(days=11)))
    member = cast.membership(people.member)
    claim = claims.ask(actor=by, membership=member, clause="benefit-hospital", asked=stay, key=uuid7())
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "ivory").save(drawn, "JPEG")
    pictures = [files.Picture(files.new_name(), drawn.getvalue())]
    rows = evidence.add(actor=by, claim=claim, pictures=pictures, key=uuid7())
    evidence.keep(rows, pictures)
    return rows[0].pk


def _matching(people: Cast) -> UUID:
    """What the local authority was asked to add to what one member gave this year."""
    there = Matching.objects.filter(group=people.group).first()
    if there is not None:
        return there.pk
    rules.enact(
        actor=cast.actor(people.treasurer),
        group=people.group,
        kind="matching",
        parameters={"members": 1, "local": 1, "state": 1},
        effective_from=cast.SINCE,
        citation=CUSTOM,
        key=uuid7(),
    )
    today = clock.today()
    return Matching.objects.create(
        id=uuid7(),
        group=people.group,
        year=today.year,
        source=Matching.Source.LOCAL,
        given=3000,
        amount=3000,
        listed=[{"membership": str(cast.membership(people.member).pk), "months": 1, "amount": 3000}],
        asked_on=today,
    ).pk


def _draft(people: Cast) -> UUID:
    """Nights in hospital as somebody would have them: more a night."""
    _claim(people)
    there = Draft.objects.filter(group=people.group).first()
    if there is not None:
        return there.pk
    says = asdict(replace(PRESETS["hospital"].parameters, amount=20000))
    wording = drafts.Wording(says, clock.today() + timedelta(days=30), title="นอนโรงพยาบาล")
    by = cast.actor(people.recorder)
    return drafts.propose(actor=by, group=people.group, name="benefit-hospital", wording=wording, key=uuid7()).pk


def _meeting(people: Cast) -> Meeting:
    return meeting_days.on(people.group, clock.today())


def _voice(people: Cast) -> UUID:
    there = Voice.objects.filter(meeting__group=people.group).first()
    said = assembly.Said("problem", "น้ำเข้าบ้านตอนมรสุม", 18)
    by = cast.actor(people.recorder)
    return (there or assembly.voice(actor=by, meeting=_meeting(people), said=said, key=uuid7())).pk


def _wish(people: Cast) -> UUID:
    there = Wish.objects.filter(meeting__group=people.group).first()
    wanted = assembly.Wanted("ซื้อข้าวสารร่วมกัน", cuts=12000, dots=9)
    by = cast.actor(people.recorder)
    return (there or assembly.wish(actor=by, meeting=_meeting(people), wanted=wanted, key=uuid7())).pk


def _volunteer(people: Cast) -> UUID:
    there = Volunteer.objects.filter(meeting__group=people.group).first()
    offer = assembly.Offer("น้องดา", role="จดบันทึก")
    by = cast.actor(people.recorder)
    return (there or assembly.volunteer(actor=by, meeting=_meeting(people), offer=offer, key=uuid7())).pk


def _round(people: Cast) -> UUID:
    there = Round.objects.filter(network=people.network).first()
    today = clock.today()
    sweep = rounds.Sweep("รอบสมมุติ", today - timedelta(days=30), today + timedelta(days=30), [people.community], target=40)
    return (there or rounds.begin(actor=cast.actor(people.coordinator), sweep=sweep, key=uuid7())).pk


def _visitor(people: Cast) -> UUID:
    there = Attendance.objects.filter(meeting__group=people.group, person=None, undone=False).first()
    if there is not None:
        return there.pk
    key, by, came = uuid7(), cast.actor(people.recorder), attendance.Visitor("บังเลาะ", "อบจ.", 3)
    attendance.receive(actor=by, meeting=_meeting(people), visitor=came, at=clock.now(), key=key)
    return key


def _programme(people: Cast) -> Programme:
    there = Programme.objects.filter(network=people.network).first()
    today = clock.today()
    terms = programmes.Terms("ธรรมนูญตำบลน่าอยู่", "กองทุนสมมุติ", 12000000, today, today + timedelta(days=200))
    return there or programmes.begin(actor=cast.actor(people.coordinator), terms=terms, key=uuid7())


def _activity(people: Cast) -> UUID:
    there = Activity.objects.filter(programme__network=people.network).first()
    if there is not None:
        return there.pk
    programme, today = _programme(people), clock.today()
    who = activities.Answering(words="คณะทำงานกลาง")
    planned = activities.Plan("ซื้อข้าวสารร่วมกัน", 3000000, "กองทุนสมมุติ", today, today, who)
    by = cast.actor(people.coordinator)
    made = activities.plan(actor=by, programme=programme, plan=planned, key=uuid7())
    return activities.note_meeting(actor=by, activity=made, meeting=_meeting(people), key=uuid7()).pk


def _chart(people: Cast) -> UUID:
    """With a picture that is there: the page shows it."""
    there = Chart.objects.filter(meeting__group=people.group).first()
    if there is not None:
        return there.pk
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "ivory").save(drawn, "PNG")
    photo = files.keep_picture(BytesIO(drawn.getvalue()))
    return charts.keep(actor=cast.actor(people.recorder), meeting=_meeting(people), photo=photo, key=uuid7()).pk


register("claim", _claim)
register("evidence", _evidence)
register("meeting", lambda people: _meeting(people).pk)
register("block", lambda _people: "voices")
register("voice", _voice)
register("wish", _wish)
register("chart", _chart)
register("volunteer", _volunteer)
register("draft", _draft)
register("programme", lambda people: _programme(people).pk)
register("activity", _activity)
register("welfare.kind", lambda _people: "benefit-hospital")
register("sweep", _round)
register("visitor", _visitor)
register("matching", _matching)
register("welfare.year", lambda _people: clock.today().year)
register("openbooks.year", lambda _people: clock.today().year)
register("openbooks.quarter", lambda _people: 2)
