"""รอคนที่สอง: what one officer asks for while the other is away, agreed or declined from one's own sign-in, run once."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.approvals import refusals, selectors
from khaotom.approvals.models import Approval, Request
from khaotom.approvals.services import requests
from khaotom.collection import waiting
from khaotom.collection.models import Sheet, Slip
from khaotom.collection.refusals import DayClosed
from khaotom.collection.services import correcting, counts, payouts
from khaotom.collection.services.correcting import Right, Why
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.kernel.invariant import Broken
from khaotom.ledger.models import Entry
from khaotom.ledger.refusals import AlreadyReversed
from khaotom.people.models import HostName, Office, Person
from khaotom.people.selectors import kin
from khaotom.people.services import households, logins
from khaotom.till import selectors as till
from khaotom.till.models import Voucher
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
LATER = datetime(2019, 6, 9, 21)


def _asked(golden: evening.Evening) -> evening.Evening:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    return golden


prepared = stages.once(_asked, after=evening.prepare)


@pytest.fixture
def golden(prepared: evening.Evening, db: None) -> Iterator[evening.Evening]:
    """The evening just before its closing, so that money can still go out."""
    with clock.at(LATER):
        yield deepcopy(prepared)


@pytest.fixture
def closed(golden: evening.Evening) -> evening.Evening:
    evening.lived(golden)
    return golden


def by(person: Person, keyed_by: Person | None = None) -> Actor:
    return Actor(network=person.network_id, person=person.pk, keyed_by=(keyed_by or person).pk)


def desk(golden: evening.Evening, number: int) -> Client:
    logins.login_of(golden.person(number))
    return cast.client(golden.person(number))


def slip_of(golden: evening.Evening, number: int) -> Slip:
    return Slip.objects.get(membership=golden.member(number), state=Slip.State.TAKEN)


def asks_to_correct(golden: evening.Evening) -> Request:
    """What น้าใจ (9) paid was พี่ใจ's (7): the treasurer asks, the chair is away."""
    entry = correcting.standing_entry(slip_of(golden, 9))
    assert entry is not None
    right = Right(golden.member(7), correcting.parts_of(entry))
    arguments = waiting.of_correction(entry, Why.PERSON, right)
    return requests.ask(actor=golden.actor, group=golden.group, command=waiting.CORRECT, arguments=arguments, key=uuid7())


def asks_to_pay(golden: evening.Evening, payee: int = 44) -> Request:
    sheet, _table = evening.open_up(golden)
    payment = payouts.Payment("benefit", golden.member(payee), 100 * BAHT, till.box(golden.group.pk), "10", "นอน 1 คืน")
    return requests.ask(
        actor=golden.actor,
        group=golden.group,
        command=waiting.PAY,
        arguments=waiting.of_payment(sheet, payment),
        barred=kin(payment.payee),
        needed=payouts.others_needed(golden.actor, sheet, payment),
        key=uuid7(),
    )


def reversals() -> int:
    return Entry.objects.exclude(reverses=None).count()


