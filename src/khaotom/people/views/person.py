"""One person: what is known, what is missing, and writing it down."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal, Stale
from khaotom.people import access, finding, selectors, thai_ids
from khaotom.people.doors import Request, opens
from khaotom.people.forms.register import PersonForm, initial_of
from khaotom.people.models import Person
from khaotom.people.registries import doors
from khaotom.people.services import people
from khaotom.trail import services as trail
from khaotom.ui.answers import page as answer
from khaotom.ui.answers import see


@require_GET
@opens(access.person)
def page(request: Request, person: Person) -> HttpResponse:
    """What is known of her. Another's page is recorded as read, once a page."""
    if person.whole != request.actor.person:
        trail.read(actor=request.actor, what="people.person", purpose="register", subjects=[person.pk])
    known = selectors.around(person)
    context = {
        "person": person,
        "register": access.register_of(request.actor, [row.group for row in known["memberships"]]),
        "hers": person.whole == request.actor.person,
        "may_keep": access.keeps(request.actor, person),
        "books": set(access.memberships(request.actor).filter(person=person, ended_on=None).values_list("pk", flat=True)),
        "may_join": [
            group
            for group in access.groups_to_join(request.actor)
            if not any(row.group_id == group.pk and row.ended_on is None for row in known["memberships"])
        ],
        "doors": [door for _name, door in doors.items()],
        "missing": finding.missing(person),
        "masked_id": thai_ids.masked(person.national_id_tail) if person.national_id_tail else "",
        "today": clock.today(),
        **known,
    }
    return render(request, "people/person.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def edit(request: Request, person: Person) -> HttpResponse:
    """Write down what is known now. Where somebody else was first, both versions stand side by side."""
    form = PersonForm(request.POST or None, initial=initial_of(person))
    differences: list[tuple[Any, str, str]] = []
    if form.is_valid():
        try:
            version, key = form.cleaned_data["version"], form.cleaned_data["key"]
            people.edit(actor=request.actor, person=person, details=form.details, version=version, key=key)
            return see("people:person", person=person.pk)
        except Stale as stale:
            differences = _differences(form, initial_of(person))
            form = _once_more(request.POST.dict(), person, stale)
        except Refusal as refusal:
            form.refuse(refusal)
    return answer(request, "people/person_edit.html", form, {"person": person, "differences": differences})


def _differences(form: PersonForm, now: dict[str, Any]) -> list[tuple[Any, str, str]]:
    """Field by field where what was typed is not what stands there now: its words, theirs, yours."""
    shown = [field for field in form if not field.is_hidden]
    rows = ((field.label, str(now[field.name] or ""), str(field.value() or "")) for field in shown)
    return [(words, theirs, yours) for words, theirs, yours in rows if theirs.split() != yours.split()]


def _once_more(typed: dict[str, Any], person: Person, stale: Stale) -> PersonForm:
    """The same form with everything typed, now resting on the present version, so that sending it again keeps it."""
    again = PersonForm(typed | {"version": str(person.version), "key": str(uuid7())})
    again.refuse(stale)
    return again
