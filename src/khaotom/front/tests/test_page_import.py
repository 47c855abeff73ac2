"""The pages of an import: sent, looked at, brought in; and nothing of it by anybody else."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from typing import cast as typed_as

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from khaotom.front.importing.reading import LARGEST, MEGABYTE, Upload
from khaotom.front.tests import lists
from khaotom.kernel import clock
from khaotom.people.models import Membership
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")
HERE = "/groups/tha-ruea-kao/import/"


people_once = stages.once(lists.group)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(lists.NOW):
        yield deepcopy(people_once)


def send(browser: Client, upload: Upload) -> HttpResponse:
    return typed_as(HttpResponse, browser.post(HERE, {"file": SimpleUploadedFile(upload.name, upload.content)}))


def fields(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields of the preview's form."""
    return dict(re.findall(r'<input type="hidden" name="(key|parcel)" value="([^"]+)"', answer.content.decode()))


def numbers() -> set[str]:
    return set(Membership.objects.filter(group__slug="tha-ruea-kao").values_list("number", flat=True))


def test_a_list_is_shown_then_brought_in(people: Cast) -> None:
    browser = cast.client(people.recorder)
    looked = send(browser, lists.csv(lists.GOOD, lists.OTHER))
    assert looked.status_code == 200
    assert "5,150" in looked.content.decode()
    assert "21" not in numbers()
    done = browser.post(HERE, fields(looked))
    assert (done.status_code, done["Location"]) == (303, "/groups/tha-ruea-kao/openings/")
    assert {"21", "22"} <= numbers()


def test_the_yes_sent_twice_does_it_once(people: Cast) -> None:
    browser = cast.client(people.recorder)
    yes = fields(send(browser, lists.csv(lists.GOOD)))
    assert [browser.post(HERE, yes).status_code for _ in range(2)] == [303, 303]
    assert Membership.objects.filter(group=people.group, number="21").count() == 1


def test_rows_that_do_not_pass_are_left_out_only_when_she_says_so(people: Cast) -> None:
    browser = cast.client(people.recorder)
    looked = send(browser, lists.csv(lists.GOOD, lists.row(c1="23", c7="30")))
    assert looked.status_code == 422
    assert "(G3)" in looked.content.decode()
    refused = typed_as(HttpResponse, browser.post(HERE, fields(looked)))
    assert (refused.status_code, "IMP-030" in refused.content.decode()) == (422, True)
    assert "21" not in numbers()
    assert browser.post(HERE, fields(refused) | {"drop_bad": "on"}).status_code == 303
    assert {"21", "23"} & numbers() == {"21"}


def test_what_changed_since_it_was_looked_at_is_looked_at_again(people: Cast) -> None:
    browser = cast.client(people.recorder)
    looked = send(browser, lists.csv(lists.GOOD, lists.OTHER))
    cast.enrol(people, "คนอื่น", number="22")
    again = browser.post(HERE, fields(looked))
    assert again.status_code == 422
    assert "IMP-024" in again.content.decode()
    assert "21" not in numbers()


def test_a_preview_is_good_for_its_maker_and_for_a_day(people: Cast) -> None:
    looked = fields(send(cast.client(people.recorder), lists.csv(lists.GOOD)))
    assert cast.client(people.treasurer).post(HERE, looked).status_code == 409
    spoilt = looked | {"parcel": looked["parcel"][:-6] + "AAAA=="}
    assert cast.client(people.recorder).post(HERE, spoilt).status_code == 409
    with clock.at(clock.now() + timedelta(hours=25)):
        assert cast.client(people.recorder).post(HERE, looked).status_code == 409
    assert "21" not in numbers()


def test_the_page_holds_no_identity_number_in_the_clear(people: Cast) -> None:
    number = "3990112345677"
    looked = send(cast.client(people.recorder), lists.csv(lists.row(c13=number)))
    assert number not in looked.content.decode()
    assert looked["Cache-Control"] == "private, no-store"


def test_no_file_an_empty_one_and_too_large_a_one_are_said(people: Cast) -> None:
    browser = cast.client(people.recorder)
    assert browser.post(HERE, {}).status_code == 422
    assert send(browser, Upload("members.csv", b"")).status_code == 422
    large = send(browser, Upload("members.csv", b"a" * (LARGEST * MEGABYTE + 1)))
    assert (large.status_code, "IMP-003" in large.content.decode()) == (422, True)


def test_the_template_is_an_excel_file(people: Cast) -> None:
    answer = cast.client(people.recorder).get(f"{HERE}template/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="members-tha-ruea-kao.xlsx"'
    assert answer.content.startswith(b"PK")


def test_who_may_not_is_told_so(people: Cast) -> None:
    assert cast.client(people.member).get(HERE).status_code == 403
    assert cast.client(people.other_treasurer).get(HERE).status_code == 404
    assert cast.anonymous().get(HERE).status_code == 302
