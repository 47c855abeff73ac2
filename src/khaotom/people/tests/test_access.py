"""Who may see and touch what. Whoever forgets the network is met by the cast's twin in another one."""

import inspect
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from uuid import UUID

import pytest
from django.db.models import QuerySet

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import NotYourOffice, Stranger
from khaotom.people import access, refusals
from khaotom.people.models import Group, Membership, Office, OfficeKind, Person, SignInTry
from khaotom.people.services import memberships, offices
from tests import cast, samples, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def lists() -> list[Callable[[Actor], QuerySet[Person]]]:
    """Every access function that answers with a list."""
    functions = (getattr(access, name) for name in access.__all__)
    found = [function for function in functions if inspect.isfunction(function)]
    return [function for function in found if inspect.signature(function).return_annotation is QuerySet]


def test_there_are_lists_to_ask() -> None:
    assert {"groups", "people", "kept_people", "memberships", "offices", "partners"} <= {each.__name__ for each in lists()}


@pytest.mark.parametrize("part", ["administrator", "coordinator", "chair", "member"])
def test_no_list_holds_anything_of_another_network(people: Cast, part: str) -> None:
    there = cast.elsewhere()
    actor = cast.actor(people.everyone()[part])
    theirs = {*Person.objects.filter(network=there.network), *Group.objects.filter(network=there.network)}
    theirs |= {*Membership.objects.filter(group__network=there.network), *Office.objects.filter(network=there.network)}
    for each in lists():
        if list(inspect.signature(each).parameters) != ["actor"]:
            continue
        try:
            rows = list(each(actor))
        except NotYourOffice:
            continue
        assert theirs.isdisjoint(rows), each.__name__


@pytest.mark.parametrize("part", ["administrator", "coordinator", "treasurer"])
def test_nothing_of_another_network_is_fetched_by_its_id(people: Cast, part: str) -> None:
    """Every access function that takes an id, asked with the id of the other network's row."""
    there = cast.elsewhere()
    actor = cast.actor(people.everyone()[part])
    for name in access.__all__:
        function = getattr(access, name)
        names = [*inspect.signature(function).parameters][1:] if inspect.isfunction(function) else []
        if names and set(names) <= {"person", "membership", "office", "device", "consent", "partner", "contact", "other"}:
            if any(inspect.signature(function).parameters[each].annotation is not UUID for each in names):
                continue
            with pytest.raises((Stranger, NotYourOffice)):
                function(actor, **samples.parts("people", names, there))


def test_forgetting_the_way_to_the_network_raises(people: Cast) -> None:
    with pytest.raises(LookupError):
        access.scoped(cast.actor(people.chair), SignInTry)


def test_a_member_sees_herself_and_an_officer_her_group(people: Cast) -> None:
    assert set(access.people(cast.actor(people.member))) == {people.member}
    group = {people.chair, people.treasurer, people.recorder, people.counter, people.auditor, people.member}
    assert set(access.people(cast.actor(people.counter))) == group
    assert set(access.people(cast.actor(people.auditor))) == group
    assert set(access.people(cast.actor(people.other_treasurer))) == {people.other_treasurer, people.coordinator}
    assert set(access.people(cast.actor(people.coordinator))) == set(people.everyone().values())


def test_those_who_look_do_not_all_change(people: Cast) -> None:
    for part in (people.counter, people.auditor, people.coordinator):
        with pytest.raises(NotYourOffice):
            access.person_to_keep(cast.actor(part), people.member.pk)
    assert access.person_to_keep(cast.actor(people.recorder), people.member.pk) == people.member
    assert access.person_to_keep(cast.actor(people.administrator), people.member.pk) == people.member
    with pytest.raises(Stranger):
        access.person_to_keep(cast.actor(people.other_treasurer), people.member.pk)


def test_a_guardian_sees_her_ward_and_no_longer_when_the_child_left(people: Cast) -> None:
    child = cast.enrol(people, "น้องฟ้า")
    by = cast.actor(people.recorder)
    memberships.place(actor=by, membership=child, zone=None, guardian=people.member, key=uuid7())
    assert child.person in access.people(cast.actor(people.member))
    assert child in access.memberships(cast.actor(people.member))
    memberships.end(actor=by, membership=child, ending=Membership.Ending.RESIGNED, on=clock.today(), citation=CUSTOM, key=uuid7())
    assert child.person not in access.people(cast.actor(people.member))


def test_with_a_pin_on_a_strange_phone_an_officer_is_a_member(people: Cast) -> None:
    own = cast.actor(people.treasurer, in_office=False)
    assert set(access.people(own)) == {people.treasurer}
    assert list(access.memberships(own)) == [cast.membership(people.treasurer)]
    assert list(access.groups(own)) == [people.group]
    assert not access.holds(own, access.COMMITTEE, group=people.group.pk)
    with pytest.raises(refusals.OfficeElsewhere):
        access.read_register(own, people.group.slug)
    with pytest.raises(NotYourOffice):
        access.read_register(cast.actor(people.member, in_office=False), people.group.slug)


def test_an_officer_who_is_no_member_is_told_the_way_too(people: Cast) -> None:
    offices.give(
        actor=cast.actor(people.administrator),
        person=people.other_treasurer,
        kind=OfficeKind.AUDITOR,
        group=people.group,
        citation=CUSTOM,
        key=uuid7(),
    )
    with pytest.raises(refusals.OfficeElsewhere):
        access.group(cast.actor(people.other_treasurer, in_office=False), people.group.slug)
    assert access.group(cast.actor(people.other_treasurer), people.group.slug) == people.group


def test_what_is_hers_alone_is_not_a_helpers(people: Cast) -> None:
    lent = cast.actor(people.chair, keyed_by=people.recorder)
    for shut in (access.me, access.officer):
        with pytest.raises(refusals.PhoneIsLent):
            shut(lent)
    for shut_group in (access.appoint, access.trust_devices):
        with pytest.raises(refusals.PhoneIsLent):
            shut_group(lent, people.group.slug)
    with pytest.raises(refusals.PhoneIsLent):
        access.person_to_match(lent, people.member.pk)
    assert access.keep_register(lent, people.group.slug) == people.group
    assert access.keyer(lent) == people.recorder
    assert access.keyer(cast.actor(people.chair)) is None


def test_who_may_is_named(people: Cast) -> None:
    with pytest.raises(NotYourOffice) as refused:
        access.appoint(cast.actor(people.treasurer), people.group.slug)
    assert refused.value.offices[:2] == access.APPOINTERS


def test_only_the_administrator_begins_groups(people: Cast) -> None:
    assert access.administered(cast.actor(people.administrator)) == people.network
    with pytest.raises(NotYourOffice):
        access.administered(cast.actor(people.coordinator))
    assert access.network(cast.actor(people.coordinator)) == people.network
