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
    """An office in a group, in a team, or (neither) in the whole network.

    Refuses: PPL-021 (she holds it already), PPL-022 (nobody gives an office to herself).
    """
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
    if person.whole in (actor.person, actor.keyed_by):
        raise refusals.OfficeForOneself(office=str(kind.label))
    if team is not None:  # so that nobody joins it twice at once
        Team.objects.select_for_update().get(pk=team.pk)
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


@transaction.atomic
def end(*, actor: Actor, office: Office, until: date, key: UUID) -> Office:
    """The last day she holds it. Refuses: PPL-023 (it ended before), CAL-003 (before it began)."""
    arguments = {"office": office.pk, "until": until}
    if not trail.once(actor=actor, key=key, what="offices.end", arguments=arguments, subject=office.person_id):
        return Office.objects.get(pk=office.pk)
    row = Office.objects.select_for_update().select_related("person").get(pk=office.pk)
    if row.until is not None and row.until < clock.today():
        raise refusals.OfficeEndedBefore(name=row.person.calling, until=row.until)
    if until < row.since:
        raise refusals.DayBefore(day=until, since=row.since)
    row.until = until
    row.save(update_fields=["until"])
    return row


@transaction.atomic
def note_trained(*, actor: Actor, office: Office, key: UUID) -> Office:
    """From today it is known that she can hold the collection day by herself. Doing it twice keeps the first day."""
    if trail.once(actor=actor, key=key, what="offices.note_trained", arguments={"office": office.pk}, subject=office.person_id):
        Office.objects.filter(pk=office.pk, trained_on=None).update(trained_on=clock.today())
    return Office.objects.get(pk=office.pk)
