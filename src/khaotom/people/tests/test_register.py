"""Persons and memberships: entered with a name, numbered, renumbered, ended, found."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khaotom.kernel import clock, thai
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people import births, finding, refusals, selectors
from khaotom.people.models import FormerNumber, Group, Membership, Person
from khaotom.people.services import memberships, people
from khaotom.people.services.people import Details, Names
from khaotom.trail.models import Command
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)


group_once = stages.once(cast.network)


@pytest.fixture
def group(group_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(group_once)


def details(person: Person, **changed: object) -> Details:
    """What is known of her, with something changed."""
    known = {
        "names": Names(person.called_name, person.given_name, person.family_name, person.title, person.former_names),
        "phone": person.phone,
        "present_address": person.present_address,
    }
    return Details(**(known | changed))  # type: ignore[arg-type]


def end(membership: Membership, on: date = date(2019, 6, 9), how: Membership.Ending = Membership.Ending.RESIGNED) -> Membership:
    by = cast.actor(Person.objects.get(network=membership.group.network, called_name="นูรี"))
    return memberships.end(actor=by, membership=membership, ending=how, on=on, citation=CUSTOM, key=uuid7())


# --- Joining -------------------------------------------------------------------------------------------------------------


def test_a_called_name_is_enough(group: Cast) -> None:
    row = cast.enrol(group, " ป้าหนู ")
    assert (row.person.called_name, row.person.given_name, row.person.full_name) == ("ป้าหนู", "ป้าหนู", "ป้าหนู")
    assert (row.number, row.number_order, row.joined_on) == ("07", 7, cast.SINCE)


def test_no_name_at_all(group: Cast) -> None:
    with pytest.raises(refusals.NoName):
        cast.enrol(group, "  ", "")
    assert Person.objects.filter(network=group.network).count() == 9


@pytest.mark.parametrize("phone", ["08-123", "12345678901", "8000001234"])
def test_a_phone_number_that_cannot_be(group: Cast, phone: str) -> None:
    with pytest.raises(refusals.StrangePhone):
        cast.enrol(group, "ป้าหนู", phone=phone)


def test_sending_it_twice_enrols_once(group: Cast) -> None:
    key, person = uuid7(), uuid7()
    by = cast.actor(group.recorder)
    rows = [
        memberships.enrol(
            actor=by, group=group.group, names=Names(called_name="ป้าหนู"), phone="080 000 0199", key=key, person=person
        )
        for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert (rows[0].pk, rows[0].person_id) == (key, person)
    assert Person.objects.filter(called_name="ป้าหนู").count() == 1


def test_numbers_go_on_from_the_highest_ever_used(group: Cast) -> None:
    eighth = cast.enrol(group, "ป้าหนู", number="40")
    memberships.renumber(actor=cast.actor(group.recorder), membership=eighth, number="08", key=uuid7())
    end(eighth)
    assert cast.enrol(group, "น้าหนู").number == "41"


def test_numbers_are_as_wide_as_the_group_wants(group: Cast) -> None:
    Group.objects.filter(pk=group.group.pk).update(number_width=3)
    assert cast.enrol(group, "ป้าหนู").number == "007"
    cast.enrol(group, "น้าหนู", number="1999")
    assert cast.enrol(group, "น้าเปี๊ยก").number == "2000"


def test_each_group_counts_for_itself(group: Cast) -> None:
    assert cast.enrol(group, "ป้าหนู", group=group.other_group).number == "03"


@pytest.mark.parametrize("number", ["", "abc", "-", "1234567890", "12345678901234"])
def test_what_is_no_member_number(group: Cast, number: str) -> None:
    row = cast.membership(group.member)
    with pytest.raises(refusals.StrangeNumber):
        memberships.renumber(actor=cast.actor(group.recorder), membership=row, number=number, key=uuid7())


def test_a_number_is_never_anothers(group: Cast) -> None:
    row = cast.membership(group.member)
    by = cast.actor(group.recorder)
    memberships.renumber(actor=by, membership=row, number="40", key=uuid7())
    for taken in ("40", "06", "01"):
        with pytest.raises(refusals.NumberTaken) as refused:
            cast.enrol(group, "ป้าหนู", number=taken)
        assert refused.value.next == "41"


def test_thai_digits_are_the_same_number(group: Cast) -> None:
    assert cast.enrol(group, "ป้าหนู", number="๐๔๐").number == "040"


def test_she_may_take_back_a_number_of_her_own(group: Cast) -> None:
    row = cast.membership(group.member)
    by = cast.actor(group.recorder)
    memberships.renumber(actor=by, membership=row, number="40", key=uuid7())
    back = memberships.renumber(actor=by, membership=row, number="06", key=uuid7())
    assert back.number == "06"
    assert list(FormerNumber.objects.filter(membership=row).values_list("number", flat=True)) == ["40"]


def test_who_is_a_member_does_not_join_again(group: Cast) -> None:
    by = cast.actor(group.recorder)
    with pytest.raises(refusals.AlreadyMember):
        memberships.join(actor=by, group=group.group, person=group.member, key=uuid7())
    second = memberships.join(actor=by, group=group.other_group, person=group.member, key=uuid7())
    assert second.number == "03"


def test_who_left_may_come_back_with_a_new_number(group: Cast) -> None:
    row = cast.membership(group.member)
    ended = end(row)
    assert (ended.ended_on, ended.ending, ended.ending_citation_kind) == (date(2019, 6, 9), "resigned", "custom")
    again = memberships.join(actor=cast.actor(group.recorder), group=group.group, person=group.member, key=uuid7())
    assert again.number == "07"
    assert list(selectors.members(group.group.pk, date(2019, 6, 8)).filter(person=group.member)) == [ended]


@pytest.mark.parametrize(("on", "refusal"), [(date(2019, 6, 10), refusals.DayAhead), (date(2018, 1, 8), refusals.DayBefore)])
def test_a_day_on_which_she_cannot_have_left(group: Cast, on: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        end(cast.membership(group.member), on)


def test_nobody_leaves_twice(group: Cast) -> None:
    row = cast.membership(group.member)
    end(row)
    with pytest.raises(refusals.EndedBefore):
        end(row)


def test_who_died_is_known_to_have_died(group: Cast) -> None:
    end(cast.membership(group.member), date(2019, 6, 1), Membership.Ending.DIED)
    group.member.refresh_from_db()
    assert group.member.died_on == date(2019, 6, 1)


def test_nobody_is_her_own_guardian(group: Cast) -> None:
    row = cast.membership(group.member)
    by = cast.actor(group.recorder)
    with pytest.raises(refusals.OwnGuardian):
        memberships.place(actor=by, membership=row, zone=None, guardian=group.member, key=uuid7())
    placed = memberships.place(actor=by, membership=row, zone=None, guardian=group.chair, key=uuid7())
    assert placed.guardian == group.chair


# --- What is known -------------------------------------------------------------------------------------------------------


def test_what_is_known_is_written_down(group: Cast) -> None:
    born = births.read("ปีฉลู 2492", today=clock.today())
    names = Names("ป้าเอียด", "เอียด", "ชูแก้ว", "นาง", "เอียด ทองพันชั่ง")
    wanted = details(group.member, names=names, birth=born, beneficiary_name=" สมหญิง  ชูแก้ว ", phone="๐๘๐-๐๐๐-๐๑๙๙")
    row = people.edit(actor=cast.actor(group.recorder), person=group.member, details=wanted, version=0, key=uuid7())
    assert (row.birth_date, row.birth_precision, row.birth_words) == (date(1949, 1, 1), "year", "ปีฉลู 2492")
    assert (row.full_name, row.phone, row.beneficiary_name, row.version) == ("นางเอียด ชูแก้ว", "0800000199", "สมหญิง ชูแก้ว", 1)


def test_a_stale_form_changes_nothing(group: Cast) -> None:
    by = cast.actor(group.recorder)
    people.edit(actor=by, person=group.member, details=details(group.member, present_address="12/3"), version=0, key=uuid7())
    with pytest.raises(refusals.PersonChangedMeanwhile):
        people.edit(actor=by, person=group.member, details=details(group.member, present_address="9/9"), version=0, key=uuid7())
    group.member.refresh_from_db()
    assert group.member.present_address == "12/3"


def test_the_trail_holds_no_words_about_her(group: Cast) -> None:
    cast.enrol(group, "ป้าลับมาก", "ลับสุดยอด", phone="0811112222")
    kept = Command.objects.filter(what="memberships.enrol").values_list("what", "digest", "subject")
    said = b"".join(bytes(part) if isinstance(part, bytes | memoryview) else str(part).encode() for row in kept for part in row)
    assert "ลับ".encode() not in said
    assert b"0811112222" not in said


# --- Finding -------------------------------------------------------------------------------------------------------------


def found(people: Cast, typed: str) -> list[str]:
    rows = finding.found(selectors.open_members(people.group.pk), typed).order_by(*finding.ORDERS["number"])
    return [row.number for row in rows]


@pytest.mark.parametrize(
    "typed", ["เอียด", "ป้าเอียด", "ปา เอียด", "ชูแก้ว", "ชูแกว", "เอียด ชู", "06", "6", "๖", "0800000108", "080-000-0108"]
)
def test_a_member_is_found_as_people_remember_her(group: Cast, typed: str) -> None:
    assert found(group, typed) == ["06"]


def test_nothing_typed_finds_everybody_and_nonsense_nobody(group: Cast) -> None:
    assert found(group, "  ") == ["01", "02", "03", "04", "05", "06"]
    assert found(group, "%") == []
    assert found(group, "_") == []
    assert found(group, "ไม่มีคนนี้") == []


def test_a_former_number_still_finds_her(group: Cast) -> None:
    row = cast.membership(group.member)
    memberships.renumber(actor=cast.actor(group.recorder), membership=row, number="40", key=uuid7())
    assert found(group, "06") == found(group, "6") == found(group, "40") == ["40"]


def test_former_names_find_her_too(group: Cast) -> None:
    wanted = details(group.member, names=Names("ป้าเอียด", "เอียด", "ชูแก้ว", "", "หะยีเอียด ทองพันชั่ง"))
    people.edit(actor=cast.actor(group.recorder), person=group.member, details=wanted, version=0, key=uuid7())
    assert found(group, "ทองพัน") == ["06"]


def test_names_are_found_whatever_their_marks(group: Cast) -> None:
    cast.enrol(group, "โต๊ะมะ", "มะยูโซ๊ะ", "โต๊ะ-หัด")
    cast.enrol(group, "ลุงขำ", "ขําคม")
    assert found(group, "โตะหัด") == found(group, "มะยูโซะ") == found(group, "มะ") == ["07"]
    assert found(group, "ขำคม") == ["08"]


def test_the_order_of_names_is_that_of_a_thai_dictionary(group: Cast) -> None:
    rows = selectors.open_members(group.group.pk).order_by(*finding.ORDERS["name"])
    assert [row.person.given_name for row in rows] == ["ก้อเส็ม", "จำเนียร", "ถาวร", "นูรีดา", "สมศรี", "เอียด"]


@pytest.mark.parametrize("typed", ["\x00", "\x1b", "'; --", "\\", "9" * 40, "ๆๆๆ", "่้๊๋", "\ud800", "🍚"])
def test_strange_signs_find_nobody(group: Cast, typed: str) -> None:
    assert found(group, typed) == []


@given(st.integers(0, 9), st.integers(1, 10))
def test_any_part_of_a_name_finds_it(start: int, length: int) -> None:
    row = Person()
    people.put_names(row, Names("ป้าเอียด", "เอียด", "ชูแก้ว"))
    part = "เอียดชูแก้ว"[start : start + length]
    assert thai.fold(part) in row.folded


def test_what_is_missing_is_listed_until_it_is_known(group: Cast) -> None:
    rows = finding.incomplete(selectors.open_members(group.group.pk))
    assert rows.count() == 6
    assert {str(words) for words in finding.missing(group.member)} == {"วันเกิด", "ที่อยู่", "ผู้รับผลประโยชน์"}
    full = details(group.member, present_address="12/3", beneficiary_name="ลูก", birth=births.read("2492", today=clock.today()))
    known = people.edit(actor=cast.actor(group.recorder), person=group.member, details=full, version=0, key=uuid7())
    assert finding.missing(known) == []
    assert rows.filter(person=group.member).count() == 0
