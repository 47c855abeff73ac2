"""A list is read, looked at and brought in: all of it, or nothing."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from khaotom.collection.models import Opening
from khaotom.front.importing import preview, refusals, services, template
from khaotom.front.importing.preview import Preview
from khaotom.front.importing.reading import Upload
from khaotom.front.importing.services import Outcome
from khaotom.front.importing.shown import shown
from khaotom.front.tests import lists
from khaotom.front.tests.lists import BAHT
from khaotom.kernel import clock, months
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger import selectors as ledger
from khaotom.people.models import Membership, Person
from khaotom.people.refusals import NumberTaken
from khaotom.people.services import communities, memberships, national_ids
from khaotom.savings import selectors as savings
from khaotom.savings.models import Pledge
from khaotom.trail.refusals import KeyUsedForAnotherThing
from khaotom.welfare.models import Joining
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
MAY = months.of(date(2019, 5, 1))


people_once = stages.once(lists.group)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(lists.NOW):
        yield deepcopy(people_once)


def look(people: Cast, upload: Upload) -> Preview:
    return preview.of_upload(people.group, upload)


def bring(people: Cast, upload: Upload, *, drop_bad: bool = False) -> Outcome:
    found = look(people, upload)
    by = cast.actor(people.treasurer)
    return services.bring(actor=by, group=people.group, sheet=found.sheet, drop_bad=drop_bad, key=uuid7())


def codes(found: Preview) -> list[tuple[int, str]]:
    return [(finding.row, finding.refusal.code) for finding in found.findings]


@pytest.mark.parametrize("make", [lists.excel, lists.csv])
def test_every_row_becomes_a_member_with_her_balance(people: Cast, make: object) -> None:
    assert callable(make)
    assert bring(people, make(lists.GOOD, lists.OTHER)) == Outcome(2, 0, 0)
    member = Membership.objects.select_related("person", "opening").get(group=people.group, number="21")
    assert (member.person.full_name, member.person.phone) == ("นางสุดา มณีแหลม", "0800000921")
    assert member.person.birth_date == date(1959, 6, 9)
    assert (member.opening.pledged, member.opening.paid_through, member.opening.contested) == (4300 * BAHT, MAY, 0)
    assert Pledge.objects.get(membership=member).from_month == MAY + 1
    assert Joining.objects.get(membership=member).from_month == MAY + 1
    assert not Joining.objects.filter(membership__number="22", membership__group=people.group).exists()
    book = ledger.book_of(people.group.pk).pk
    assert savings.balances(book, [member.pk])[member.pk] == 4300 * BAHT


def test_the_preview_shows_sums_to_hold_against_the_paper(people: Cast) -> None:
    found = shown(look(people, lists.csv(lists.GOOD, lists.OTHER)))
    assert (found.new, found.saved, found.pledged, found.bad) == (2, 5150 * BAHT, 150 * BAHT, 0)


def test_looking_keeps_nothing(people: Cast) -> None:
    before = Membership.objects.count()
    look(people, lists.csv(lists.GOOD))
    assert Membership.objects.count() == before


def test_nothing_comes_in_while_one_row_does_not_pass(people: Cast) -> None:
    upload = lists.csv(lists.GOOD, lists.row(c1="23", c7="30"))
    before = Membership.objects.count()
    with pytest.raises(refusals.RowsDoNotPass):
        bring(people, upload)
    assert Membership.objects.count() == before
    assert bring(people, upload, drop_bad=True) == Outcome(1, 0, 1)


def test_a_list_sent_again_doubles_nothing(people: Cast) -> None:
    upload = lists.csv(lists.GOOD, lists.OTHER)
    bring(people, upload)
    again = look(people, upload)
    assert (len(again.new), len(again.there), again.findings) == (0, 2, [])
    with pytest.raises(refusals.NobodyLeft):
        bring(people, upload)
    assert bring(people, lists.csv(lists.GOOD, lists.OTHER, lists.row(c1="23", c6=""))) == Outcome(1, 2, 0)


def test_one_key_brings_one_list_in_once(people: Cast) -> None:
    key, by = uuid7(), cast.actor(people.treasurer)
    one, other = (look(people, lists.csv(row)).sheet for row in (lists.GOOD, lists.OTHER))
    for _ in range(2):
        services.bring(actor=by, group=people.group, sheet=one, drop_bad=False, key=key)
    assert Opening.objects.count() == 1
    with pytest.raises(KeyUsedForAnotherThing):
        services.bring(actor=by, group=people.group, sheet=other, drop_bad=False, key=key)


@pytest.mark.parametrize(
    ("cell", "value", "column"),
    [
        ("c2", "ป้าขาว", "called"),
        ("c5", "คงสม", "family"),
        ("c6", "080-000-0999", "phone"),
        ("c7", "200", "pledge"),
        ("c8", "ไม่", "welfare"),
        ("c9", "4,400", "saved"),
        ("c10", "เม.ย. 62", "through"),
        ("c11", "20", "contested"),
        ("c12", "9/6/2503", "born"),
    ],
)
def test_a_known_number_with_other_content_is_said_not_changed(people: Cast, cell: str, value: str, column: str) -> None:
    bring(people, lists.csv(lists.GOOD))
    found = look(people, lists.csv(lists.row(**{cell: value})))
    assert [(finding.column, finding.refusal.code) for finding in found.findings] == [(column, "IMP-024")]


def test_one_number_on_two_rows_is_said_as_the_design_says_it(people: Cast) -> None:
    found = shown(look(people, lists.csv(lists.row(c1="23"), lists.row(c1="๐๒๓", c6=""))))
    (one,) = found.findings
    assert one.where == "แถว 3 ช่อง ‘เลขสมาชิก’ (A3)"
    assert one.sentence == "เลข 023 ซ้ำกับแถว 2 แก้ในไฟล์แล้วส่งใหม่ หรือข้ามแถวนี้"
    assert one.code == "IMP-008"


def test_a_number_that_was_somebodys_is_not_given_again(people: Cast) -> None:
    by = cast.actor(people.treasurer)
    memberships.renumber(actor=by, membership=cast.membership(people.member), number="90", key=uuid7())
    (finding,) = look(people, lists.csv(lists.row(c1="06"))).findings
    assert isinstance(finding.refusal, NumberTaken)


def test_what_is_contested_lies_apart(people: Cast) -> None:
    bring(people, lists.csv(lists.row(c11="200")))
    member = Membership.objects.get(group=people.group, number="21")
    book = ledger.book_of(people.group.pk).pk
    assert ledger.balances_of_holders(book, chart.CONTESTED, [member.pk]) == {member.pk: -200 * BAHT}
    assert savings.balances(book, [member.pk])[member.pk] == 4300 * BAHT


def test_a_member_without_a_balance_gets_it_later_with_her_passbook(people: Cast) -> None:
    bring(people, lists.csv(lists.row(c9="", c10="")))
    member = Membership.objects.get(group=people.group, number="21")
    assert not Opening.objects.filter(membership=member).exists()
    assert Pledge.objects.get(membership=member).from_month == MAY + 1


def test_her_identity_number_is_sealed_and_makes_her_one_person(people: Cast) -> None:
    number = _valid("3990112345670")
    other = people.other_treasurer
    national_ids.keep(actor=cast.actor(people.treasurer), person=other, number=number, key=uuid7())
    upload = lists.csv(lists.row(c13=number))
    found = look(people, upload)
    assert [(one.row, one.certain) for one in found.alike] == [(2, True)]
    bring(people, upload)
    member = Membership.objects.get(group=people.group, number="21")
    assert member.person_id == other.pk
    assert Person.objects.get(pk=other.pk).given_name == "อามีเนาะ"  # her page is not written over


def _valid(number: str) -> str:
    """The number with a last digit that checks."""
    total = sum((13 - at) * int(digit) for at, digit in enumerate(number[:12]))
    return number[:12] + str((11 - total % 11) % 10)


def test_one_identity_number_twice_or_of_a_member_here_does_not_pass(people: Cast) -> None:
    number = _valid("3990112345670")
    twice = look(people, lists.csv(lists.row(c13=number), lists.row(c1="23", c6="", c13=number)))
    assert codes(twice) == [(3, "IMP-026")]
    national_ids.keep(actor=cast.actor(people.treasurer), person=people.member, number=number, key=uuid7())
    assert codes(look(people, lists.csv(lists.row(c13=number)))) == [(2, "IMP-025")]


def test_the_same_name_and_phone_is_shown_and_not_in_the_way(people: Cast) -> None:
    cast.enrol(people, "ป้าแดง", "สุดา", "มณีแหลม", phone="0800000921", group=people.other_group)
    found = look(people, lists.csv(lists.GOOD))
    assert found.findings == []
    assert [(one.row, one.certain) for one in found.alike] == [(2, False)]


def test_zones_are_found_however_they_are_spaced(people: Cast) -> None:
    communities.add_zone(actor=cast.actor(people.treasurer), community=people.community, name="โซน 1", key=uuid7())
    bring(people, lists.csv(lists.row(c14="โซน1")))
    member = Membership.objects.select_related("zone").get(group=people.group, number="21")
    assert member.zone is not None
    assert codes(look(people, lists.csv(lists.row(c1="23", c6="", c14="โซน 9")))) == [(2, "IMP-027")]


def test_the_template_is_read_back_once_it_is_filled_in(people: Cast) -> None:
    empty = Upload("members.xlsx", template.write())
    with pytest.raises(refusals.NobodyInIt):
        look(people, empty)
    book = load_workbook(io.BytesIO(empty.content))
    for place, value in enumerate(lists.GOOD, start=1):
        lists.sheet(book).cell(row=2, column=place, value=value)
    assert len(look(people, lists.saved(book)).new) == 1


def test_a_date_in_a_date_cell_is_a_day_of_either_era(people: Cast) -> None:
    for born in (datetime(1959, 6, 9), datetime(2502, 6, 9)):
        (line,) = look(people, lists.excel(lists.row(c12=born))).new
        assert line.birth.day == date(1959, 6, 9)
