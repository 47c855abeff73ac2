"""Her yes to something, and taking it back."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.register import ConsentForm
from khaotom.people.models import Consent, Person
from khaotom.people.services import consents
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def give(request: Request, person: Person) -> HttpResponse:
    """Write down that she said yes, who saw it and how it was given."""
    givers, witnesses = selectors.givers(person), selectors.witnesses(person)
    form = ConsentForm(
        request.POST or None, givers=givers, witnesses=witnesses, initial={"given_on": clock.today(), "given_by": person.pk}
    )
    if form.is_valid():
        try:
            cleaned = form.cleaned_data
            consents.give(
                actor=request.actor,
                person=person,
                purpose=Consent.Purpose(cleaned["purpose"]),
                manner=Consent.Manner(cleaned["manner"]),
                given_by=next(each for each in givers if str(each.pk) == cleaned["given_by"]),
                witness=next((each for each in witnesses if str(each.pk) == cleaned["witness"]), None),
                given_on=cleaned["given_on"],
                key=cleaned["key"],
            )
            return see("people:person", person=person.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/consent_give.html", form, {"person": person})


@require_http_methods(["GET", "POST"])
@opens(access.consent_to_keep)
def withdraw(request: Request, consent: Consent) -> HttpResponse:
    """She takes it back, from today."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        consents.withdraw(actor=request.actor, consent=consent, key=form.cleaned_data["key"])
        return see("people:person", person=consent.person_id)
    return page(request, "people/consent_withdraw.html", form, {"person": consent.person, "consent": consent})
