"""The register's pages: what they cost, what they keep, and that looking is written down."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Consent, Membership, Office, Person, Team
from khaotom.people.services import doubles, national_ids
from khaotom.trail.models import Reading
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)
MEMBERS = "/groups/tha-ruea-kao/members/"


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def sent(browser: Client, address: str, **typed: str) -> int:
    return browser.post(address, typed | {"key": str(uuid7())}).status_code


def cost(browser: Client, address: str) -> int:
    """How many queries the page needs, once the sign of life was given."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# --- The list ------------------------------------------------------------------------------------------------------------


def test_the_list_costs_the_same_for_six_and_for_sixty(people: Cast) -> None:
    browser = cast.client(people.recorder)
    few = cost(browser, MEMBERS)
    for number in range(60):
        cast.enrol(people, f"คนที่ {number}")
    assert cost(browser, MEMBERS) == few <= 14
    assert read(browser, MEMBERS).count('class="row-no"') == 50


def test_the_second_page_goes_on(people: Cast) -> None:
    for number in range(60):
        cast.enrol(people, f"คนที่ {number}")
    assert cast.client(people.recorder).get(MEMBERS, {"page": 2}).content.decode().count('class="row-no"') == 16


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99", "order=evil", "q=%00", "q=%25", "left&q=เอียด"])
def test_strange_addresses_of_the_list_show_a_list(people: Cast, query: str) -> None:
    assert cast.client(people.recorder).get(f"{MEMBERS}?{query}").status_code == 200


def test_a_member_does_not_read_the_register(people: Cast) -> None:
    assert cast.client(people.member).get(MEMBERS).status_code == 403
    assert cast.client(people.other_treasurer).get(MEMBERS).status_code == 404


def test_somebody_is_added_with_a_name(people: Cast) -> None:
    browser = cast.client(people.recorder)
    answer = browser.post(f"{MEMBERS}new/", {"called_name": "ป้าหนู", "key": str(uuid7())})
    assert answer.status_code == 303
    assert "ป้าหนู" in read(browser, answer["Location"])


def test_a_form_sent_twice_adds_once_and_a_used_key_is_refused(people: Cast) -> None:
    browser, key = cast.client(people.recorder), str(uuid7())
    for _ in range(2):
        assert browser.post(f"{MEMBERS}new/", {"called_name": "ป้าหนู", "key": key}).status_code == 303
    assert browser.post(f"{MEMBERS}new/", {"called_name": "น้าหนู", "key": key}).status_code == 409
    assert Person.objects.filter(called_name__endswith="หนู").count() == 1


