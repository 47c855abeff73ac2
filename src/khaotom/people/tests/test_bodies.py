"""Groups, communities, offices, households, partners, teams, and the founding of a network."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest

from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.people import refusals, registries, selectors, words
from khaotom.people.models import Community, GroupStage, Membership, Network, Office, OfficeKind, Partner, Person, Team
from khaotom.people.services import communities, founding, groups, households, offices, partners, sign_in, teams
from khaotom.people.services.communities import Facts
from khaotom.people.sessions import Way
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)
TODAY = date(2019, 6, 9)


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


# --- Offices -------------------------------------------------------------------------------------------------------------


def give(people: Cast, person: Person, kind: OfficeKind = OfficeKind.COMMITTEE, since: date = TODAY) -> Office:
    by = cast.actor(people.chair)
    return offices.give(
        actor=by,
        person=person,
        kind=kind,
        group=people.group,
        since=since,
        citation=Citation("resolution", number="3/2562"),
        key=uuid7(),
    )


def test_an_office_is_held_from_its_day_and_cites_its_decision(people: Cast) -> None:
    office = give(people, people.member, since=date(2019, 6, 10))
    assert (office.citation_kind, office.citation_number) == ("resolution", "3/2562")
    assert not selectors.holds(people.member.pk, ["committee"], group=people.group.pk)
    with clock.at(datetime(2019, 6, 10, 8, tzinfo=clock.BANGKOK)):
        assert selectors.holds(people.member.pk, ["committee"], group=people.group.pk)


def test_the_last_day_of_an_office_is_still_hers(people: Cast) -> None:
    office = offices.end(actor=cast.actor(people.chair), office=give(people, people.member), until=TODAY, key=uuid7())
    assert selectors.holds(people.member.pk, ["committee"], group=people.group.pk)
    with clock.at(datetime(2019, 6, 10, 8, tzinfo=clock.BANGKOK)):
        assert not selectors.holds(people.member.pk, ["committee"], group=people.group.pk)
        with pytest.raises(refusals.OfficeEndedBefore):
            offices.end(actor=cast.actor(people.chair), office=office, until=date(2019, 6, 12), key=uuid7())


def test_no_office_ends_before_it_began(people: Cast) -> None:
    with pytest.raises(refusals.DayBefore):
        offices.end(actor=cast.actor(people.chair), office=give(people, people.member), until=date(2019, 6, 8), key=uuid7())


def test_nobody_gives_an_office_to_herself_nor_through_a_helper(people: Cast) -> None:
    with pytest.raises(refusals.OfficeForOneself):
        give(people, people.chair, OfficeKind.TREASURER)
    lent = cast.actor(people.chair, keyed_by=people.recorder)
    with pytest.raises(refusals.OfficeForOneself):
        offices.give(
            actor=lent, person=people.recorder, kind=OfficeKind.TREASURER, group=people.group, citation=CUSTOM, key=uuid7()
        )


def test_the_same_office_is_not_held_twice(people: Cast) -> None:
    give(people, people.member)
    with pytest.raises(refusals.OfficeHeld):
        give(people, people.member)


def test_two_who_can_hold_the_day_are_counted_as_people(people: Cast) -> None:
    by = cast.actor(people.chair)
    for kind in (OfficeKind.TREASURER, OfficeKind.RECORDER):
        offices.note_trained(actor=by, office=Office.objects.get(group=people.group, kind=kind), key=uuid7())
    second = give(people, people.treasurer, OfficeKind.COMMITTEE)
    offices.note_trained(actor=by, office=second, key=uuid7())
    assert selectors.trained_count(people.group.pk) == 2


def test_offices_of_a_team_open_nothing_of_a_group(people: Cast) -> None:
    by = cast.actor(people.administrator)
    team = teams.add(actor=by, kind=Team.Kind.CENTRAL, name="คณะทำงานกลาง", key=uuid7())
    offices.give(actor=by, person=people.member, kind=OfficeKind.CHAIR, team=team, citation=CUSTOM, key=uuid7())
    assert not selectors.holds(people.member.pk, ["chair"], group=people.group.pk)
    assert not selectors.holds(people.member.pk, ["chair"], group=None)


# --- Groups and communities ----------------------------------------------------------------------------------------------


def test_a_short_name_is_one_bodys(people: Cast) -> None:
    by = cast.actor(people.administrator)
    with pytest.raises(refusals.AddressTaken):
        communities.add(actor=by, name="ท่าเรือใหม่", slug="tha-ruea-kao", key=uuid7())
    with pytest.raises(refusals.AddressTaken):
        groups.add(actor=by, community=people.community, name="กลุ่มใหม่", slug="rim-son", citation=CUSTOM, key=uuid7())


def test_a_groups_life_goes_forward(people: Cast) -> None:
    by = cast.actor(people.chair)
    resting = groups.begin_stage(
        actor=by, group=people.group, stage=GroupStage.Stage.DORMANT, since=TODAY, citation=CUSTOM, key=uuid7()
    )
    assert selectors.stage_of(people.group.pk) == resting
    with pytest.raises(refusals.StageTooEarly) as refused:
        groups.begin_stage(
            actor=by, group=people.group, stage=GroupStage.Stage.REVIVED, since=TODAY, citation=CUSTOM, key=uuid7()
        )
    assert "หยุดพัก" in refused.value.sentence
    assert "9 มิ.ย. 62" in refused.value.sentence


def test_a_group_begins_with_nothing_turned_on(people: Cast) -> None:
    by = cast.actor(people.chair)
    assert people.group.features == []
    on = groups.turn_on(actor=by, group=people.group, feature="zones", key=uuid7())
    assert on.features == ["zones"]
    both = groups.turn_on(actor=by, group=on, feature="households", key=uuid7())
    assert both.features == ["households", "zones"]
    assert groups.turn_off(actor=by, group=both, feature="zones", key=uuid7()).features == ["households"]
    with pytest.raises(LookupError):
        groups.turn_on(actor=by, group=people.group, feature="dancing", key=uuid7())


def test_two_tabs_turning_on_two_things_keep_both(people: Cast) -> None:
    """Both pages show the group as it was before either was sent."""
    by = cast.actor(people.chair)
    groups.turn_on(actor=by, group=people.group, feature="zones", key=uuid7())
    assert groups.turn_on(actor=by, group=people.group, feature="households", key=uuid7()).features == ["households", "zones"]


def test_a_group_has_its_own_words(people: Cast) -> None:
    spoken = groups.speak(
        actor=cast.actor(people.chair), group=people.group, own={"pledge": " เงินออม ", "fine": "", "other": "x"}, key=uuid7()
    )
    assert spoken.words == {"pledge": "เงินออม"}
    assert words.of(spoken.words, "pledge") == "เงินออม"
    assert words.of(spoken.words, "fine") == "ค่าปรับ"
    with pytest.raises(KeyError):
        words.of(spoken.words, "other")


def test_land_and_eviction_are_facts_of_the_place(people: Cast) -> None:
    by = cast.actor(people.recorder)
    facts = Facts(Community.LandOwner.RAILWAY, Community.Eviction.LETTER, letter_on=date(2019, 5, 2))
    told = communities.describe(actor=by, community=people.community, facts=facts, key=uuid7())
    assert (told.land_owner, told.eviction, told.eviction_letter_on) == ("railway", "letter", date(2019, 5, 2))
    with pytest.raises(refusals.DeadlineNotNamed):
        communities.describe(
            actor=by, community=told, facts=Facts(Community.LandOwner.RAILWAY, Community.Eviction.DEADLINE), key=uuid7()
        )


def test_a_zone_is_added_once(people: Cast) -> None:
    by = cast.actor(people.recorder)
    first = communities.add_zone(actor=by, community=people.community, name="โซน 1", key=uuid7())
    assert communities.add_zone(actor=by, community=people.community, name=" โซน  1", key=uuid7()) == first
    second = communities.add_zone(actor=by, community=people.community, name="โซน 2", key=uuid7())
    assert [zone.pk for zone in selectors.zones(people.community.pk)] == [first.pk, second.pk]


# --- Households and partners ---------------------------------------------------------------------------------------------


def test_a_household_is_found_with_its_first_person_and_others_move_in(people: Cast) -> None:
    by = cast.actor(people.recorder)
    house = households.found(actor=by, person=people.member, community=people.community, label="บ้านป้าเอียด", key=uuid7())
    households.settle(actor=by, person=people.chair, household=house, key=uuid7())
    living = selectors.households_of_members(people.group.pk)
    assert [(each.label, [row.number for row in each.living]) for each in living] == [("บ้านป้าเอียด", ["01", "06"])]  # type: ignore[attr-defined]
    assert households.settle(actor=by, person=people.chair, household=None, key=uuid7()).household is None


def test_partners_and_their_contacts(people: Cast) -> None:
    by = cast.actor(people.coordinator)
    partner = partners.add(actor=by, name="มัสยิดใน", kind=Partner.Kind.MOSQUE, key=uuid7())
    contact = partners.add_contact(actor=by, partner=partner, name="บังหมัด", phone="๐๗๔ ๓๑๑ ๒๓๔", key=uuid7())
    assert contact.phone == "074311234"
    key = uuid7()
    for _ in range(2):
        partners.remove_contact(actor=by, contact=contact, key=key)
    assert not partner.contacts.exists()


# --- Founding ------------------------------------------------------------------------------------------------------------


def found(slug: str, password: str = cast.PASSWORD) -> Person:
    return founding.found(
        network_name="เครือข่ายใหม่",
        slug=slug,
        phone="0800000777",
        given_name="มะลิ",
        family_name="ทองดี",
        password=password,
        key=uuid7(),
    )


def test_a_network_begins_with_its_administrator(people: Cast) -> None:
    person = found("new")
    office = Office.objects.get(person=person)
    assert (office.kind, office.group, office.citation_kind) == ("administrator", None, "founding")
    came = sign_in.by_password(network=person.network_id, phone="0800000777", password=cast.PASSWORD, address="10.0.0.1")
    assert (came.login.person, came.way) == (person, Way.DESK)


def test_a_network_that_lost_its_administrators_gets_one_again(people: Cast) -> None:
    person = found("demo")
    assert person.network == people.network
    assert Network.objects.filter(slug="demo").count() == 1


def test_a_weak_password_founds_nothing(people: Cast) -> None:
    with pytest.raises(refusals.WeakPassword):
        found("new", password="short")
    assert not Network.objects.filter(slug="new").exists()


# --- What ties a person --------------------------------------------------------------------------------------------------


def test_every_tie_counts_and_says_what_erasing_means(people: Cast) -> None:
    counts = {name: tie.count(people.treasurer.pk) for name, tie in registries.ties.items() if name.startswith("people.")}
    assert counts == {"people.consents": 0, "people.memberships": 1, "people.offices": 1}
    for _name, tie in registries.ties.items():
        assert str(tie.words)
        assert str(tie.erasing).strip()


def test_members_of_a_day_are_those_open_then(people: Cast) -> None:
    row = cast.membership(people.member)
    Membership.objects.filter(pk=row.pk).update(ended_on=TODAY, ending="resigned")
    assert row in selectors.members(people.group.pk, date(2019, 6, 8))
    assert row not in selectors.members(people.group.pk, TODAY)
    assert row not in selectors.members(people.group.pk, date(2018, 1, 8))
