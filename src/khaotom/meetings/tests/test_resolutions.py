"""A group's decisions are numbered in the year of their meeting."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Meeting, Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Group
from tests import cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def decide(group: Group, on: date) -> str:
    return resolutions.decide(meeting=days.on(group, on), kind="waivers", key=uuid7()).number


def test_each_year_begins_again_and_each_group_counts_for_itself() -> None:
    people = cast.network()
    assert decide(people.group, date(2019, 5, 9)) == "1/2562"
    assert decide(people.group, date(2019, 6, 9)) == "2/2562"
    assert decide(people.other_group, date(2019, 6, 9)) == "1/2562"
    assert decide(people.group, date(2020, 1, 9)) == "1/2563"
    assert decide(people.group, date(2019, 6, 9)) == "3/2562"


def test_a_day_has_one_meeting() -> None:
    people = cast.network()
    assert days.on(people.group, date(2019, 6, 9)) == days.on(people.group, date(2019, 6, 9))
    assert Meeting.objects.count() == 1


def test_the_database_refuses_one_number_for_two_decisions() -> None:
    people = cast.network()
    decide(people.group, date(2019, 6, 9))
    again = Resolution.objects.get()
    again.pk = uuid7()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
