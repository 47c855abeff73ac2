"""Bringing a clause into force. In this room there is no vote: ``meetings`` decides and cites itself here."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.bylaws import refusals
from khaotom.bylaws.kinds import validate
from khaotom.bylaws.models import Clause, Version
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.people.models import Group
from khaotom.trail import services as trail


@transaction.atomic
def enact(
    *,
    actor: Actor,
    group: Group,
    kind: str,
    parameters: Mapping[str, object],
    effective_from: date,
    citation: Citation,
    key: UUID,
    number: str = "",
    text: str = "",
) -> Version:
    """A new version of the group's clause of ``kind`` (made if it is the first), in force from a day.

    Refuses: BYL-001, BYL-002 (parameters), BYL-003 (another version begins that day).
    """
    arguments = {
        "group": group.pk,
        "kind": kind,
        "parameters": dict(parameters),  # type: ignore[dict-item]  # ints and strings, checked by validate below
        "from": effective_from,
        "number": number,
        "text": text,
        "citation": [citation.kind, citation.id, citation.number],
    }
    if not trail.once(actor=actor, key=key, what="bylaws.enact", arguments=arguments, subject=group.pk):
        return Version.objects.get(pk=key)
    validate(kind, parameters)
    clause = _clause(group, kind, number)
    if clause.versions.filter(effective_from=effective_from).exists():
        raise refusals.StartTaken(day=effective_from)
    return _version(clause, key, effective_from, citation, parameters=dict(parameters), text=text)


@transaction.atomic
def repeal(*, actor: Actor, group: Group, kind: str, effective_from: date, citation: Citation, key: UUID) -> Version | None:
    """The group's clause of ``kind`` ends on a day; None when there was none. Refuses: BYL-003."""
    arguments = {"group": group.pk, "kind": kind, "from": effective_from}
    if not trail.once(actor=actor, key=key, what="bylaws.repeal", arguments=arguments, subject=group.pk):
        return Version.objects.filter(pk=key).first()
    clause = Clause.objects.filter(group=group, kind=kind).first()
    if clause is None:
        return None
    if clause.versions.filter(effective_from=effective_from).exists():
        raise refusals.StartTaken(day=effective_from)
    return _version(clause, key, effective_from, citation, repeals=True)


def _clause(group: Group, kind: str, number: str) -> Clause:
    clause, made = Clause.objects.get_or_create(
        group=group, kind=kind, defaults={"network_id": group.network_id, "number": number}
    )
    if not made and number and clause.number != number:
        clause.number = number
        clause.save(update_fields=["number"])
    return clause


def _version(clause: Clause, key: UUID, effective_from: date, citation: Citation, **content: object) -> Version:
    return Version.objects.create(
        id=key,
        clause=clause,
        effective_from=effective_from,
        citation_kind=citation.kind,
        citation_id=citation.id,
        citation_number=citation.number,
        recorded_at=clock.now(),
        **content,
    )
