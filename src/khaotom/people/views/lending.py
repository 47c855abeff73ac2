"""ให้คนอื่นช่วยกด: the phone goes to a helper's hand, and comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors, sessions
from khaotom.people.doors import Request, opens
from khaotom.people.forms.door import GiveBackForm, LendForm
from khaotom.people.models import Person
from khaotom.people.services import sign_in
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.officer)
def lend(request: Request, me: Person) -> HttpResponse:
    """Choose who presses the keys from now on; who signed in stays responsible."""
    helpers = selectors.fellow_members(access.offices(request.actor), me.pk)
    form = LendForm(request.POST or None, helpers=helpers)
    if form.is_valid():
        helper = next(row.person for row in helpers if str(row.person_id) == form.cleaned_data["helper"])
        sessions.lend(request.session, helper)
        messages.info(request, _("%(name)s presses the keys now. You stay responsible.") % {"name": helper.calling})
        return see("people:give_back")
    return page(request, "people/lend.html", form, {})


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "POST"])
@opens(access.signed_in)
def give_back(request: Request, me: Person) -> HttpResponse:
    """The phone is back in the hand of the one who signed in: her PIN says so."""
    helper = access.keyer(request.actor)
    if helper is None:
        return see("people:person", person=me.pk)
    form = GiveBackForm(request.POST or None)
    if form.is_valid():
        try:
            sign_in.confirm_pin(person=request.person, pin=form.cleaned_data["pin"])
            sessions.give_back(request.session)
            return see("people:person", person=me.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/give_back.html", form, {"helper": helper, "person": me})
