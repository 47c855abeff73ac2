"""Chapters: clauses in the order of their numbers, each chapter from its first clause to the next chapter's; words that are a rule."""

from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khaotom.bylaws import booklet, chapters, pages, refusals, selectors
from khaotom.bylaws.models import Chapter
from khaotom.bylaws.services import chapters as service
from khaotom.bylaws.services import drafts, rules
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from tests import cast, stages
from tests.cast import Cast

NOON = datetime(2019, 6, 9, 12)
TODAY = NOON.date()
F7 = [("เราคือใคร", 1), ("ออม", 4), ("ดูแลกัน", 8), ("เงินกลางและการตัดสินใจ", 13)]
TEXT = "กลุ่มนี้ชื่อกลุ่มออมทรัพย์ท่าเรือเก่า ตั้งขึ้นให้คนในชุมชนได้ออมด้วยกัน ดูแลกัน และตัดสินใจร่วมกัน"

people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


numbers = st.lists(st.one_of(st.just(""), st.integers(1, 30).map(str), st.sampled_from(["๙", "9/1", "10 ทวิ"])), max_size=20)


@given(numbers, st.sets(st.integers(1, 30), max_size=5))
def test_every_clause_stands_in_one_chapter_and_numbers_grow(clauses: list[str], begins: set[int]) -> None:
    bound = [Chapter(name="x", begins_at=number) for number in sorted(begins)]
    parts = chapters.grouped(bound, clauses, lambda clause: clause)
    assert sorted(one for part in parts for one in part.inside) == sorted(clauses)
    assert len({part.title for part in parts}) == len(parts) or not bound
    for part in parts:
        found = [chapters.first_number(one) for one in part.inside]
        known = [number for number in found if number is not None]
        assert known == sorted(known)


def test_without_chapters_the_rules_are_one_part_in_their_order() -> None:
    (part,) = chapters.grouped([], ["10", "", "2"], lambda clause: clause)
    assert (part.title, part.inside) == ("", ["2", "10", ""])


@pytest.mark.django_db(databases=["default", "keyring"])
def test_words_alone_are_a_rule_in_its_chapter(people: Cast) -> None:
    with clock.at(NOON):
        actor = cast.actor(people.treasurer)
        write: dict[str, Any] = {"actor": actor, "group": people.group, "effective_from": TODAY, "citation": CUSTOM}
        rules.enact(**write, kind="words-name", parameters={}, number="1", title="ชื่อกลุ่ม", text=TEXT, key=uuid7())
        rules.enact(**write, kind="fine", parameters={"amount": 1000, "in_a_row": 3}, number="6", key=uuid7())
        service.arrange(actor=actor, group=people.group, chapters=F7, key=uuid7())
        shown = pages.in_force(people.group.pk, TODAY)
        printed = booklet.data(people.group, TODAY, thai_digits=True)
        pdf = booklet.booklet(people.group, TODAY, thai_digits=True)
    assert [[rule.number for rule in part.inside] for part in shown.parts] == [["1"], ["6"]]
    assert "ออม" in shown.parts[1].title
    assert TEXT in str(printed["chapters"])
    assert "๑" in str(printed["chapters"])
    assert pdf.startswith(b"%PDF")


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_rule_of_words_needs_words_and_a_number_of_its_own(people: Cast) -> None:
    with clock.at(NOON):
        write: dict[str, Any] = {
            "actor": cast.actor(people.treasurer),
            "group": people.group,
            "effective_from": TODAY,
            "citation": CUSTOM,
        }
        with pytest.raises(refusals.WordsMissing):
            rules.enact(**write, kind="words-own1", parameters={}, number="1", text=" ", key=uuid7())
        rules.enact(**write, kind="words-own1", parameters={}, number="1", text=TEXT, key=uuid7())
        with pytest.raises(refusals.NumberInUse):
            rules.enact(**write, kind="words-own2", parameters={}, number="1", text=TEXT, key=uuid7())


@pytest.mark.django_db(databases=["default", "keyring"])
def test_words_are_drafted_and_compared_as_words(people: Cast) -> None:
    with clock.at(NOON):
        actor = cast.actor(people.recorder)
        draft = drafts.propose(
            actor=actor, group=people.group, name="words-voice", wording=Wording({}, TODAY, "3", "เสียง", TEXT), key=uuid7()
        )
        drafts.ready(draft)
        client = cast.client(people.recorder)
        page = client.get(reverse("bylaws:draft", kwargs={"draft": draft.pk}))
        again = client.get(reverse("bylaws:reword", kwargs={"draft": draft.pk}))
        with pytest.raises(refusals.WordsMissing):
            drafts.reword(actor=actor, draft=draft, wording=Wording({}, TODAY, "3", "เสียง", ""), key=uuid7())
    assert TEXT in page.content.decode()
    assert TEXT in again.content.decode()
    assert selectors.one(people.group.pk, "words-voice", TODAY) is None


@pytest.mark.django_db(databases=["default", "keyring"])
def test_chapters_are_typed_on_one_page_and_each_begins_somewhere(people: Cast) -> None:
    where = reverse("bylaws:chapters", kwargs={"slug": people.group.slug})
    typed = {f"name{row}": name for row, (name, _begins) in enumerate(F7)}
    typed |= {f"begins{row}": str(begins) for row, (_name, begins) in enumerate(F7)}
    with clock.at(NOON):
        client = cast.client(people.treasurer)
        assert client.post(where, typed | {"key": str(uuid7())}).status_code == 303
        assert [(one.name, one.begins_at) for one in chapters.of(people.group.pk)] == F7
        assert client.post(where, typed | {"key": str(uuid7()), "begins1": "1"}).status_code == 422
        assert client.post(where, typed | {"key": str(uuid7()), "begins3": ""}).status_code == 422
        assert client.post(where, {"key": str(uuid7())}).status_code == 303
    assert chapters.of(people.group.pk) == []
