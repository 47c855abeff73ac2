"""The savings groups: their beginning, the stages of their life, what they have turned on, and their own words."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.people import refusals, registries, selectors, words
from khaotom.people.models import Community, Group, GroupStage
from khaotom.trail import services as trail


@transaction.atomic
def add(
    *, actor: Actor, community: Community, name: str, slug: str, citation: Citation, key: UUID, founded_on: date | None = None
) -> Group:
    """A new group, forming since its founding (today when that is not known). Refuses: PPL-006 (the short name is used)."""
    name = thai.plain(name)
    arguments = {"community": community.pk, "name": name, "slug": slug, "founded_on": founded_on}
    if not trail.once(actor=actor, key=key, what="groups.add", arguments=arguments, subject=key):
        return Group.objects.get(pk=key)
    if Group.objects.filter(network=actor.network, slug=slug).exists():
        raise refusals.AddressTaken(slug=slug)
    group = Group.objects.create(
        id=key,
        network_id=actor.network,
        community=community,
        name=name,
        slug=slug,
        sort_key=thai.sort_key(name),
        founded_on=founded_on,
    )
    _put_stage(group, uuid7(), GroupStage.Stage.FORMING, founded_on or clock.today(), citation)
    return group


@transaction.atomic
def begin_stage(*, actor: Actor, group: Group, stage: GroupStage.Stage, since: date, citation: Citation, key: UUID) -> GroupStage:
    """A new stage of the group's life. Refuses: PPL-007 (the present stage began on that day or later)."""
    arguments = {"group": group.pk, "stage": stage.value, "since": since}
    if not trail.once(actor=actor, key=key, what="groups.begin_stage", arguments=arguments, subject=group.pk):
        return GroupStage.objects.get(pk=key)
    latest = selectors.stage_of(group.pk)
    if latest is not None and latest.since >= since:
        raise refusals.StageTooEarly(stage=latest.get_stage_display(), since=latest.since)
    return _put_stage(group, key, stage, since, citation)


@transaction.atomic
def turn_on(*, actor: Actor, group: Group, feature: str, key: UUID) -> Group:
    """One more thing than the first four. ``feature`` is a name of ``registries.features``."""
    name = registries.features[feature].name
    return _set_features(actor, group, "groups.turn_on", name, key, lambda present: present | {name})


@transaction.atomic
def turn_off(*, actor: Actor, group: Group, feature: str, key: UUID) -> Group:
    """One thing less on the group's pages; nothing that was recorded with it is lost."""
    return _set_features(actor, group, "groups.turn_off", feature, key, lambda present: present - {feature})


def _set_features(
    actor: Actor, group: Group, what: str, feature: str, key: UUID, change: Callable[[set[str]], set[str]]
) -> Group:
    row = Group.objects.select_for_update().get(pk=group.pk)
    if trail.once(actor=actor, key=key, what=what, arguments={"group": group.pk, "feature": feature}, subject=group.pk):
        row.features = sorted(change(set(row.features)))
        row.save(update_fields=["features"])
    return row


@transaction.atomic
def speak(*, actor: Actor, group: Group, own: Mapping[str, str], key: UUID) -> Group:
    """คำที่กลุ่มเราใช้: the group's own words by label (see ``people.words``); an empty one means the common word."""
    own = {label: thai.plain(own.get(label, "")) for label in words.COMMON}
    row = Group.objects.select_for_update().get(pk=group.pk)
    if trail.once(actor=actor, key=key, what="groups.speak", arguments={"group": group.pk, "words": own}, subject=group.pk):
        row.words = {label: word for label, word in own.items() if word}
        row.save(update_fields=["words"])
    return row


def _put_stage(group: Group, key: UUID, stage: str, since: date, citation: Citation) -> GroupStage:
    return GroupStage.objects.create(
        id=key,
        group=group,
        stage=stage,
        since=since,
        citation_kind=citation.kind,
        citation_id=citation.id,
        citation_number=citation.number,
    )
