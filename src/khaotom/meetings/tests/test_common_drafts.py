"""What is common is drafted, answered and decided like a group's own rule: by a counted vote of the network's meeting, with the groups told."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws import access, drafts, kinds, pages, reach, replayed, selectors, tightening
from khaotom.bylaws import refusals as bylaws
from khaotom.bylaws.models import Draft, Version
from khaotom.bylaws.services import drafts as drafting
from khaotom.bylaws.services import rules
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import minutes, refusals
from khaotom.meetings.models import Meeting, Resolution
from khaotom.meetings.services import adopting
from khaotom.meetings.services.resolutions import Vote
from khaotom.people.models import Group, Person
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
EVENING = datetime(2019, 6, 9, 19)
DAY, JULY, AUGUST = EVENING.date(), date(2019, 7, 1), date(2019, 8, 1)
CARRIED, LOST = Vote("hands", 23, 21, 0, 1), Vote("hands", 23, 15, 8, 0)
IN_7, IN_14 = {"after": 2, "days": 7}, {"after": 2, "days": 14}
CHARTER = "words-charter"


def written(
    by: Person, name: str, says: Mapping[str, object], *, group: Group | None = None, number: str = "4", **more: Any
) -> Version:
    """A rule as it stands already; without a group, the network's."""
    return rules.enact(
        actor=cast.actor(by),
        group=group,
        kind=name,
        parameters=says,
        effective_from=cast.SINCE,
        number=number,
        citation=CUSTOM if group else Citation("resolution", number="1/2561"),
        key=uuid7(),
        told=True,
        **more,
    )


def proposed(by: Person, name: str = "errand", says: Mapping[str, object] = IN_7, start: date = JULY, **more: Any) -> Draft:
    wording = Wording(says, start, **{"number": "4"} | more)
    return drafting.propose(actor=cast.actor(by), group=None, name=name, wording=wording, key=uuid7())


def agreed(people: Cast, draft: Draft, *, but: str = "") -> Draft:
    for example in drafts.examples(draft):
        by, says_yes = cast.actor(people.coordinator), example.code != but
        drafting.answer(actor=by, draft=draft, code=example.code, agreed=says_yes, key=uuid7())
    return draft


def decide(people: Cast, draft: Draft, vote: Vote = CARRIED, *, told: bool = False) -> Resolution:
    by = cast.actor(people.coordinator)
    return adopting.decide(actor=by, draft=draft, on=DAY, vote=vote, key=uuid7(), told=told)


def test_carried_by_the_networks_meeting_it_holds_in_every_group_and_cites_the_vote(people: Cast) -> None:
    draft = agreed(people, proposed(people.recorder))
    assert (draft.group, draft.network) == (None, people.network)
    made = decide(people, draft)
    assert (made.passed, made.needed, made.number, made.group, made.network) == (True, 16, "1/2562", None, people.network)
    assert (made.kind, made.shown_text) == ("common_rules", draft.shown_title)
    assert (made.meeting.group, made.meeting.date) == (None, DAY)
    version = Version.objects.get(clause__group=None)
    assert (version.citation_kind, version.citation_id, version.citation_number) == ("resolution", made.pk, "1/2562")
    assert (version.decided_on, version.recorded_at, version.clause.number) == (DAY, clock.now(), "4")
    draft.refresh_from_db()
    assert (draft.state, draft.version) == (Draft.State.ADOPTED, version)
    for group in (people.group, people.other_group):
        rule = selectors.need(group.pk, "errand", JULY)
        assert (rule.common, rule.parameters.days, rule.basis_number) == (True, 7, "1/2562")
        assert selectors.one(group.pk, "errand", date(2019, 6, 30)) is None
    assert draft.shown_title in str(minutes.data(people.network, made.meeting)["parts"])
    with pytest.raises(bylaws.NotOpen):
        decide(people, draft)


def test_not_carried_it_stays_open_and_the_vote_is_kept(people: Cast) -> None:
    draft = agreed(people, proposed(people.recorder))
    lost = decide(people, draft, LOST)
    assert (lost.passed, lost.needed) == (False, 16)  # without a rule of the network, two thirds of 23
    assert not Version.objects.exists()
    assert decide(people, draft).number == "2/2562"


