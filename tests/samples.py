"""What stands in the URLs of the walk through every door: for each name of a URL part, a value that exists in the cast.

A room whose addresses carry a part of its own registers a maker once, at the end of this file or in its own tests' conftest:

    samples.register("sheet", lambda people: collection.sheet_of(people.group).pk)

A maker gets the cast, may build what it needs through services, and returns the part. A part that means different things in
two rooms is registered under the room's name and the part's: ``"collection.sheet"``.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from PIL import Image

from khaotom.approvals.models import Request
from khaotom.approvals.services import requests
from khaotom.bylaws.models import Draft, Version
from khaotom.bylaws.services import drafts, rules
from khaotom.collection import waiting
from khaotom.collection.models import PaperPage, Sheet, Slip
from khaotom.collection.services import days, furnishing, openings, slips
from khaotom.collection.services.payouts import Payment
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Chart, Meeting, Voice, Volunteer, Wish
from khaotom.meetings.services import assembly, charts
from khaotom.meetings.services import days as meeting_days
from khaotom.people import files
from khaotom.people.models import Consent, Login, Office, OfficeKind, Partner, PartnerContact, Passkey, Team
from khaotom.people.services import consents, partners, teams
from khaotom.savings.models import Errand, PledgePause
from khaotom.till import selectors as till
from khaotom.till.models import Banking, Custody, Place, TransferSlip, Voucher
from khaotom.till.services import banking
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims, joining
from tests import cast
from tests.cast import Cast

Part = str | int | UUID
Maker = Callable[[Cast], Part]

makers: dict[str, Maker] = {}


def register(name: str, maker: Maker) -> None:
    """Say what stands for the URL part ``name`` (or ``room.name``)."""
    makers[name] = maker


def missing(room: str, names: Iterable[str]) -> list[str]:
    """The URL parts of a room's pattern for which nobody registered a maker."""
    return [name for name in names if f"{room}.{name}" not in makers and name not in makers]


def parts(room: str, names: Iterable[str], people: Cast) -> dict[str, Part]:
    """A value for each URL part of a room's pattern."""
    return {name: (makers.get(f"{room}.{name}") or makers[name])(people) for name in names}


def _consent(people: Cast) -> UUID:
    there = Consent.objects.filter(person=people.member).first()
    if there is not None:
        return there.pk
    given = consents.give(
        actor=cast.actor(people.recorder),
        person=people.member,
        purpose=Consent.Purpose.MEMBERSHIP,
        given_by=people.member,
        manner=Consent.Manner.SPOKEN,
        key=uuid7(),
    )
    return given.pk


def _partner(people: Cast) -> UUID:
    there = Partner.objects.filter(network=people.network).first()
    by = cast.actor(people.coordinator)
    return (there or partners.add(actor=by, name="รพ.สต.สมมุติ", kind=Partner.Kind.HEALTH, key=uuid7())).pk


def _team(people: Cast) -> UUID:
    there = Team.objects.filter(network=people.network).first()
    by = cast.actor(people.administrator)
    return (there or teams.add(actor=by, kind=Team.Kind.CENTRAL, name="คณะทำงานกลาง", key=uuid7())).pk


def _passkey(people: Cast) -> UUID:
    login = Login.objects.get(person=people.treasurer)
    kept = {"name": "เครื่องสมมุติ", "public_key": b"cose", "added_at": clock.now(), "id": uuid7()}
    return Passkey.objects.get_or_create(login=login, credential=b"\1" * 16, defaults=kept)[0].pk


def _contact(people: Cast) -> UUID:
    partner = Partner.objects.get(pk=_partner(people))
    there = PartnerContact.objects.filter(partner=partner).first()
    by = cast.actor(people.coordinator)
    return (there or partners.add_contact(actor=by, partner=partner, name="พี่แมว", key=uuid7())).pk


def _errand(people: Cast) -> UUID:
    member, today = cast.membership(people.member), clock.today()
    there = Errand.objects.filter(membership=member).first()
    return (there or Errand.objects.create(membership=member, since=today, due_on=today)).pk


def _pause(people: Cast) -> UUID:
    member = cast.membership(people.member)
    there = PledgePause.objects.filter(membership=member).first()
    month = months.of(clock.today())
    return (there or PledgePause.objects.create(id=uuid7(), membership=member, from_month=month, months=3)).pk


def _asked(people: Cast) -> UUID:
    there = Request.objects.filter(group=people.group).first()
    if there is not None:
        return there.pk
    slip = Slip.objects.select_related("table", "sheet").get(pk=_slip(people))
    payment = Payment("benefit", cast.membership(people.member), 10000, slip.table.place)
    arguments = waiting.of_payment(slip.sheet, payment)
    by = cast.actor(people.treasurer)
    return requests.ask(actor=by, group=people.group, command=waiting.PAY, arguments=arguments, key=uuid7()).pk


def _transfer(people: Cast) -> UUID:
    _slip(people)
    there = TransferSlip.objects.filter(group=people.group).first()
    if there is not None:
        return there.pk
    told = banking.Told(10000, clock.today(), reference="A1")
    member, (bank,) = cast.membership(people.member), till.banks(people.group.pk)
    by = cast.actor(people.member)
    return banking.tell(actor=by, group=people.group, membership=member, bank=bank, told=told, key=uuid7()).pk


