"""Drafting together: laying a clause before a group or the network, talking about it, answering its examples. The vote is another room's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import drafts, refusals, selectors
from khaotom.bylaws.kinds import of, parted, validate
from khaotom.bylaws.models import Answer, Clause, Draft, Remark, Version
from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.people.models import Group
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause as it would read."""

    parameters: Mapping[str, object]
    effective_from: date
    number: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An example as it was read out: its code, what an answer to it holds for, and when the answer was given."""

    code: str
    mark: bytes
    at: datetime


@transaction.atomic
def propose(*, actor: Actor, group: Group | None, name: str, wording: Wording, key: UUID) -> Draft:
    """Lay a clause, new or changed, before the group; without one, before the network.

    Refuses: BYL-001, BYL-002 (parameters), BYL-005 (another clause's number), BYL-014 (nothing would change), BYL-021, BYL-022 (looser than
    the common rule), BYL-024 (a common rule without a number), BYL-025 (no words), BYL-030 (another draft invents the same clause).
    """
    arguments = _arguments(wording) | {"group": group.pk if group else None, "name": name}
    subject = group.pk if group else actor.network
    if not trail.once(actor=actor, key=key, what="bylaws.propose", arguments=arguments, subject=subject):
        return Draft.objects.get(pk=key)
    rules.lock(actor, group)
    network = group.network_id if group else actor.network
    _check_invented(network, group, name)
    _check(network, group, name, wording)
    return Draft.objects.create(
        id=key,
        network_id=network,
        group=group,
        name=name,
        number=wording.number,
        title=wording.title,
        text=wording.text,
        parameters=dict(wording.parameters),
        effective_from=wording.effective_from,
        opened_by_id=actor.person,
        opened_at=clock.now(),
    )


@transaction.atomic
def reword(*, actor: Actor, draft: Draft, wording: Wording, key: UUID) -> Draft:
    """It reads otherwise now; answers to examples that come out otherwise hold no longer. Refuses: as ``propose``, BYL-011."""
    arguments = _arguments(wording) | {"draft": draft.pk}
    if not trail.once(actor=actor, key=key, what="bylaws.reword", arguments=arguments, subject=draft.pk):
        return Draft.objects.get(pk=draft.pk)
    locked = lock_open(draft.pk)
    _check(locked.network_id, locked.group, locked.name, wording)
    locked.number, locked.title, locked.text = wording.number, wording.title, wording.text
    locked.parameters, locked.effective_from = dict(wording.parameters), wording.effective_from
    locked.save()
    return locked


@transaction.atomic
def remark(*, actor: Actor, draft: Draft, text: str, key: UUID) -> Remark:
    """Somebody says something about it. Refuses: BYL-011."""
    if not trail.once(actor=actor, key=key, what="bylaws.remark", arguments={"draft": draft.pk, "text": text}, subject=draft.pk):
        return Remark.objects.get(pk=key)
    locked = lock_open(draft.pk)
    return Remark.objects.create(id=key, draft=locked, person_id=actor.person, text=text, said_at=clock.now())


@transaction.atomic
def answer(*, actor: Actor, draft: Draft, code: str, agreed: bool, key: UUID) -> None:
    """The assembly says yes or no to one example as it reads now; a later answer replaces it. Refuses: BYL-011."""
    arguments = {"draft": draft.pk, "code": code, "agreed": agreed}
    if not trail.once(actor=actor, key=key, what="bylaws.answer", arguments=arguments, subject=draft.pk):
        return
    locked = lock_open(draft.pk)
    example = next((one for one in drafts.examples(locked) if one.code == code), None)
    if example is not None:
        said = {"agreed": agreed, "answered_at": clock.now()}
        Answer.objects.update_or_create(draft=locked, code=code, mark=drafts.mark(example), defaults=said)


@transaction.atomic
def answer_as_read(*, actor: Actor, draft: Draft, read: Read, agreed: bool, key: UUID) -> None:
    """As ``answer``, to an example as a phone read it a while ago: of several answers the last one given holds. Refuses: BYL-011.

    Where the draft reads otherwise by now, the answer stays with what it was given to, and the new wording is asked again.
    """
    arguments = {"draft": draft.pk, "code": read.code, "mark": read.mark.hex(), "agreed": agreed}
    if not trail.once(actor=actor, key=key, what="bylaws.answer_as_read", arguments=arguments, subject=draft.pk):
        return
    locked = lock_open(draft.pk)
    said = {"agreed": agreed, "answered_at": read.at}
    there, new = Answer.objects.get_or_create(draft=locked, code=read.code, mark=read.mark, defaults=said)
    later = (read.at, not agreed) > (there.answered_at, not there.agreed)  # at one moment, a no holds
    if not new and later:
        Answer.objects.filter(pk=there.pk).update(**said)


@transaction.atomic
def drop(*, actor: Actor, draft: Draft, key: UUID) -> Draft:
    """Nobody wants it any more; it stays to be read. Refuses: BYL-011."""
    if not trail.once(actor=actor, key=key, what="bylaws.drop", arguments={"draft": draft.pk}, subject=draft.pk):
        return Draft.objects.get(pk=draft.pk)
    locked = lock_open(draft.pk)
    locked.state = Draft.State.DROPPED
    locked.save(update_fields=["state"])
    return locked


def ready(draft: Draft) -> None:
    """Every example is answered with yes. Refuses: BYL-012 (unanswered), BYL-013 (contradicted)."""
    for example, agreed in drafts.answered(draft):
        if agreed is None:
            raise refusals.ExampleUnanswered(example=example.sentence)
        if not agreed:
            raise refusals.ExampleContradicted(example=example.sentence)


def adopt(*, actor: Actor, draft: Draft, citation: Citation, decided_on: date, key: UUID, told: bool = False) -> Version:
    """It is the body's rule from its day on, by a decision; inside the deciding room's transaction. Refuses: as ``rules.enact``.

    ``told``: the groups that a common rule holds tighter than they wrote know of it.
    """
    version = rules.enact(
        actor=actor,
        group=draft.group,
        kind=draft.name,
        parameters=draft.parameters,
        effective_from=draft.effective_from,
        number=draft.number,
        title=draft.title,
        text=draft.text,
        citation=citation,
        decided_on=decided_on,
        told=told,
        key=key,
    )
    draft.state, draft.version = Draft.State.ADOPTED, version
    draft.save(update_fields=["state", "version"])
    return version


def lock_open(draft: UUID, **of: object) -> Draft:
    """The draft (``of`` a body, where one is named), locked, for a change. Refuses: BYL-011."""
    locked = Draft.objects.select_for_update(of=("self",)).select_related("group", "network").get(pk=draft, **of)
    if locked.state != Draft.State.OPEN:
        raise refusals.NotOpen(state=locked.get_state_display())
    return locked


def _arguments(wording: Wording) -> dict[str, object]:
    return {
        "parameters": dict(wording.parameters),
        "from": wording.effective_from,
        "number": wording.number,
        "title": wording.title,
        "text": wording.text,
    }


def _check_invented(network: UUID, group: Group | None, name: str) -> None:
    """Two drafts of a clause that a body invents and does not have yet would be one clause with two meanings. Refuses: BYL-030."""
    kind, slot = parted(name)
    if not slot or slot in of(name).presets or Clause.objects.filter(network=network, group=group, kind=kind, slot=slot).exists():
        return
    before = Draft.objects.filter(network=network, group=group, name=name, state=Draft.State.OPEN).first()
    if before is not None:
        raise refusals.InventedTwice(title=before.shown_title)


def _check(network: UUID, group: Group | None, name: str, wording: Wording) -> None:
    says = validate(name, wording.parameters)
    rules.check_words(name, wording.text)
    if group is None:
        rules.check_named(wording.number)
    else:
        rules.check_tight(group, name, says, wording.effective_from)
    rules.check_number(network, group, name, wording.number)
    standing = selectors.of_body(network, group.pk if group else None, name, wording.effective_from)
    if standing is None or standing.common or standing.held_by:
        return
    words = {"text": standing.text, "number": standing.clause, "title": standing.title}
    same = {"text": wording.text, "number": wording.number or standing.clause, "title": wording.title or standing.title}
    if standing.parameters == says and words == same:
        raise refusals.NothingChanges