def test_it_waits_for_every_example_as_it_reads_now(people: Cast) -> None:
    draft = proposed(people.recorder)
    first, *_others = drafts.examples(draft)
    with pytest.raises(bylaws.ExampleUnanswered):
        decide(people, draft)
    agreed(people, draft, but=first.code)
    with pytest.raises(bylaws.ExampleContradicted) as told:
        decide(people, draft)
    assert first.sentence in told.value.sentence
    agreed(people, draft)
    drafting.reword(
        actor=cast.actor(people.recorder), draft=draft, wording=Wording({"after": 3, "days": 5}, JULY, "4"), key=uuid7()
    )
    with pytest.raises(bylaws.ExampleUnanswered):
        decide(people, Draft.objects.get(pk=draft.pk))


@pytest.mark.parametrize(
    ("vote", "refusal"),
    [
        (Vote("hands", 19, 19, 0, 0), refusals.QuorumMissing),
        (Vote("hands", 23, 21, 2, 1), refusals.TooManyHands),
        (Vote("ballot", 23, 21), refusals.WitnessesMissing),
    ],
)
def test_a_vote_that_cannot_be_leaves_everything_as_it_was(people: Cast, vote: Vote, refusal: type[Exception]) -> None:
    quorum = {"quorum": 20, "majority": "half", "amending": "two_thirds"}
    written(people.coordinator, "decisions", quorum, number="9")
    draft = agreed(people, proposed(people.recorder))
    with pytest.raises(refusal), transaction.atomic():
        decide(people, draft, vote)
    assert not Resolution.objects.exists()
    assert Draft.objects.get().state == Draft.State.OPEN


def test_the_groups_whose_own_rule_is_looser_are_told_before_it_is_decided(people: Cast) -> None:
    written(people.treasurer, "errand", IN_14, group=people.group, number="7")
    draft = agreed(people, proposed(people.recorder))
    assert reach.held_tighter(draft) == [people.group]
    with pytest.raises(bylaws.GroupsLooser) as told, transaction.atomic():
        decide(people, draft)
    assert told.value.values() == {"groups": people.group.name}
    assert not Resolution.objects.exists()
    assert not decide(people, draft, LOST).passed  # nobody has to be told of what is not carried
    assert decide(people, draft, told=True).passed
    rule = selectors.need(people.group.pk, "errand", JULY)
    assert (rule.parameters.days, bool(rule.held_by)) == (7, True)


def test_two_that_begin_on_one_day_are_one_too_many_and_none_of_them_holds(people: Cast) -> None:
    by = cast.actor(people.coordinator)
    first, second = (agreed(people, proposed(people.recorder, says=says)) for says in (IN_7, IN_14))
    with pytest.raises(bylaws.StartTaken), transaction.atomic():
        adopting.decide_all(actor=by, group=None, chosen=[first.pk, second.pk], on=DAY, vote=CARRIED, key=uuid7())
    assert not Version.objects.exists()
    third = agreed(people, proposed(people.recorder, "words-charter", {}, number="1", title="บ้านเรา", text="น้ำไม่ท่วม"))
    made = adopting.decide_all(actor=by, group=None, chosen=[first.pk, third.pk], on=DAY, vote=CARRIED, key=uuid7())
    assert set(Version.objects.values_list("citation_number", flat=True)) == {made.number}
    assert made.shown_text.endswith("บ้านเรา") or made.shown_text.startswith("บ้านเรา")
    with pytest.raises(bylaws.StartTaken), transaction.atomic():
        decide(people, second)
    with pytest.raises(bylaws.NoDraftChosen):
        adopting.decide_all(actor=by, group=None, chosen=[], on=DAY, vote=CARRIED, key=uuid7())


