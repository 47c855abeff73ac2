"""The phones of a group: which are trusted, adding the one in the hand, taking one away."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.kernel.refusal import Refusal
from khaotom.people import access, selectors
from khaotom.people.doors import DEVICE_COOKIE, Request, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.door import DeviceForm
from khaotom.people.models import Device, Group
from khaotom.people.services import devices
from khaotom.ui.answers import page, see

COOKIE_AGE = timedelta(days=365)


@require_http_methods(["GET", "POST"])
@opens(access.trust_devices)
def registered(request: Request, group: Group) -> HttpResponse:
    """The group's devices, and the form for the one in the hand."""
    form = DeviceForm(request.POST or None)
    if form.is_valid():
        try:
            name, key = form.cleaned_data["name"], form.cleaned_data["key"]
            device = devices.register(actor=request.actor, group=group, name=name, key=key)
            return _with_token(see("people:devices", slug=group.slug), device)
        except Refusal as refusal:
            form.refuse(refusal)
    context = {"group": group, "devices": selectors.devices(group.pk), "here": request.device}
    return page(request, "people/devices.html", form, context)


@require_http_methods(["GET", "POST"])
@opens(access.device_to_keep)
def withdraw(request: Request, device: Device) -> HttpResponse:
    """From now on it is a strange phone."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        devices.withdraw(actor=request.actor, device=device, key=form.cleaned_data["key"])
        return see("people:devices", slug=device.group.slug)
    return page(request, "people/device_withdraw.html", form, {"group": device.group, "device": device})


def _with_token(answer: HttpResponse, device: Device) -> HttpResponse:
    """The device keeps its token for a year, where no script can read it."""
    answer.set_cookie(
        DEVICE_COOKIE,
        devices.token(device.pk),
        max_age=COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
