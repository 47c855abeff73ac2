"""The evening's screens as the treasurer opens them, with the golden evening behind them."""

from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from khaotom.collection.models import Closing, Sheet
from khaotom.collection.services import correcting
from khaotom.collection.services.correcting import Right, Why
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Entry, Line
from khaotom.people.models import HostName
from khaotom.people.services import logins
from khaotom.till import selectors as till
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100


golden_once = stages.once(evening.prepare)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


@pytest.fixture
def treasurer(golden: evening.Evening) -> Client:
    """At the desk, at five in the afternoon of the day: her session is as young as that."""
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    logins.login_of(golden.person(1))
    with clock.at(datetime(2019, 6, 9, 17)):
        return cast.client(golden.person(1))


def test_the_screens_of_an_evening_open(golden: evening.Evening, treasurer: Client) -> None:
    with clock.at(datetime(2019, 6, 9, 17)):
        sheet, _table = evening.open_up(golden)
        box = till.box(golden.group.pk)
        for name, parts in (
            ("today", {"slug": golden.group.slug}),
            ("sheet", {"sheet": sheet.pk}),
            ("open", {"sheet": sheet.pk}),
            ("opened", {"sheet": sheet.pk}),
            ("door", {"sheet": sheet.pk}),
            ("state", {"sheet": sheet.pk}),
            ("pay", {"sheet": sheet.pk}),
            ("count", {"sheet": sheet.pk, "place": box.pk}),
            ("close", {"sheet": sheet.pk}),
            ("desk", {"sheet": sheet.pk}),
            ("hall", {"token": sheet.hall_token}),
        ):
            assert treasurer.get(reverse(f"collection:{name}", kwargs=parts)).status_code == 200, name
        table = treasurer.get(reverse("collection:table", kwargs={"sheet": sheet.pk}), follow=True).content.decode()
        assert "เครื่องนี้ยังไม่ได้ลงทะเบียน" in table  # a desk is no table of the group


def test_begin_count_and_close_through_the_screens(golden: evening.Evening, treasurer: Client) -> None:
    logins.set_pin(actor=golden.actor, person=golden.person(2), pin="482913", key=uuid7())
    two = {"counted_by": [str(golden.person(1).pk), str(golden.person(2).pk)]}
    with clock.at(datetime(2019, 6, 9, 17)):
        begun = treasurer.post(reverse("collection:today", kwargs={"slug": golden.group.slug}), {"key": str(uuid7())})
        assert begun.status_code == 303
        sheet = Sheet.objects.get()
        opened = treasurer.post(begun["Location"], {"key": str(uuid7()), "counted": "๑,๕๐๐", **two})
        assert opened["Location"] == reverse("collection:opened", kwargs={"sheet": sheet.pk})
        box = till.box(golden.group.pk)
        counting = reverse("collection:count", kwargs={"sheet": sheet.pk, "place": box.pk})
        counted = treasurer.post(counting, {"key": str(uuid7()), "pieces_100000": "1", "pieces_50000": "1", **two})
        assert counted.status_code == 303
        closing = {
            "key": str(uuid7()),
            "first_holder": str(golden.person(1).pk),
            "second_holder": "",
            "to_bank": "",
            "bank_by": "",
            "second": str(golden.person(2).pk),
            "pin": "000000",
        }
        address = reverse("collection:close", kwargs={"sheet": sheet.pk})
        wrong = treasurer.post(address, closing)
        assert wrong.status_code == 422
        assert not Closing.objects.exists()
        right = treasurer.post(address, closing | {"pin": "482913"})
        assert right.status_code == 303
    assert Closing.objects.get().counted == 1500 * BAHT


def test_the_wrong_person_is_put_right_in_one_act(golden: evening.Evening, treasurer: Client) -> None:
    """Two สมใจ: what น้าใจ (9) paid by transfer was พี่ใจ's (7). The effect is shown first."""
    evening.lived(golden)
    logins.set_pin(actor=golden.actor, person=golden.person(2), pin="482913", key=uuid7())
    entry = Entry.objects.get(lines__account__holder=golden.member(9).pk, lines__account__code="2110", kind="collection.slip")
    with clock.at(datetime(2019, 6, 9, 18, 30)):
        address = reverse("collection:correct", kwargs={"slip": entry.citation_id})
        shown = treasurer.get(address)
        assert shown.status_code == 200
        right = {"why": "wrong_person", "membership": str(golden.member(7).pk), "part_0": "100", "part_1": "30"}
        effect = treasurer.post(address, {"key": str(uuid7()), **right})
        assert effect.status_code == 200
        said = effect.content.decode()
        assert "field-wrong" not in said
        assert "ต้องมีคนที่สอง" not in said  # she is asked now, not told off
        assert all(words in said for words in ("<b>07 พี่ใจ</b> 2,000 → 2,100 บาท", "<b>09 น้าใจ</b> 4,400 → 4,300 บาท"))
        assert "สัจจะ ก.ค. 62: 100 · สวัสดิการ ก.ค. 62: 30" in said  # she paid June herself
        agreed = {"shown": effect.context["form"]["shown"].value(), "second": str(golden.person(2).pk), "pin": "482913"}
        other = treasurer.post(address, {"key": str(uuid7()), **right, **agreed, "part_0": "50"})
        assert (other.status_code, Entry.objects.filter(reverses=entry).count()) == (200, 0)  # she agreed to something else
        assert treasurer.post(address, {"key": str(uuid7()), **right, **agreed, "pin": "111112"}).status_code == 422
        answer = treasurer.post(address, {"key": str(uuid7()), **right, **agreed})
        assert answer.status_code == 303, answer.content.decode()
    assert Entry.objects.filter(reverses=entry, reason="wrong_person").count() == 1
    moved = Line.objects.filter(account__holder=golden.member(7).pk, entry__kind="collection.correction")
    assert set(moved.values_list("for_month", flat=True)) == {evening.JUNE + 1}


@pytest.mark.parametrize(
    ("written", "hers", "parts"),
    [
        (6, 15, [("pledge", 0, 50), ("pledge", 1, 50), ("welfare", 0, 30)]),
        (20, 7, [("pledge", 1, 100), ("pledge", 2, 10), ("welfare", 1, 30)]),
        (20, 15, [("pledge", 0, 50), ("pledge", 1, 50), ("pledge", 2, 10), ("welfare", 0, 30)]),
    ],
    ids=[
        "ลุงหีม promised 50 and did not come: of 100 and 30, June takes 50 and 30, July 50",
        "พี่พิศ paid a fine too; พี่ใจ, who paid June and has none, saves those ten baht",
        "ลุงหีม was there after all: no fine for that evening",
    ],
)
def test_what_was_somebody_elses_pays_what_she_owes(
    golden: evening.Evening, written: int, hers: int, parts: list[tuple[str, int, int]]
) -> None:
    """A slip of one member was another's; of each part: what for, how many months after June, baht."""
    evening.lived(golden)
    entry = Entry.objects.get(
        lines__account__holder=golden.member(written).pk, lines__account__code="2110", kind="collection.slip"
    )
    right = Right(golden.member(hers), correcting.parts_of(entry))
    with clock.at(datetime(2019, 6, 12, 18)):
        effects = correcting.effects(entry=entry, why=Why.PERSON, right=right)
    (placed,) = (one.parts for one in effects if one.membership.pk == golden.member(hers).pk)
    assert [(item.payable, item.month - evening.JUNE, item.amount // BAHT) for item in placed] == parts
    assert sum(item.amount for item in placed) == sum(item.amount for item in right.items)