def test_a_groups_vote_takes_no_draft_of_the_network_nor_the_other_way_round(people: Cast) -> None:
    common = agreed(people, proposed(people.recorder))
    wording = Wording(IN_14, JULY, "7")
    own = drafting.propose(actor=cast.actor(people.recorder), group=people.group, name="errand", wording=wording, key=uuid7())
    for group, draft in ((people.group, common), (None, own)):
        with pytest.raises(Draft.DoesNotExist):
            adopting.decide_all(
                actor=cast.actor(people.coordinator), group=group, chosen=[draft.pk], on=DAY, vote=CARRIED, key=uuid7()
            )


def test_what_cannot_be_a_common_rule_is_not_even_laid_before_the_network(people: Cast) -> None:
    written(people.coordinator, "errand", IN_14)
    with pytest.raises(bylaws.CommonWithoutNumber):
        proposed(people.recorder, number=" ")
    with pytest.raises(bylaws.NothingChanges):
        proposed(people.recorder, says=IN_14)
    with pytest.raises(bylaws.NumberInUse):
        proposed(people.recorder, "fine", {"amount": 500, "in_a_row": 3})
    with pytest.raises(bylaws.WordsMissing):
        proposed(people.recorder, CHARTER, {}, number="1")
    with pytest.raises(bylaws.OutOfBounds):
        proposed(people.recorder, says=IN_7 | {"days": 99})
    proposed(people.recorder, "words-common1", {}, number="8", title="คลอง", text="คลองเป็นของทุกคน")
    with pytest.raises(bylaws.InventedTwice) as twice:
        proposed(people.recorder, "words-common1", {}, number="9", title="ลาน", text="ลานเป็นของทุกคน")
    assert twice.value.values() == {"title": "คลอง"}
    assert Draft.objects.count() == 1


def test_the_charter_is_amended_with_its_difference_and_its_old_words_stay(people: Cast) -> None:
    old, new = "คลองสะอาด เด็กเล่นหน้าบ้านได้", "คลองสะอาด เด็กเล่นหน้าบ้านได้ และไม่มีใครต้องอยู่ลำพัง"
    written(people.coordinator, CHARTER, {}, number="1", title="บ้านเรา", text=old)
    draft = proposed(people.recorder, CHARTER, {}, number="1", title="บ้านเรา", text=new)
    (pieces,) = drafts.side_by_side(draft)
    assert [(piece.text, piece.how) for piece in pieces] == [(old, "kept"), (" และไม่มีใครต้องอยู่ลำพัง", "new")]
    assert reach.of_draft(draft) is None  # words of the network are no group's
    made = decide(people, draft)
    shown = pages.common_history(people.network.pk, CHARTER, AUGUST)
    assert [(one.version.text, one.state) for one in shown.versions] == [(new, "now"), (old, "past")]
    assert shown.versions[0].vote
    assert made.number in shown.versions[0].basis


# --- What it would do in the groups ----------------------------------------------------------------------------------------------