def test_nothing_is_done_until_somebody_agrees_and_then_it_is(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    assert reversals() == 0
    done = requests.agree(actor=by(closed.person(2)), request=asked, key=uuid7())
    assert done.done_at is not None
    assert reversals() == 1
    entry = Entry.objects.exclude(reverses=None).get()
    assert entry.reason == "wrong_person"
    (answer,) = Approval.objects.filter(request=asked)
    assert (answer.person_id, answer.manner, answer.agreed) == (closed.person(2).pk, "signed_in", True)
    assert Request.objects.filter(command=waiting.CORRECT).count() == 1


def test_who_asked_cannot_agree_nor_through_another(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    for actor in (closed.actor, by(closed.person(2), keyed_by=closed.person(1))):
        with pytest.raises(refusals.SecondIsFirst):
            requests.agree(actor=actor, request=asked, key=uuid7())
    assert reversals() == 0


def test_a_member_without_office_and_an_auditor_cannot_agree(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    for number in (6, 5):
        with pytest.raises(refusals.NotInOffice):
            requests.agree(actor=by(closed.person(number)), request=asked, key=uuid7())


def test_a_second_yes_finds_it_done(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    key = uuid7()
    requests.agree(actor=by(closed.person(2)), request=asked, key=key)
    assert requests.agree(actor=by(closed.person(2)), request=asked, key=key).done_at is not None
    with pytest.raises(refusals.AlreadyAnswered):
        requests.agree(actor=by(closed.person(3)), request=asked, key=uuid7())
    assert reversals() == 1


def test_a_no_ends_it(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    requests.decline(actor=by(closed.person(2)), request=asked, key=uuid7())
    with pytest.raises(refusals.AlreadyAnswered):
        requests.agree(actor=by(closed.person(3)), request=asked, key=uuid7())
    assert [one.outcome for one in selectors.answered(closed.group.pk)] == ["declined"]
    assert reversals() == 0


def test_only_who_asked_takes_it_back(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    with pytest.raises(refusals.NotTheAsker):
        requests.take_back(actor=by(closed.person(2)), request=asked, key=uuid7())
    requests.take_back(actor=closed.actor, request=asked, key=uuid7())
    assert [one.outcome for one in selectors.answered(closed.group.pk)] == ["taken_back"]


def test_what_is_refused_when_it_runs_nobody_has_agreed_to(closed: evening.Evening) -> None:
    """Two asked for the same correction; the second is found out when it would run, and waits on."""
    first, second = asks_to_correct(closed), asks_to_correct(closed)
    requests.agree(actor=by(closed.person(2)), request=first, key=uuid7())
    with pytest.raises(AlreadyReversed):
        requests.agree(actor=by(closed.person(2)), request=second, key=uuid7())
    assert [one.request.pk for one in selectors.waiting(closed.group.pk)] == [second.pk]
    assert not Approval.objects.filter(request=second).exists()
    requests.decline(actor=by(closed.person(2)), request=second, key=uuid7())


def test_arguments_that_were_touched_run_nothing(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    Request.objects.filter(pk=asked.pk).update(arguments=asked.arguments | {"membership": str(closed.member(8).pk)})
    with pytest.raises(Broken):
        requests.agree(actor=by(closed.person(2)), request=asked, key=uuid7())
    assert reversals() == 0


def test_who_asked_and_has_left_the_committee_asks_no_more(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    Office.objects.filter(person=closed.person(1)).update(until=date(2019, 6, 8))
    with pytest.raises(refusals.AskerOutOfOffice):
        requests.agree(actor=by(closed.person(2)), request=asked, key=uuid7())


def test_money_goes_out_when_the_second_has_agreed(golden: evening.Evening) -> None:
    asked = asks_to_pay(golden)
    assert not Voucher.objects.exists()
    requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    voucher = Voucher.objects.get()
    assert (voucher.amount, voucher.payee_id) == (100 * BAHT, golden.member(44).pk)


def test_the_receiver_and_her_house_are_barred(golden: evening.Evening) -> None:
    """The chair (2) and the recorder (3) live in one house, and it is the chair who receives."""
    home = households.found(
        actor=golden.actor, person=golden.person(2), community=golden.group.community, label="บ้านพี่", key=uuid7()
    )
    households.settle(actor=golden.actor, person=golden.person(3), household=home, key=uuid7())
    golden.members[1].person.refresh_from_db()
    asked = asks_to_pay(golden, payee=2)
    for number in (2, 3):
        with pytest.raises(refusals.SecondIsReceiver):
            requests.agree(actor=by(golden.person(number)), request=asked, key=uuid7())
    requests.agree(actor=by(golden.person(4)), request=asked, key=uuid7())
    assert Voucher.objects.count() == 1


def test_who_moved_in_with_the_receiver_meanwhile_is_barred_when_it_runs(golden: evening.Evening) -> None:
    asked = asks_to_pay(golden)
    home = households.found(
        actor=golden.actor, person=golden.person(44), community=golden.group.community, label="บ้านลุง", key=uuid7()
    )
    households.settle(actor=golden.actor, person=golden.person(2), household=home, key=uuid7())
    with pytest.raises(refusals.SecondIsReceiver):
        requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert not Voucher.objects.exists()


def test_an_officer_who_receives_does_not_count_herself(golden: evening.Evening) -> None:
    """The clause asks for two who are not the receiver: the treasurer pays herself when two others agree."""
    asked = asks_to_pay(golden, payee=1)
    assert asked.needed == 2
    requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert not Voucher.objects.exists()
    with pytest.raises(refusals.AgreedBefore):
        requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert selectors.described(asked).still_needed == 1
    requests.agree(actor=by(golden.person(3)), request=asked, key=uuid7())
    assert Voucher.objects.count() == 1


def test_who_agreed_may_think_better_of_it_while_others_are_missing(golden: evening.Evening) -> None:
    asked = asks_to_pay(golden, payee=1)
    requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    requests.decline(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert selectors.described(Request.objects.get(pk=asked.pk)).outcome == "declined"


def test_no_money_goes_out_of_a_closed_day(golden: evening.Evening) -> None:
    asked = asks_to_pay(golden)
    sheet = Sheet.objects.get()
    _close_empty(golden, sheet)
    with pytest.raises(DayClosed):
        requests.agree(actor=by(golden.person(2)), request=asked, key=uuid7())
    assert not Voucher.objects.exists()


def _close_empty(golden: evening.Evening, sheet: Sheet) -> None:
    counts.count(
        actor=golden.actor,
        sheet=sheet,
        place=till.box(golden.group.pk),
        moment="closing",
        counted=1500 * BAHT,
        pieces={100000: 1, 50000: 1},
        counters=(golden.person(1).pk, golden.person(3).pk),
        key=uuid7(),
    )
    evening.close(golden, sheet)


def test_asked_on_the_correction_page_and_agreed_from_the_others_desk(
    closed: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    slip = slip_of(closed, 9)
    treasurer, chair = desk(closed, 1), desk(closed, 2)
    typed = {"why": "wrong_person", "membership": str(closed.member(7).pk), "part_0": "100", "part_1": "30", "later": "1"}
    where = reverse("collection:correct", kwargs={"slip": slip.pk})
    asked = treasurer.post(where, {"key": str(uuid7()), **typed})
    assert asked.status_code == 303, asked.content.decode()
    listed = reverse("approvals:waiting", kwargs={"slug": closed.group.slug})
    assert asked["Location"] == listed
    page = chair.get(listed).content.decode()
    assert slip.name in page
    answer = reverse("approvals:answer", kwargs={"asked": Request.objects.get(arguments__why="wrong_person").pk})
    assert 'value="agree"' in chair.get(answer).content.decode()
    assert 'value="take_back"' in treasurer.get(answer).content.decode()
    assert treasurer.post(answer, {"key": str(uuid7()), "act": "agree"}).status_code == 422
    assert chair.post(answer, {"key": str(uuid7()), "act": "agree"}).status_code == 303
    assert chair.post(answer, {"key": str(uuid7()), "act": "agree"}).status_code == 409
    assert reversals() == 1
    chair.get(listed)
    with django_assert_num_queries(12):
        assert chair.get(listed).status_code == 200


def test_who_is_not_on_the_committee_sees_nothing_of_it(closed: evening.Evening) -> None:
    asked = asks_to_correct(closed)
    member = desk(closed, 6)
    assert member.get(reverse("approvals:waiting", kwargs={"slug": closed.group.slug})).status_code == 403
    assert member.get(reverse("approvals:answer", kwargs={"asked": asked.pk})).status_code == 403
