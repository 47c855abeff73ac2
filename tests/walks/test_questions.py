"""How many questions each page asks of the database: a fixed number, written down, and the same in a group twice as large.

The numbers are in ``questions.txt`` beside this file. Where a page is meant to ask more or fewer, write them anew:

    KHAOTOM_WRITE_QUESTIONS=1 pytest tests/walks/test_questions.py
"""

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khaotom.kernel import clock
from tests import cast, walk
from tests.architecture.test_every_door import asked
from tests.walk import Stage

WRITTEN = Path(__file__).with_name("questions.txt")
READS = ("SELECT", "WITH")


@pytest.fixture
def stage() -> Stage:
    """Built anew for each test: one of them lets the group grow."""
    return walk.build()


@pytest.mark.django_db
def test_every_page_asks_the_number_of_questions_that_is_written_down(stage: Stage) -> None:
    with clock.at(walk.JULY):
        counted = _questions(stage)
    lines = [f"{many:>3}  {name}" for name, many in sorted(counted.items())]
    if os.environ.get("KHAOTOM_WRITE_QUESTIONS"):
        WRITTEN.write_text("\n".join(lines) + "\n")
    assert lines == WRITTEN.read_text().splitlines()


@pytest.mark.django_db
def test_a_larger_group_and_a_longer_book_ask_no_more(stage: Stage) -> None:
    with clock.at(walk.JULY):
        before = _questions(stage)
        walk.take(stage.evening, stage.open, many=40)
        walk.close(stage.evening, stage.open)
    with clock.at(walk.AUGUST):
        walk.grow(stage.evening, many=40)
        august = walk.begin(stage.evening)
        walk.take(stage.evening, august, many=70)
        after = _questions(Stage(stage.evening, stage.people, stage.open, august))
    more = {name: (before[name], many) for name, many in after.items() if many > before[name]}
    assert after.keys() == before.keys()
    assert more == {}


def _questions(stage: Stage) -> dict[str, int]:
    """Every page that opens, by name, with how many questions it asked."""
    browsers = [cast.client(stage.people.everyone()[role]) for role in walk.ROLES]
    found: dict[str, int] = {}
    for door in asked():
        for name, address in stage.addresses(door):
            many = _first_that_opens(browsers, address)
            if many is not None:
                found[name] = many
    return found


def _first_that_opens(browsers: list[Client], address: str) -> int | None:
    for browser in browsers:
        browser.get(address)  # what is kept between two pages (a host's network, a content type) is there now
        with CaptureQueriesContext(connection) as seen:
            answer = browser.get(address)
            answer.getvalue()  # a stream asks while it is read
        if answer.status_code == 200:
            return sum(1 for query in seen.captured_queries if query["sql"].lstrip("(").startswith(READS))
    return None