def test_the_meeting_knows_what_it_would_do_in_each_group(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    written(people.treasurer, "errand", IN_14, group=people.group, number="7")
    draft = proposed(people.recorder)
    with django_assert_num_queries(2 + 2 * 2):  # and two of the replay in each group
        shown = reach.of_draft(draft)
    assert shown is not None
    assert (shown.without, shown.tighter, shown.stricter) == ([people.other_group], [people.group], [])
    assert shown.replay is not None
    loose = proposed(people.recorder, says=IN_14, start=AUGUST)
    shown = reach.of_draft(loose)
    assert shown is not None
    assert (shown.without, shown.tighter, shown.stricter) == ([people.other_group], [], [people.group])
    decide(people, agreed(people, draft), told=True)
    assert reach.of_draft(Draft.objects.get(pk=draft.pk)) is None


@pytest.mark.parametrize(
    ("many", "gain", "lose", "rows"),
    [
        (3, 3, 0, ["3"]),  # so few claims that their money would tell of them
        (30, 2, 0, ["3"]),  # so few are moved
        (30, 12, 9, ["900 บาท", "3"]),
        (30, 0, 0, ["900 บาท", "3"]),
    ],
)
def test_of_all_groups_together_money_that_tells_of_a_few_is_left_out(many: int, gain: int, lose: int, rows: list[str]) -> None:
    money, times = kinds.Compared("ให้ไป", 900_00, 910_00, kinds.Unit.SATANG), kinds.Compared("ครั้ง", 3, 4, kinds.Unit.TIMES)
    year = kinds.Replay("นับใหม่ทุกครั้ง", many, [money, times], gain=gain, lose=lose)
    assert [row.before for row in replayed.said(year, of_all=True).rows] == rows
    assert "ทุกกลุ่ม" in replayed.said(year, of_all=True).how
    assert [row.before for row in replayed.said(year).rows] == ["900 บาท", "3"]


PARAMETERS = st.fixed_dictionaries({"after": st.integers(1, 12), "days": st.integers(1, 60)})


@settings(deadline=None, max_examples=25)
@given(own=PARAMETERS, later=PARAMETERS, common=PARAMETERS)
def test_a_common_draft_that_is_adopted_leaves_no_group_looser_than_it(
    people_once: Cast, django_db_blocker: Any, own: dict[str, int], later: dict[str, int], common: dict[str, int]
) -> None:
    with django_db_blocker.unblock(), clock.at(EVENING), transaction.atomic():
        people = deepcopy(people_once)
        written(people.treasurer, "errand", own, group=people.group, number="7")
        rules.enact(
            actor=cast.actor(people.treasurer),
            group=people.group,
            kind="errand",
            parameters=later,
            effective_from=date(2019, 7, 15),
            citation=CUSTOM,
            key=uuid7(),
        )
        draft = agreed(people, proposed(people.recorder, says=common))
        decide(people, draft, told=True)
        says = kinds.validate("errand", common)
        for group in (people.group, people.other_group):
            for day in (JULY, date(2019, 7, 14), date(2019, 7, 15), AUGUST):
                holds = selectors.need(group.pk, "errand", day).parameters
                assert tightening.looser(kinds.of("errand"), holds, says) == []
        transaction.set_rollback(True)


# --- On its pages ----------------------------------------------------------------------------------------------------------------


def hands(**more: str) -> dict[str, str]:
    counted = {"heads": "23", "in_favour": "21", "against": "0", "abstained": "1"}
    return {"on": "9/6/62", "way": "hands", "key": str(uuid7()), **counted, **more}


TYPED = {"after": "2", "days": "7", "number": "4", "text": "", "effective_from": "1/7/62"}


def test_the_whole_story_through_the_pages(people: Cast) -> None:
    written(people.treasurer, "errand", IN_14, group=people.group, number="7")
    auditor, coordinator, member = (cast.client(one) for one in (people.auditor, people.coordinator, people.member))
    assert member.get("/rules/errand/propose/").status_code == 403
    assert member.post("/rules/errand/propose/", TYPED | {"key": str(uuid7())}).status_code == 403
    assert auditor.post("/rules/errand/propose/", TYPED | {"number": "", "key": str(uuid7())}).status_code == 422
    sent = auditor.post("/rules/errand/propose/", TYPED | {"key": str(uuid7())})
    assert sent.status_code == 303, sent.content.decode()
    draft = Draft.objects.get()
    where = sent["Location"]
    assert where == f"/drafts/{draft.pk}/"
    _talked_about(people, draft, member)
    code = drafts.examples(draft)[0].code
    assert auditor.post(f"{where}answer/", {"code": code, "agreed": "yes", "key": str(uuid7())}).status_code == 403
    assert auditor.get(f"{where}vote/").status_code == 403
    assert auditor.post(f"{where}reword/", TYPED | {"days": "6", "key": str(uuid7())}).status_code == 303
    assert cast.client(people.treasurer).post(f"{where}reword/", TYPED | {"key": str(uuid7())}).status_code == 403
    for example in drafts.examples(Draft.objects.get()):
        answered = coordinator.post(f"{where}answer/", {"code": example.code, "agreed": "yes", "key": str(uuid7())})
        assert answered.status_code == 303
    page = coordinator.get(f"{where}vote/").content.decode()
    assert people.group.name in page
    assert 'value="named"' not in page
    silent = coordinator.post(f"{where}vote/", hands())
    assert "BYL-023" in silent.content.decode()
    assert coordinator.post(f"{where}vote/", hands(way="named", told="on")).status_code == 422
    voted = coordinator.post(f"{where}vote/", hands(told="on"))
    assert (voted.status_code, voted["Location"]) == (303, f"/meetings/{Meeting.objects.get(group=None).pk}/")
    assert draft.shown_title in member.get(voted["Location"]).content.decode()
    history = member.get("/rules/errand/").content.decode()
    assert "เห็นด้วย 21 ไม่เห็นด้วย 0 งด 1 จาก 23 คน" in history
    assert "/propose/" not in history


def _talked_about(people: Cast, draft: Draft, member: Client) -> None:
    assert f"/drafts/{draft.pk}/" in member.get("/rules/").content.decode()
    said = {"text": "7 วันเร็วไปไหม บ้านอยู่ไกล", "key": str(uuid7())}
    assert member.post(f"/drafts/{draft.pk}/remark/", said).status_code == 303
    read = member.get(f"/drafts/{draft.pk}/").content.decode()
    assert "บ้านอยู่ไกล" in read
    assert people.group.name in read
    for act in ("reword", "vote", "answer", "drop"):
        assert f"/drafts/{draft.pk}/{act}/" not in read
    assert member.post(f"/drafts/{draft.pk}/drop/", {"key": str(uuid7())}).status_code == 403


def test_several_are_decided_together_on_their_page(people: Cast) -> None:
    chosen = [
        agreed(people, proposed(people.recorder)),
        proposed(people.recorder, CHARTER, {}, number="1", title="บ้านเรา", text="น้ำไม่ท่วม"),
    ]
    coordinator = cast.client(people.coordinator)
    assert "/network/drafts/vote/" in coordinator.get("/rules/").content.decode()
    assert "/network/drafts/vote/" not in cast.client(people.recorder).get("/rules/").content.decode()
    assert cast.client(people.recorder).get("/network/drafts/vote/").status_code == 403
    assert coordinator.get("/network/drafts/vote/").status_code == 200
    done = coordinator.post("/network/drafts/vote/", hands() | {"chosen": [str(draft.pk) for draft in chosen]})
    assert done.status_code == 303
    assert Version.objects.count() == 2


def test_who_laid_it_before_the_network_may_drop_it_and_it_stays_to_be_read(people: Cast) -> None:
    draft = proposed(people.recorder)
    recorder = cast.client(people.recorder)
    dropped = recorder.post(f"/drafts/{draft.pk}/drop/", {"key": str(uuid7())})
    assert (dropped.status_code, dropped["Location"]) == (303, "/rules/")
    assert Draft.objects.get().state == Draft.State.DROPPED
    assert cast.client(people.member).get(f"/drafts/{draft.pk}/").status_code == 200


def test_a_new_rule_is_chosen_then_laid_before_the_network_and_never_takes_anothers_name(people: Cast) -> None:
    recorder = cast.client(people.recorder)
    choose = recorder.get("/rules/words/propose/").content.decode()
    assert "/rules/words-common1/propose/" in choose
    typed = {"title": "คลอง", "number": "8", "text": "คลองเป็นของทุกคน", "effective_from": "1/7/62", "key": str(uuid7())}
    assert recorder.post("/rules/words-common1/propose/", typed).status_code == 303
    assert "/rules/words-common2/propose/" in recorder.get("/rules/words/propose/").content.decode()


def test_another_network_sees_and_decides_nothing_of_it(people: Cast) -> None:
    draft = proposed(people.recorder)
    others = cast.elsewhere()
    theirs = cast.actor(others.coordinator)
    for door in (access.draft, access.draft_to_write, access.draft_to_reword):
        with pytest.raises(Stranger):
            door(theirs, draft.pk)
    assert drafts.open_in_network(others.network.pk) == []
    agreed(people, draft)
    decide(people, draft)
    assert selectors.one(others.group.pk, "errand", JULY) is None


def test_the_page_of_open_drafts_asks_no_more_for_more_of_them(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        proposed(people.recorder, says={"after": 2, "days": 5 + number})
    with django_assert_num_queries(1):
        assert [one.shown_title for one in drafts.open_in_network(people.network.pk)] == [kinds.title("errand")] * 3