def _banking(people: Cast) -> UUID:
    there = Banking.objects.filter(bank__group=people.group).first()
    if there is not None:
        return there.pk
    sheet, by, box = _sheet(people), cast.actor(people.treasurer), _box(people)
    openings.bring_cash(actor=by, group=people.group, place=Place.objects.get(pk=box), fund="savings", amount=10000, key=uuid7())
    held = Custody.objects.create(
        place_id=box, subject=sheet.pk, amount=10000, first_holder=people.treasurer, since=clock.now(), to_bank=10000
    )
    deposit = banking.Deposit(10000, clock.today(), "slips/none.jpg")
    return banking.bank(actor=by, custody=held, bank=till.banks(people.group.pk)[0], deposit=deposit, key=uuid7()).pk


def _version(people: Cast) -> UUID:
    there = Version.objects.filter(clause__group=people.group).first()
    if there is not None:
        return there.pk
    written = rules.enact(
        actor=cast.actor(people.recorder),
        group=people.group,
        kind="entry_fee",
        parameters={"amount": 2000},
        effective_from=cast.SINCE,
        citation=CUSTOM,
        key=uuid7(),
    )
    return written.pk


def _voucher(people: Cast) -> UUID:
    there = Voucher.objects.filter(group=people.group).first()
    if there is not None:
        return there.pk
    box, _new = Place.objects.get_or_create(group=people.group, kind=Place.Kind.BOX, defaults={"name": "กล่อง"})
    made = Voucher.objects.create(
        id=uuid7(),
        group=people.group,
        subject=uuid7(),
        number=1,
        place=box,
        purpose="benefit",
        payee=cast.membership(people.member),
        amount=45000,
        paid_at=clock.now(),
    )
    return made.pk


def _sheet(people: Cast) -> Sheet:
    """Today's collection of the group, with one table keyed from paper."""
    there = Sheet.objects.filter(group=people.group).first()
    if there is not None:
        return there
    by = cast.actor(people.treasurer)
    furnishing.furnish(actor=by, group=people.group, key=uuid7())
    return days.open_day(actor=by, group=people.group, on=clock.today(), key=uuid7())


def _slip(people: Cast) -> UUID:
    sheet = _sheet(people)
    there = Slip.objects.filter(sheet=sheet).first()
    if there is not None:
        return there.pk
    by, member = cast.actor(people.treasurer), cast.membership(people.member)
    table = days.open_table(actor=by, sheet=sheet, place=till.box(people.group.pk), float_amount=0, key=uuid7())
    taking = slips.Taking(
        table=table.pk,
        number=1,
        membership=member.pk,
        items=[slips.Item("entry_fee", sheet.month, 2000)],
        cash=2000,
        transferred=0,
        taken_at=clock.now(),
    )
    return slips.take(actor=by, sheet=sheet, taking=taking, key=uuid7()).pk


def _paper(people: Cast) -> UUID:
    there = PaperPage.objects.filter(sheet__group=people.group).first()
    if there is not None:
        return there.pk
    made = PaperPage.objects.create(
        id=uuid7(), sheet=_sheet(people), number=1, total=2000, keyed_at=clock.now(), keyed_by=people.recorder.pk
    )
    return made.pk


def _claim(people: Cast) -> UUID:
    """Two nights in hospital, to be paid by the group's rule; and a rule by which the meeting may help."""
    member, by = cast.membership(people.member), cast.actor(people.treasurer)
    there = Claim.objects.filter(group=people.group).first()
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


def _chart(people: Cast) -> UUID:
    """With a picture that is there: the page shows it."""
    there = Chart.objects.filter(meeting__group=people.group).first()
    if there is not None:
        return there.pk
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "ivory").save(drawn, "PNG")
    photo = files.keep_picture(BytesIO(drawn.getvalue()))
    return charts.keep(actor=cast.actor(people.recorder), meeting=_meeting(people), photo=photo, key=uuid7()).pk


def _box(people: Cast) -> UUID:
    _sheet(people)
    return till.box(people.group.pk).pk


register("slug", lambda people: people.group.slug)
register("person", lambda people: people.member.pk)
register("other", lambda people: people.counter.pk)
register("membership", lambda people: cast.membership(people.member).pk)
register("device", lambda people: people.device.pk)
register("office", lambda people: Office.objects.get(group=people.group, kind=OfficeKind.COUNTER).pk)
register("consent", _consent)
register("partner", _partner)
register("contact", _contact)
register("team", _team)
register("passkey", _passkey)
register("voucher", _voucher)
register("collection.day", lambda _people: clock.today().isoformat())
register("collection.page", lambda _people: 1)
register("collection.year", lambda _people: clock.today().year)
register("kind", lambda people: "fine")
register("version", _version)
register("sheet", lambda people: _sheet(people).pk)
register("slip", _slip)
register("place", _box)
register("token", lambda people: _sheet(people).hall_token)
register("ui.name", lambda _people: "meeting")
register("errand", _errand)
register("pause", _pause)
register("asked", _asked)
register("ledger.seq", lambda _people: 1)
register("ledger.code", lambda _people: "1110")
register("ledger.account", lambda _people: uuid7())
register("transfer", _transfer)
register("banking", _banking)
register("paper", _paper)
register("claim", _claim)
register("meeting", lambda people: _meeting(people).pk)
register("block", lambda _people: "voices")
register("voice", _voice)
register("wish", _wish)
register("chart", _chart)
register("volunteer", _volunteer)
register("draft", _draft)
register("welfare.kind", lambda _people: "benefit-hospital")
