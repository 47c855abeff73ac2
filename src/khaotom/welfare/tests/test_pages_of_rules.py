"""Benefits written down as rules, through the pages: what many groups have, and something of the group's own."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.test import Client

from khaotom.bylaws import selectors
from khaotom.kernel import clock, months
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Membership
from khaotom.welfare.services import joining
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOON = datetime(2019, 6, 9, 12)
TODAY = date(2019, 6, 9)
RULES = "/groups/tha-ruea-kao/rules/"
people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


@pytest.fixture
def treasurer(people: Cast) -> Client:
    with clock.at(NOON):
        return cast.client(people.treasurer)


def filled(browser: Client, address: str, **other: str) -> dict[str, str]:
    """The form of a page as it stands there, with other answers."""
    form = browser.get(address).context["form"]
    shown = {field.html_name: "" if field.value() is None else str(field.value()) for field in form}
    return shown | {"rests_on": "custom", "effective_from": "9/1/2561"} | other


def test_what_many_groups_have_is_chosen_and_changed(people: Cast, treasurer: Client) -> None:
    with clock.at(NOON):
        chosen = treasurer.get(f"{RULES}benefit/change/").content.decode()
        assert "นอนโรงพยาบาล" in chosen
        address = f"{RULES}benefit-death/change/"
        answer = treasurer.post(address, filled(treasurer, address, number="9", steps="1 5,000\n๓ 8000"))
        assert answer.status_code == 303, answer.content.decode()
        rule = selectors.need(people.group.pk, "benefit-death", TODAY)
        assert (rule.clause, rule.title, rule.parameters.steps) == ("9", "เสียชีวิต", ((1, 500000), (3, 800000)))
        read = treasurer.get(RULES).content.decode()
        assert "ข้อ 9 · เสียชีวิต" in read
        assert "ครบ 3 ปีขึ้นไป 8,000 บาท" in read
        assert 'benefit-death/change/"' not in treasurer.get(f"{RULES}benefit/change/").content.decode()


def test_a_group_invents_a_benefit_without_a_programmer(people: Cast, treasurer: Client) -> None:
    with clock.at(NOON):
        address = f"{RULES}benefit-own1/change/"
        assert address in treasurer.get(f"{RULES}benefit/change/").content.decode()
        answer = treasurer.post(address, filled(treasurer, address, title="ควายตกลูก", amount="200", number="9"))
        assert answer.status_code == 303, answer.content.decode()
        assert "ควายตกลูก" in treasurer.get(RULES).content.decode()
        assert f"{RULES}benefit-own2/change/" in treasurer.get(f"{RULES}benefit/change/").content.decode()
        assert b"%PDF" in treasurer.get(f"{RULES}booklet/").content[:8]


def takes_part(people: Cast, since: date) -> Membership:
    """The member of the cast, in the fund since a day."""
    member = cast.membership(people.member)
    by = cast.actor(people.treasurer)
    joining.join(actor=by, membership=member, from_month=months.of(TODAY), since=since, key=uuid7())
    return member


def tried(browser: Client, member: Membership, clause: str, **typed: str) -> str:
    """What the page says of what was typed, nothing being asked for."""
    sent = {"act": "try", "key": str(uuid7())} | typed
    return browser.post(f"/members/{member.pk}/ask/{clause}/", sent).content.decode()


def test_a_claim_for_what_a_group_invented_from_the_first_page_to_the_last(people: Cast, treasurer: Client) -> None:
    with clock.at(NOON):
        address = f"{RULES}benefit-own1/change/"
        typed = {"title": "ควายตกลูก", "amount": "200", "number": "9", "cap": "2", "evidence": "photo"}
        assert treasurer.post(address, filled(treasurer, address, **typed)).status_code == 303
        member = takes_part(people, date(2018, 6, 1))
        choose = treasurer.get("/groups/tha-ruea-kao/welfare/ask/")
        assert "ควายตกลูก" in choose.content.decode()
        said = tried(treasurer, member, "benefit-own1", first="5/6/62", mark="นังเผือก")
        assert "ได้ 200 บาท เพราะข้อ 9: 200 เหลือ 1 จาก 2 ครั้งในปี 2562" in said
        assert "กติกาให้แสดงรูปถ่าย" in said
        sent = {"first": "5/6/62", "mark": "นังเผือก", "key": str(uuid7()), "act": "ask"}
        shown = {"shown": "2019-06-05 2019-06-05 0 นังเผือก"}
        asked = treasurer.post(f"/members/{member.pk}/ask/benefit-own1/", sent | shown)
        assert asked.status_code == 303, asked.content.decode()
        assert "ควายตกลูก" in treasurer.get(asked["Location"]).content.decode()
        twin = {"mark": "นังด่าง", "key": str(uuid7()), "shown": "2019-06-05 2019-06-05 0 นังด่าง"}
        assert treasurer.post(f"/members/{member.pk}/ask/benefit-own1/", sent | twin).status_code == 303
        assert "WEL-008" in tried(treasurer, member, "benefit-own1", first="6/6/62")  # two calves are this year's limit


@pytest.mark.parametrize(
    ("since", "says"),
    [
        (date(2018, 6, 10), "WEL-026"),  # one day short of a year
        (date(2018, 6, 9), "ได้ 500 บาท เพราะข้อ 9: 500 เหลือ 0 จาก 500 บาทในปี 2562 เกินเพดานของคนที่สมทบ 1 ปีเต็มไป 400 บาท"),
        (date(2017, 6, 9), "ได้ 900 บาท เพราะข้อ 9: 900 เหลือ 100 จาก 1,000 บาทในปี 2562"),
        (date(2010, 1, 1), "ได้ 900 บาท เพราะข้อ 9: 900 เหลือ 2,100 จาก 3,000 บาทในปี 2562"),
    ],
)
def test_a_ceiling_by_years_of_membership_is_written_by_page_and_shown(
    people: Cast, treasurer: Client, since: date, says: str
) -> None:
    with clock.at(NOON):
        address = f"{RULES}benefit-medical/change/"
        assert treasurer.post(address, filled(treasurer, address, number="9")).status_code == 303
        read = treasurer.get(RULES).content.decode()
        assert "ครบ 1 ปีขึ้นไป 500 บาท" in read
        assert "ครบ 6 ปีขึ้นไป 3,000 บาท" in read
        member = takes_part(people, since)
        assert says in tried(treasurer, member, "benefit-medical", first="9/6/62", bill="900")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"title": ""}, "title"),
        ({"steps": "1"}, "บรรทัดที่ 1 อ่านไม่ออก"),
        ({"steps": "3 5000\n1 8000"}, "แต่ละบรรทัดต้องมีจำนวนปีมากกว่าบรรทัดก่อนหน้า"),
        ({"amount": "0"}, "0 บาททุกครั้ง"),
        ({"amount": "200000"}, "100,000"),
        ({"number": "5"}, ""),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_is_written(
    people: Cast, treasurer: Client, answers: dict[str, str], said: str
) -> None:
    with clock.at(NOON):
        pledge = f"{RULES}pledge/change/"
        assert treasurer.post(pledge, filled(treasurer, pledge, number="5")).status_code == 303
        address = f"{RULES}benefit-birth/change/"
        answer = treasurer.post(address, filled(treasurer, address, **answers))
        assert answer.status_code in (409, 422)
        assert said in answer.content.decode()
        assert selectors.one(people.group.pk, "benefit-birth", TODAY) is None


@pytest.mark.parametrize("name", ["benefit", "benefit-nothing", "pledge-hospital", "strange"])
def test_a_rule_that_is_none_is_not_there(people: Cast, treasurer: Client, name: str) -> None:
    with clock.at(NOON):
        found = treasurer.get(f"{RULES}{name}/").status_code
    assert found == (200 if name == "benefit-nothing" else 404)
