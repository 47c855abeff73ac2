"""Giving and ending offices. Permissions follow them, so each cites the decision it rests on."""

from datetime import date
from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import Citation
from khaotom.people import refusals, selectors
from khaotom.people.models import Group, Office, OfficeKind, Person, Team
from khaotom.trail import services as trail


@transaction.atomic
def give(
    *,
    actor: Actor,
    person: Person,
    kind: OfficeKind,
    citation: Citation,
    key: UUID,
    group: Group | None = None,
    team: Team | None = None,
    since: date | None = None,
) -> Office:
    """An office in a group, in a team, or (neither) in the whole network. Refuses: OFF-001 (she holds it already)."""
    since = since or clock.today()
    arguments = {
        "person": person.pk,
        "kind": kind.value,
        "group": group.pk if group else None,
        "team": team.pk if team else None,
        "since": since,
        "citation": [citation.kind, citation.id, citation.number],
    }
    if not trail.once(actor=actor, key=key, what="offices.give", arguments=arguments, subject=person.pk):
        return Office.objects.get(pk=key)
    held = selectors.offices_on(since).filter(person=person, kind=kind, group=group, team=team)
    if held.exists():
        raise refusals.OfficeHeld(name=person.calling, office=str(kind.label))
    return Office.objects.create(
        id=key,
        network_id=actor.network,
        group=group,
        team=team,
        person=person,
        kind=kind,
        since=since,
        citation_kind=citation.kind,
        citation_id=citation.id,
        citation_number=citation.number,
    )
