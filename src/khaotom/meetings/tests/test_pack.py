"""The printed pack: each part by itself and all of it, with nothing of anybody but names."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import drafts
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import pack
from khaotom.meetings.models import Meeting
from khaotom.meetings.pack import Wanted
from khaotom.meetings.services import assembly, network
from tests import cast, paper, samples, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 7, 9, 19)


def _with_a_draft(people: Cast) -> Cast:
    with clock.at(EVENING):
        samples.makers["draft"](people)
        return people


people_once = stages.once(_with_a_draft, after=cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    by = cast.actor(people.recorder)
    return assembly.plan(actor=by, group=people.group, on=EVENING.date(), place="ศาลาชุมชน", key=uuid7())


def part(people: Cast, meeting: Meeting, name: str, wanted: Wanted | None = None) -> Any:
    found: Any = pack.data(people.group, meeting, wanted or Wanted(), name)["parts"]
    return found[0] if found else None


def test_all_of_it_in_the_order_of_the_evening(
    people: Cast, meeting: Meeting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(
        4
    ):  # members, drafts; of the one draft what holds until then, for its wording and for its examples
        printed: Any = pack.data(people.group, meeting, Wanted(2, 45))
    assert [one["name"] for one in printed["parts"]] == list(pack.parts)


def test_everybody_of_the_list_signs_for_each_day(people: Cast, meeting: Meeting) -> None:
    sheet = part(people, meeting, "sign_in", Wanted(days=3))
    assert [row[0] for row in sheet["rows"]] == sorted(row[0] for row in sheet["rows"])
    assert sheet["heads"] == ["เลข", "ชื่อ นามสกุล", "ลายมือชื่อ วันที่ 1", "ลายมือชื่อ วันที่ 2", "ลายมือชื่อ วันที่ 3"]
    assert all(len(row) == 3 for row in sheet["rows"])  # number and two names: neither telephone nor identity number


def test_the_two_wordings_and_what_is_meant_by_them(people: Cast, meeting: Meeting) -> None:
    (rule,) = part(people, meeting, "rules")["drafts"]
    assert "150 บาท" in rule["old"][0]
    assert "200 บาท" in rule["new"][0]
    assert any("600 บาท" in sentence for sentence in rule["examples"])
    large = pack.TEMPLATE.with_name("pack-parts.typ").read_text()
    drawn = large[large.index("#let wording") : large.index("// A long question")]
    sizes = [int(size) for size in re.findall(r"([0-9]+)pt", drawn)]
    assert min([*sizes, 20]) == 20  # read from the back of the room


@pytest.mark.parametrize(("ballots", "pages"), [(0, 0), (1, 1), (8, 1), (9, 2), (45, 6)])
def test_as_many_ballots_as_are_wanted_eight_a_page(people: Cast, meeting: Meeting, ballots: int, pages: int) -> None:
    made = part(people, meeting, "ballots", Wanted(ballots=ballots))
    assert (made["pages"] if made else 0) == pages


def test_the_paper(people: Cast, meeting: Meeting) -> None:
    pdf = pack.pack(people.group, meeting, Wanted(1, 9))
    words = paper.words(pdf)
    for said in ("ใบลงชื่อ", "ศาลาชุมชน", "ตรงกับที่เราหมายถึงไหม", "งดออกเสียง", "พยานคนที่สอง", "ฉันอยากช่วย", "ใบกินข้าวด้วยกัน"):
        assert said in words, said
    assert {(297, 210), (210, 297)} == set(paper.sizes(pdf))
    assert len(paper.sizes(pdf)) == 14


@pytest.mark.parametrize("name", list(pack.parts))
def test_each_part_alone_from_the_page(people: Cast, meeting: Meeting, name: str) -> None:
    recorder = cast.client(people.recorder)
    answer = recorder.get(f"/meetings/{meeting.pk}/papers/pack.pdf", {"days": "2", "ballots": "8", "part": name})
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_what_cannot_be_read_in_the_address_prints_the_usual(people: Cast, meeting: Meeting) -> None:
    recorder = cast.client(people.recorder)
    for asked in ({"days": "9", "ballots": "-1"}, {"days": "", "ballots": "99999999"}, {"part": "../x"}, {}):
        answer = recorder.get(f"/meetings/{meeting.pk}/papers/pack.pdf", asked)
        assert (answer.status_code, answer.content[:4]) == (200, b"%PDF"), asked


def test_where_no_rule_is_talked_about_nothing_is_voted_on(people: Cast) -> None:
    by = cast.actor(people.recorder)
    there = assembly.plan(actor=by, group=people.other_group, on=EVENING.date(), place="", key=uuid7())
    printed: Any = pack.data(people.other_group, there, Wanted(1, 8))
    assert not {"rules", "ballots", "tally"} & {one["name"] for one in printed["parts"]}
    assert "ไม่มีเรื่องให้ลงมติ" in paper.words(pack.pack(people.other_group, there, Wanted(), "rules"))


def test_the_committee_prints(people: Cast, meeting: Meeting) -> None:
    member: Client = cast.client(people.member)
    assert member.get(f"/meetings/{meeting.pk}/papers/").status_code == 403
    assert member.get(f"/meetings/{meeting.pk}/papers/pack.pdf").status_code == 403
    assert cast.client(people.recorder).get(f"/meetings/{meeting.pk}/papers/").status_code == 200


def test_the_networks_meeting_prints_what_it_decides_on_and_empty_lines_to_sign(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = cast.actor(people.coordinator)
    met = network.plan(actor=by, network=people.network, on=EVENING.date(), place="ห้องประชุมเทศบาล", key=uuid7())
    wording = Wording({"after": 2, "days": 7}, EVENING.date(), "4")
    drafts.propose(actor=by, group=None, name="errand", wording=wording, key=uuid7())
    with django_assert_num_queries(3):  # drafts; of the one draft what holds until then, for its wording and for its examples
        printed: Any = pack.data(people.network, met, Wanted(1, 8))
    found = {one["name"]: one for one in printed["parts"]}
    assert list(found) == ["cover", "sign_in", "rules", "ballots", "tally", "voices", "meal", "talks"]
    assert (found["sign_in"]["rows"], found["sign_in"]["empty"]) == ([], pack.LINES_WITHOUT_LIST)
    assert found["rules"]["drafts"][0]["old"] == ["ยังไม่มีกติกาข้อนี้"]
    assert len(found["tally"]["questions"]) == 1
    words = paper.words(pack.pack(people.network, met, Wanted(1, 8)))
    for said in (people.network.name, "ห้องประชุมเทศบาล", "ใครมา มาจากไหน", "ภายใน 7 วัน", "พยานคนที่สอง"):
        assert said in words, said


def test_who_looks_after_the_network_prints_its_papers(people: Cast) -> None:
    by = cast.actor(people.coordinator)
    met = network.plan(actor=by, network=people.network, on=EVENING.date(), place="", key=uuid7())
    coordinator, where = cast.client(people.coordinator), f"/meetings/{met.pk}/papers/"
    assert where in coordinator.get(f"/meetings/{met.pk}/").content.decode()
    page = coordinator.get(where).content.decode()
    assert "/keying/" not in page
    assert 'value="wishes"' not in page
    for part in ("sign_in", "wishes"):  # a part it has not is the whole pack
        answer = coordinator.get(f"{where}pack.pdf", {"part": part})
        assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    assert cast.client(people.recorder).get(where).status_code == 403
