"""The network's common rules: they hold where a group has none, and hold a looser one tight; a group writes nothing looser."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws import booklet, pages, refusals, selectors, words
from khaotom.bylaws.models import Version
from khaotom.bylaws.services import drafts, rules
from khaotom.bylaws.services.drafts import Wording
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM, Citation
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2019, 6, 9, 12)
TODAY, JULY, AUGUST = NOON.date(), date(2019, 7, 1), date(2019, 8, 1)
ERRAND_IN_7, ERRAND_IN_14 = {"after": 2, "days": 7}, {"after": 2, "days": 14}
CASH = {"approvers": 2, "keep": 200_000, "bank_days": 2, "tolerance": 2000}

people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def common(people: Cast, kind: str, says: Mapping[str, object], start: date, *, number: str = "3", told: bool = False) -> Version:
    return rules.enact(
        actor=cast.actor(people.administrator),
        group=None,
        kind=kind,
        parameters=says,
        effective_from=start,
        number=number,
        citation=Citation("resolution", number="1/2562"),
        decided_on=TODAY,
        told=told,
        key=uuid7(),
    )


def own(people: Cast, kind: str, says: Mapping[str, object], start: date, group: Group | None = None) -> Version:
    return rules.enact(
        actor=cast.actor(people.treasurer),
        group=group or people.group,
        kind=kind,
        parameters=says,
        effective_from=start,
        number="7",
        citation=CUSTOM,
        key=uuid7(),
    )


def test_a_group_without_a_rule_of_its_own_falls_under_the_common_one(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(NOON):
        version = common(people, "errand", ERRAND_IN_7, JULY)
    with django_assert_num_queries(1):
        assert selectors.one(people.group.pk, "errand", TODAY) is None
    with django_assert_num_queries(1):
        rule = selectors.need(people.group.pk, "errand", JULY)
    assert (rule.parameters.days, rule.common, rule.version) == (7, True, version.pk)
    assert rule.clause in ("3 ของกติกากลาง", "3 of the common rules")


def test_what_a_group_wrote_looser_before_is_held_tight_from_the_day_of_the_common_rule(people: Cast) -> None:
    with clock.at(NOON):
        own(people, "errand", ERRAND_IN_14, date(2018, 1, 9))
        with pytest.raises(refusals.GroupsLooser) as told:
            common(people, "errand", ERRAND_IN_7, JULY)
        assert people.group.name in told.value.sentence
        common(people, "errand", ERRAND_IN_7, JULY, told=True)
    before, after = (selectors.need(people.group.pk, "errand", day) for day in (date(2019, 6, 30), JULY))
    assert (before.parameters.days, before.held_by) == (14, "")
    assert (after.parameters.days, after.since, bool(after.held_by)) == (7, JULY, True)
    spans = selectors.courses(people.group.pk, ["errand"])["errand"].spans
    assert [(span.start, span.rule.parameters.days if span.rule else None) for span in spans] == [
        (date(2018, 1, 9), 14),
        (JULY, 7),
    ]


def test_a_group_writes_nothing_looser_and_anything_stricter(people: Cast) -> None:
    with clock.at(NOON):
        common(people, "errand", ERRAND_IN_7, TODAY)
        common(people, "cash_handling", CASH, TODAY, number="4")
        with pytest.raises(refusals.AboveCommon) as above:
            own(people, "errand", ERRAND_IN_14, TODAY)
        with pytest.raises(refusals.BelowCommon) as below:
            own(people, "cash_handling", CASH | {"approvers": 1}, TODAY)
        with pytest.raises(refusals.AboveCommon) as money:
            own(people, "cash_handling", CASH | {"keep": 300_000}, TODAY)
        own(people, "errand", {"after": 1, "days": 3}, TODAY)
    assert above.value.values() | {"label": "", "number": ""} == {"label": "", "typed": "14", "asked": "7", "number": ""}
    assert below.value.values()["asked"] == "2"
    assert money.value.values()["asked"] == "2,000"
    assert selectors.need(people.group.pk, "errand", TODAY).parameters.days == 3
    assert Version.objects.count() == 3


def test_a_draft_that_is_looser_is_not_laid_before_the_group(people: Cast) -> None:
    with clock.at(NOON):
        common(people, "errand", ERRAND_IN_7, JULY)
        actor = cast.actor(people.recorder)
        drafts.propose(actor=actor, group=people.group, name="errand", wording=Wording(ERRAND_IN_14, TODAY), key=uuid7())
        with pytest.raises(refusals.AboveCommon):
            drafts.propose(actor=actor, group=people.group, name="errand", wording=Wording(ERRAND_IN_14, JULY), key=uuid7())
        # to write down as its own what holds already is a change of the group's own rules
        drafts.propose(actor=actor, group=people.group, name="errand", wording=Wording(ERRAND_IN_7, JULY), key=uuid7())


def test_a_common_rule_that_ended_leaves_each_group_its_own(people: Cast) -> None:
    with clock.at(NOON):
        own(people, "errand", ERRAND_IN_14, date(2018, 1, 9))
        common(people, "errand", ERRAND_IN_7, JULY, told=True)
        rules.repeal(
            actor=cast.actor(people.administrator),
            group=None,
            kind="errand",
            effective_from=AUGUST,
            citation=Citation("resolution"),
            decided_on=TODAY,
            key=uuid7(),
        )
    assert [selectors.need(people.group.pk, "errand", day).parameters.days for day in (TODAY, JULY, AUGUST)] == [14, 7, 14]


def test_what_a_rule_written_by_hand_rests_on_is_called_by_whose_it_is(people: Cast) -> None:
    with clock.at(NOON):
        written = [common(people, "errand", ERRAND_IN_7, JULY), own(people, "errand", ERRAND_IN_7, JULY)]
    Version.objects.filter(pk__in=[one.pk for one in written]).update(citation_kind=CUSTOM.kind, citation_number="")
    again = Version.objects.select_related("clause").in_bulk([one.pk for one in written])
    assert [words.basis_of(again[one.pk]) for one in written] == ["กติกาเดิมของเครือข่าย", "กติกาเดิมของกลุ่ม"]


def test_a_common_rule_has_a_number_and_one_number_names_one_rule(people: Cast) -> None:
    with clock.at(NOON):
        with pytest.raises(refusals.CommonWithoutNumber):
            common(people, "errand", ERRAND_IN_7, TODAY, number="")
        common(people, "errand", ERRAND_IN_7, TODAY)
        with pytest.raises(refusals.NumberInUse):
            common(people, "cash_handling", CASH, TODAY)


def test_words_of_the_network_do_not_become_words_of_a_group(people: Cast) -> None:
    with clock.at(NOON):
        for name, number in (("words-charter", "1"), ("words-common1", "2")):
            rules.enact(
                actor=cast.actor(people.administrator),
                group=None,
                kind=name,
                parameters={},
                effective_from=TODAY,
                number=number,
                title="บ้านเรา",
                text="น้ำไม่ท่วม คลองสะอาด ไม่มีใครถูกทิ้ง",
                citation=Citation("resolution"),
                decided_on=TODAY,
                key=uuid7(),
            )
        assert selectors.in_force(people.group.pk, ["words"], TODAY) == {}
        assert len(selectors.common(people.network.pk, ["words"], TODAY)) == 2
        shown = booklet.data_of_network(people.network, TODAY)
    assert "คลองสะอาด" in str(shown["chapters"])


def test_another_networks_common_rules_are_not_ours(people: Cast) -> None:
    with clock.at(NOON):
        others = cast.elsewhere()
        common(others, "errand", ERRAND_IN_7, TODAY)
    assert selectors.one(people.group.pk, "errand", TODAY) is None
    assert selectors.one(others.group.pk, "errand", TODAY) is not None


@pytest.fixture
def administrator(people: Cast) -> Client:
    with clock.at(NOON):
        return cast.client(people.administrator)


TYPED = {"after": "2", "days": "7", "number": "3", "text": "", "effective_from": "1/7/62", "decided_on": "9/6/62",
         "rests_on": "resolution", "resolution": "1/2562"}  # fmt: skip


def test_the_pages_write_a_common_rule_and_name_the_groups_it_holds(people: Cast, administrator: Client) -> None:
    where = reverse("bylaws:common_change", kwargs={"kind": "errand"})
    with clock.at(NOON):
        own(people, "errand", ERRAND_IN_14, date(2018, 1, 9))
        page = administrator.post(where, TYPED | {"key": str(uuid7())})
        assert page.status_code == 422
        assert people.group.name in page.content.decode()
        assert administrator.post(where, TYPED | {"key": str(uuid7()), "told": "on"}).status_code == 303
    with clock.at(datetime(2019, 7, 2, 12)):
        history = cast.client(people.administrator).get(reverse("bylaws:common_history", kwargs={"kind": "errand"}))
        shown = pages.history(people.group.pk, "errand", date(2019, 7, 2))
        public = cast.anonymous().get(reverse("openbooks:common_rules"))
        rules_of_group = cast.anonymous().get(reverse("openbooks:group_rules", kwargs={"slug": people.group.slug}))
    assert people.group.name in history.content.decode()
    assert shown.holds is not None
    assert shown.holds.held_by
    assert public.status_code == rules_of_group.status_code == 200
    assert "1/2562" in public.content.decode()


def test_who_holds_no_office_in_the_network_writes_none_and_reads_all(people: Cast) -> None:
    with clock.at(NOON):
        common(people, "errand", ERRAND_IN_7, TODAY)
        for person in (people.member, people.treasurer):
            client = cast.client(person, way="own")
            assert client.get(reverse("bylaws:common_rules")).status_code == 200
            assert client.get(reverse("bylaws:common_history", kwargs={"kind": "errand"})).status_code == 200
            assert client.get(reverse("bylaws:common_booklet")).status_code == 200
            assert client.get(reverse("bylaws:common_change", kwargs={"kind": "errand"})).status_code == 403
            assert client.get(reverse("bylaws:common_chapters")).status_code == 403
