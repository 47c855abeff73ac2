"""One human entered twice: suspected, joined without moving a row, parted again."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest

from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people import access, refusals, selectors, suspects
from khaotom.people.models import Membership, OfficeKind, Person
from khaotom.people.services import doubles, national_ids, offices
from khaotom.people.suspects import Why
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def suspected(people: Cast) -> list[tuple[str, str, Why]]:
    everyone = Person.objects.filter(network=people.network)
    return [(pair.first.called_name, pair.second.called_name, pair.why) for pair in suspects.pairs(everyone, about=everyone)]


def join(people: Cast, double: Person, into: Person) -> Person:
    return doubles.merge(actor=cast.actor(people.recorder), double=double, into=into, key=uuid7())


def test_the_cast_looks_like_nobody_else(people: Cast) -> None:
    assert suspected(people) == []


def test_the_same_name_is_suspected_also_in_another_group(people: Cast) -> None:
    cast.enrol(people, "ป้าหนู", "สมใจ", "ชูแก้ว")
    cast.enrol(people, "น้าหนู", "สมใจ", "ชูแกว", group=people.other_group)
    assert suspected(people) == [("ป้าหนู", "น้าหนู", Why.SAME_NAME)]


def test_one_phone_makes_a_family_not_a_double(people: Cast) -> None:
    cast.enrol(people, "น้องฟ้า", "ชลธิชา", "ชูแก้ว", phone=people.member.phone)
    assert suspected(people) == []
    cast.enrol(people, "ยายเอียด", "เอียดเอง", "", phone=people.member.phone)
    assert suspected(people) == [("ป้าเอียด", "ยายเอียด", Why.SAME_PHONE)]


def test_the_same_id_is_the_strongest(people: Cast) -> None:
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว").person
    for person in (people.member, twin):
        national_ids.keep(actor=cast.actor(people.recorder), person=person, number="3100600445635", key=uuid7())
    assert suspected(people) == [("ป้าเอียด", "ป้าเอียด", Why.SAME_ID)]


def test_who_was_told_apart_is_not_suspected_again(people: Cast) -> None:
    one, other = (cast.enrol(people, name, "สมใจ", "ชูแก้ว").person for name in ("ป้าหนู", "น้าหนู"))
    doubles.tell_apart(actor=cast.actor(people.recorder), one=other, other=one, key=uuid7())
    assert suspected(people) == []


def test_joining_moves_no_row_and_finds_everything_under_one(people: Cast) -> None:
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว", group=people.other_group)
    offices.give(
        actor=cast.actor(people.administrator),
        person=twin.person,
        kind=OfficeKind.AUDITOR,
        group=people.other_group,
        citation=CUSTOM,
        key=uuid7(),
    )
    join(people, twin.person, people.member)
    assert Membership.objects.get(pk=twin.pk).person == twin.person
    assert {row.group for row in selectors.around(people.member)["memberships"]} == {people.group, people.other_group}
    assert selectors.holds(people.member.pk, ["auditor"], group=people.other_group.pk)
    assert twin in access.memberships(cast.actor(people.member))
    assert people.other_group in access.groups(cast.actor(people.member))
    assert suspected(people) == []


def test_parting_gives_each_her_own_again(people: Cast) -> None:
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว", group=people.other_group)
    joined = join(people, twin.person, people.member)
    assert joined.whole == people.member.pk
    parted = doubles.part(actor=cast.actor(people.recorder), double=joined, key=uuid7())
    assert parted.whole == parted.pk
    assert [row.group for row in selectors.around(people.member)["memberships"]] == [people.group]


def test_joins_make_no_chains(people: Cast) -> None:
    one, two, three = (cast.enrol(people, f"ป้าหนู {number}", "สมใจ", "ชูแก้ว").person for number in range(3))
    join(people, one, two)
    for double, into in ((two, three), (three, one), (one, three), (three, three)):
        double.refresh_from_db()
        into.refresh_from_db()
        with pytest.raises(refusals.MergedAlready):
            join(people, double, into)
    join(people, three, two)
