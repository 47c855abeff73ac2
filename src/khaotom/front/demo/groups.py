"""Before the first evening: the network, its communities, each group with its book, its rules, its people and its cash."""

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from khaotom.bylaws.services import rules
from khaotom.collection.services import furnishing, openings
from khaotom.front.demo import cast, clauses, commons, harbour, plans
from khaotom.front.demo.names import Drawn, NameBook
from khaotom.front.demo.people import BAHT, Entering, Phones, bring_passbooks, enter, houses, live_together, place
from khaotom.front.demo.plans import Plan
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock, months
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM, FOUNDING, Citation
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import days, resolutions
from khaotom.people import files
from khaotom.people.models import Group, GroupStage, OfficeKind, Person
from khaotom.people.services import communities, devices, founding, groups, logins, memberships, offices, people
from khaotom.people.services.communities import Facts
from khaotom.people.services.people import Names
from khaotom.till import selectors as till

OFFICES = (
    OfficeKind.TREASURER,
    OfficeKind.CHAIR,
    OfficeKind.RECORDER,
    OfficeKind.COUNTER,
    OfficeKind.AUDITOR,
    OfficeKind.COMMITTEE,
)
"""Held by the members with the first numbers."""
SMALLEST = 8


@dataclass
class Beginning:
    """What is drawn from while the network is set up. Months are those played; ``scale`` of a hundred."""

    first: int
    last: int
    scale: int
    rng: Random
    phones: Phones
    names: NameBook
    of_two_groups: Person | None = None  # somebody of ท่าเรือเก่า who saves at ริมสน too

    @property
    def months(self) -> int:
        """How many are played."""
        return self.last - self.first + 1

    def size(self, plan: Plan) -> int:
        """How many members the group has in the end."""
        return plan.members if plan is plans.HARBOUR else max(SMALLEST, plan.members * self.scale // 100)


def found() -> Actor:
    """The network with its administrator, and the coordinator, who is a member of no group."""
    first = cast.ADMINISTRATOR
    admin = founding.found(
        network_name="เครือข่ายออมทรัพย์เจ็ดชุมชน",
        slug="seven",
        phone=first.phone,
        given_name="พรเพ็ญ",
        family_name="หนูเอียด",
        password=cast.PASSWORD,
        key=uuid7(),
    )
    actor = Actor.alone(network=admin.network_id, person=admin.pk)
    names = Names(called_name="พี่พล", title="นาย", given_name="ธีรพล", family_name="ศรีลมว่าว")
    coordinator = people.add(actor=actor, names=names, phone=cast.COORDINATOR.phone, key=uuid7())
    offices.give(actor=actor, person=coordinator, kind=OfficeKind.COORDINATOR, citation=FOUNDING, key=uuid7())
    for person in (admin, coordinator):
        let_in(actor, person)
    return actor


def let_in(actor: Actor, person: Person) -> None:
    """The demonstration's password and PIN, for who signs in."""
    logins.set_password(actor=actor, person=person, password=cast.PASSWORD, key=uuid7())
    logins.set_pin(actor=actor, person=person, pin=cast.PIN, key=uuid7())


def set_up(actor: Actor, plan: Plan, rng: Random, *, founded_on: date) -> Troupe:
    """The community with its facts, the group with its book and places of cash, its rules and its words."""
    community = communities.add(actor=actor, name=plan.community, slug=plan.slug, key=uuid7())
    communities.describe(actor=actor, community=community, facts=Facts(plan.land, plan.eviction), key=uuid7())
    group = groups.add(
        actor=actor, community=community, name=plan.name, slug=plan.slug, citation=FOUNDING, key=uuid7(), founded_on=founded_on
    )
    if not plan.young:
        begin_stage(actor, group, GroupStage.Stage.ACTIVE, founded_on + timedelta(days=60), FOUNDING)
    for feature in ("households", *(["zones"] if plan.zones else [])):
        groups.turn_on(actor=actor, group=group, feature=feature, key=uuid7())
    if plan.words:
        groups.speak(actor=actor, group=group, own=dict(plan.words), key=uuid7())
    book = furnishing.furnish(actor=actor, group=group, key=uuid7())
    bank = till.bank(group.pk)
    if bank is None:
        raise LookupError(f"{plan.slug} has no bank account")
    troupe = Troupe(plan, rng, group, community, book.pk, till.box(group.pk), bank, kinds=_enact(actor, plan, group, founded_on))
    troupe.zones = [
        communities.add_zone(actor=actor, community=community, name=f"โซน {number}", key=uuid7())
        for number in range(1, plan.zones + 1)
    ]
    troupe.trays = [furnishing.add_tray(actor=actor, group=group, key=uuid7()) for _ in range(plan.tables - 1)]
    troupe.paper_of_bank = files.keep_picture(_paper_of_bank())
    return troupe


def _enact(actor: Actor, plan: Plan, group: Group, since: date) -> frozenset[str]:
    """ท่าเรือเก่า adopted its rules in a meeting that is remembered; the others' are simply the old rules of the group."""
    citation = CUSTOM
    if plan is plans.HARBOUR:
        decision = resolutions.decide(meeting=days.on(group, since), kind="bylaws", key=uuid7(), text="รับรองกติกากลุ่ม")
        citation = Citation("resolution", decision.pk, decision.number)
    agreed = [*clauses.of(plan), *(commons.WORDS if plan is plans.HARBOUR else ())]
    for clause in agreed:
        rules.enact(
            actor=actor,
            group=group,
            kind=clause.kind,
            number=clause.number,
            parameters=clause.parameters,
            effective_from=since,
            citation=citation,
            title=clause.title,
            text=clause.text,
            key=uuid7(),
        )
    if plan is plans.HARBOUR:
        commons.bind(actor, group)
    return frozenset(clause.kind for clause in agreed)


def begin_stage(actor: Actor, group: Group, stage: GroupStage.Stage, since: date, citation: Citation) -> None:
    """A new stage of the group's life."""
    groups.begin_stage(actor=actor, group=group, stage=stage, since=since, citation=citation, key=uuid7())


def people_of(actor: Actor, troupe: Troupe, beginning: Beginning, many: int) -> None:
    """The members there are at first, with what their passbooks hold; their offices, houses and zones; the group's phones."""
    entering = _neighbours(beginning) if troupe.plan is plans.HARBOUR else _strangers(troupe, beginning, many)
    if troupe.plan is plans.PINES:
        entering[-1].person = beginning.of_two_groups
    troupe.saved = sum(one.saved for one in entering)
    bring_passbooks(actor, troupe, [(enter(actor, troupe, one), one) for one in entering])
    place(actor, troupe, troupe.members)
    for member, kind in zip(troupe.members, OFFICES, strict=False):
        offices.give(actor=actor, person=member.person, kind=kind, citation=FOUNDING, key=uuid7(), group=troupe.group)
        troupe.officers[kind] = member
    if troupe.plan is plans.HARBOUR:
        _at_the_harbour(actor, troupe)
        beginning.of_two_groups = troupe.members[harbour.OF_TWO_GROUPS - 1].person
    else:
        for house in houses(troupe.rng, troupe.members[len(OFFICES) :]):
            live_together(actor, troupe, house)
    troupe.devices = [
        devices.register(actor=troupe.actor(), group=troupe.group, name=f"โทรศัพท์โต๊ะ {letter}", key=uuid7())
        for letter in "ABC"[: troupe.plan.tables]
    ]


def _neighbours(beginning: Beginning) -> list[Entering]:
    through = beginning.first - 1
    found = []
    for number, one in enumerate(harbour.NEIGHBOURS, start=1):
        given, family = one.given_and_family
        drawn = Drawn(Names(one.called, given, family, one.title), one.title != "นาย", one.age)
        beginning.names.taken.add(f"{given} {family}")
        phone = "" if number == harbour.WITHOUT_PHONE else f"080000{number:04d}"
        saved = max(100, one.saved - (beginning.months - 1) * one.pledge)
        birth = "ปีฉลู 2492" if number == harbour.BORN_IN_A_NAMED_YEAR else ""
        joined = months.first_day(through) - timedelta(days=400 - number)
        found.append(
            Entering(drawn, one.pledge, one.welfare, joined, phone, f"{number:02d}", saved, paid_through=through, birth=birth)
        )
    return found


def _strangers(troupe: Troupe, beginning: Beginning, many: int) -> list[Entering]:
    rng, plan = troupe.rng, troupe.plan
    through = months.of(clock.today())
    width = len(str(plan.members))
    found = []
    for number in range(1, many + 1):
        drawn = beginning.names.draw(muslim=rng.random() < plan.muslim / 100, age=rng.randint(30, 62) if number < 7 else None)
        pledge = plan.pledge(rng)
        welfare = rng.random() < plan.welfare / 100 and "payment_split" not in troupe.kinds
        phone = "" if drawn.age > 78 or (rng.random() < 0.08 and number > 6) else beginning.phones.draw()
        saved_months = 0 if plan.young else rng.randint(3, 40)
        joined = months.first_day(through) - timedelta(days=30 * saved_months)
        one = Entering(drawn, pledge, welfare, clock.today() if plan.young else joined, phone, f"{number:0{width}d}")
        if not plan.young:
            one.saved = pledge * saved_months
            one.paid_through = through if rng.random() < 0.95 else through - 1
        found.append(one)
    return found


def _at_the_harbour(actor: Actor, troupe: Troupe) -> None:
    """Who lives with whom there, who answers for the child, and who may sign in."""
    for numbers in harbour.HOUSES:
        live_together(actor, troupe, [troupe.members[number - 1] for number in numbers])
    child, guardian = troupe.members[harbour.CHILD - 1], troupe.members[harbour.GUARDIAN - 1].person
    memberships.place(actor=actor, membership=child, zone=None, guardian=guardian, key=uuid7())
    signs_in = {part.phone for part in cast.SIGN_IN}
    for member in troupe.members:
        if member.person.phone in signs_in:
            let_in(actor, member.person)


def bring_cash(actor: Actor, troupe: Troupe) -> None:
    """The money behind the passbooks: a little in the box, the rest in the bank. A group that has just begun has none."""
    if troupe.plan.young:
        return
    saved = troupe.saved * BAHT
    in_box = {fund: amount * BAHT for fund, amount in harbour.BOX.items()}
    welfare = troupe.plan.members * 280 * BAHT
    for fund, amount in (("savings", saved), ("welfare", welfare)):
        boxed = min(in_box[fund], amount)
        for where, part in ((troupe.box, boxed), (troupe.bank, amount - boxed)):
            if part:
                openings.bring_cash(actor=actor, group=troupe.group, place=where, fund=fund, amount=part, key=uuid7())


def _paper_of_bank() -> BytesIO:
    """A picture to stand for the bank's slip: nothing on it is anybody's."""
    image = Image.new("RGB", (480, 320), "#faf5ea")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 460, 300), outline="#0f5257", width=3)
    for top in range(70, 280, 40):
        draw.line((50, top, 430, top), fill="#b8ad95", width=2)
    out = BytesIO()
    image.save(out, "JPEG")
    out.seek(0)
    return out