def test_a_refused_form_keeps_what_was_typed_and_may_be_sent_again(people: Cast) -> None:
    browser, key = cast.client(people.recorder), str(uuid7())
    typed = {"called_name": "ป้าหนู", "phone": "08-123", "key": key}
    answer = browser.post(f"{MEMBERS}new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "เบอร์ 08123 มี 5 ตัว" in page
    assert 'value="ป้าหนู"' in page
    assert 'value="08-123"' in page
    assert key in page
    assert browser.post(f"{MEMBERS}new/", typed | {"phone": "080-000-0123"}).status_code == 303


def test_words_are_escaped(people: Cast) -> None:
    row = cast.enrol(people, "<script>alert(1)</script>")
    browser = cast.client(people.recorder)
    for address in (MEMBERS, f"/people/{row.person_id}/", f"/people/{row.person_id}/edit/"):
        assert "<script>alert(1)" not in read(browser, address)


# --- One person ----------------------------------------------------------------------------------------------------------


def test_looking_at_another_is_written_down_once_a_page(people: Cast) -> None:
    browser = cast.client(people.recorder)
    read(browser, f"/people/{people.member.pk}/")
    reading = Reading.objects.get()
    assert (reading.what, reading.subject, reading.person) == ("people.person", people.member.pk, people.recorder.pk)


def test_looking_at_oneself_is_not(people: Cast) -> None:
    read(cast.client(people.member, way="own"), f"/people/{people.member.pk}/")
    assert not Reading.objects.exists()


def test_a_persons_page_costs_the_same_however_much_is_known(people: Cast) -> None:
    browser, address = cast.client(people.recorder), f"/people/{people.member.pk}/"
    little = cost(browser, address)
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว", group=people.other_group)
    doubles.merge(actor=cast.actor(people.recorder), double=twin.person, into=people.member, key=uuid7())
    assert cost(browser, address) == little <= 18
    assert read(browser, address).count('class="row-no"') == 2


def test_the_whole_number_is_shown_only_after_a_purpose(people: Cast) -> None:
    national_ids.keep(actor=cast.actor(people.recorder), person=people.member, number="3100600445635", key=uuid7())
    browser, address = cast.client(people.recorder), f"/people/{people.member.pk}/national-id/open/"
    assert "x-xxxx-xxxxx-63-5" in read(browser, f"/people/{people.member.pk}/")
    assert "3-1006" not in read(browser, address)
    assert sent(browser, address) == 422
    assert not Reading.objects.filter(what="person.national_id").exists()
    answer = browser.post(address, {"purpose": "bank", "key": str(uuid7())})
    assert "3-1006-00445-63-5" in answer.content.decode()
    assert Reading.objects.get(what="person.national_id").purpose == "bank"


def form_of(person: Person, **changed: str) -> dict[str, str]:
    known = {"called_name": person.called_name, "given_name": person.given_name, "family_name": person.family_name}
    return known | {"phone": person.phone, "version": str(person.version), "key": str(uuid7())} | changed


def test_of_two_tabs_the_second_sees_both_versions_and_may_keep_hers(people: Cast) -> None:
    browser, address = cast.client(people.recorder), f"/people/{people.member.pk}/edit/"
    assert browser.post(address, form_of(people.member, present_address="12/3")).status_code == 303
    answer = browser.post(address, form_of(people.member, present_address="9/9 ซอยใหม่"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "12/3" in page
    assert "9/9 ซอยใหม่" in page
    assert 'name="version" value="1"' in page
    assert browser.post(address, form_of(people.member, present_address="9/9 ซอยใหม่", version="1")).status_code == 303
    people.member.refresh_from_db()
    assert people.member.present_address == "9/9 ซอยใหม่"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("9/6/1949", "ค.ศ."), ("31/2/2492", "ปฏิทินไม่มีวันที่"), ("9/6/49", "ให้ครบ 4 ตัว"), ("9/6/2570", "ไม่น่าใช่ปีเกิด")],
)
def test_a_birth_that_cannot_be_is_said_at_its_place(people: Cast, typed: str, said: str) -> None:
    answer = cast.client(people.recorder).post(f"/people/{people.member.pk}/edit/", form_of(people.member, birth=typed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()


def test_what_the_form_shows_of_a_birth_is_read_back(people: Cast) -> None:
    browser, address = cast.client(people.recorder), f"/people/{people.member.pk}/edit/"
    for typed, shown in (("9/6/2492", "วันพฤหัสบดีที่ 9 มิถุนายน 2492"), ("ปีฉลู 2492", "ปีฉลู 2492")):
        people.member.refresh_from_db()
        assert browser.post(address, form_of(people.member, birth=typed)).status_code == 303
        assert f'value="{shown}"' in read(browser, address)
        people.member.refresh_from_db()
        assert browser.post(address, form_of(people.member, birth=shown)).status_code == 303


# --- Acts of the register ------------------------------------------------------------------------------------------------


def test_the_acts_of_the_register_go_through_their_pages(people: Cast) -> None:
    browser, row = cast.client(people.recorder), cast.membership(people.member)
    assert sent(browser, f"/members/{row.pk}/number/", number="40") == 303
    assert sent(browser, f"/members/{row.pk}/place/", zone="", guardian=str(people.chair.pk)) == 303
    assert sent(browser, f"/people/{people.member.pk}/household/", label="บ้านป้าเอียด") == 303
    yes = {"purpose": "photo", "manner": "thumb", "given_by": str(people.member.pk), "given_on": "9/6/62"}
    assert sent(browser, f"/people/{people.member.pk}/consents/new/", **yes) == 422
    assert sent(browser, f"/people/{people.member.pk}/consents/new/", **yes, witness=str(people.counter.pk)) == 303
    consent = Consent.objects.get()
    assert sent(cast.client(people.member, way="own"), f"/consents/{consent.pk}/withdraw/") == 303
    assert sent(browser, f"/members/{row.pk}/end/", ending="resigned", on="10/6/62", rests_on="custom") == 422
    assert sent(browser, f"/members/{row.pk}/end/", ending="resigned", on="9/6/62", rests_on="custom") == 303
    row.refresh_from_db()
    assert (row.number, row.guardian, row.ending) == ("40", people.chair, "resigned")
    assert "ป้าเอียด" in read(browser, f"{MEMBERS}?left")
    assert sent(browser, f"{MEMBERS}join/{people.member.pk}/") == 303
    assert Membership.objects.filter(person=people.member, ended_on=None).get().number == "41"


def test_offices_go_through_their_pages(people: Cast) -> None:
    browser = cast.client(people.chair)
    typed = {"kind": "committee", "since": "9/6/62", "rests_on": "resolution", "cited_number": "3/2562"}
    assert sent(browser, "/groups/tha-ruea-kao/offices/new/", person=str(people.chair.pk), **typed) == 422
    assert sent(browser, "/groups/tha-ruea-kao/offices/new/", person=str(people.member.pk), **typed) == 303
    office = Office.objects.get(person=people.member)
    assert sent(browser, f"/offices/{office.pk}/trained/") == 303
    assert "คนที่ทำเป็น 1/2" in read(browser, "/groups/tha-ruea-kao/offices/")
    assert sent(browser, f"/offices/{office.pk}/end/", until="9/6/62") == 303
    assert cast.client(people.treasurer).get("/groups/tha-ruea-kao/offices/new/").status_code == 403


def test_facts_go_through_their_pages(people: Cast) -> None:
    browser, facts = cast.client(people.recorder), "/groups/tha-ruea-kao/facts/"
    assert sent(browser, f"{facts}community/", land_owner="railway", eviction="deadline") == 422
    assert sent(browser, f"{facts}community/", land_owner="railway", eviction="deadline", deadline="30/9/62") == 303
    assert sent(browser, f"{facts}stage/", stage="dormant", since="9/6/62", rests_on="custom") == 303
    assert sent(browser, f"{facts}words/", pledge="เงินออม") == 303
    assert sent(browser, f"{facts}zones/", name="โซน 1") == 303
    assert sent(browser, f"{facts}features/", feature="zones", on="1") == 303
    assert sent(browser, f"{facts}features/", feature="dancing", on="1") == 303
    page = read(cast.client(people.member), facts)
    for said in ("การรถไฟ", "30 ก.ย. 62", "หยุดพัก", "เงินออม", "โซน 1"):
        assert said in page
    people.group.refresh_from_db()
    assert people.group.features == ["zones"]


def test_doubles_go_through_their_pages(people: Cast) -> None:
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว").person
    browser = cast.client(people.recorder)
    assert "ชื่อตรงกัน" in read(browser, f"{MEMBERS}doubles/")
    address = f"/people/{twin.pk}/same-as/{people.member.pk}/"
    read(browser, address)
    assert Reading.objects.filter(purpose="doubles").count() == 2
    assert sent(browser, address, one="1") == 303
    assert "แยกออกเหมือนเดิม" in read(browser, f"/people/{twin.pk}/")
    assert sent(browser, f"/people/{twin.pk}/part/") == 303
    assert sent(browser, address, two="1") == 303
    assert "ชื่อตรงกัน" not in read(browser, f"{MEMBERS}doubles/")


def test_the_network_and_its_partners_go_through_their_pages(people: Cast) -> None:
    admin = cast.client(people.administrator)
    assert sent(admin, "/network/communities/new/", name="หลังสถานี", slug="lang sathani") == 422
    assert sent(admin, "/network/communities/new/", name="หลังสถานี", slug="lang-sathani") == 303
    place = str(people.community.pk)
    assert sent(admin, "/network/groups/new/", name="กลุ่มสอง", slug="rim-son", community=place) == 422
    assert sent(admin, "/network/groups/new/", name="กลุ่มสอง", slug="song", community=place, founded_on="9/6/62") == 303
    assert "กลุ่มสอง" in read(admin, "/network/")
    assert sent(admin, "/partners/new/", name="วัดริมน้ำ", kind="temple") == 303
    assert "วัดริมน้ำ" in read(cast.client(people.counter), "/partners/")
    assert cast.client(people.member).get("/partners/").status_code == 403


def test_a_team_and_who_is_in_it_from_when_to_when(people: Cast) -> None:
    admin = cast.client(people.administrator)
    assert sent(admin, "/teams/new/", kind="field") == 422
    assert sent(admin, "/teams/new/", name="ทีมลงพื้นที่ริมสน", kind="field", community=str(people.community.pk)) == 303
    team = Team.objects.get()
    joining = f"/teams/{team.pk}/members/new/"
    who = {"person": str(people.member.pk), "since": "1/2/61", "rests_on": "custom"}
    assert sent(admin, joining, **who | {"since": "31/2/61"}) == 422
    assert sent(admin, joining, **who) == 303
    assert sent(admin, joining, **who) == 422  # she is in it already
    page = read(cast.client(people.counter), "/teams/")
    assert all(words in page for words in ("ทีมลงพื้นที่ริมสน", "ป้าเอียด", "ท่าเรือเก่า", "1 ก.พ. 61"))
    office = Office.objects.get(team=team)
    assert sent(admin, f"/offices/{office.pk}/end/", until="1/3/61") == 303
    assert "ป้าเอียด" not in read(admin, "/teams/")
    assert cast.client(people.member).get("/teams/").status_code == 403
    assert cast.client(people.chair).get(joining).status_code == 403


def test_every_page_speaks_english_too(people: Cast) -> None:
    page = read(cast.client(people.recorder), f"/en{MEMBERS}")
    assert "Add somebody" in page
    assert 'lang="en"' in page
