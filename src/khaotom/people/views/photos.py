"""Photos: shown only behind the access function, each look at another's recorded."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel.refusal import Refusal, Stranger
from khaotom.people import access
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import PlainForm
from khaotom.people.forms.register import PhotoForm
from khaotom.people.models import Person
from khaotom.people.services import photos
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see


@require_GET
@opens(access.person)
def show(request: Request, person: Person) -> HttpResponseBase:
    """The picture itself."""
    if not person.photo or not default_storage.exists(person.photo):
        raise Stranger
    if person.whole != request.actor.person:
        trail.read(actor=request.actor, what="people.photo", purpose="register", subjects=[person.pk])
    return FileResponse(default_storage.open(person.photo), content_type="image/jpeg")


@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def keep(request: Request, person: Person) -> HttpResponse:
    """A new photo."""
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            picture = form.cleaned_data["picture"]
            photos.keep(actor=request.actor, person=person, picture=picture.file, size=picture.size, key=form.cleaned_data["key"])
            return see("people:person", person=person.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/photo_keep.html", form, {"person": person})


@require_http_methods(["GET", "POST"])
@opens(access.person_to_keep)
def remove(request: Request, person: Person) -> HttpResponse:
    """No photo any more."""
    form = PlainForm(request.POST or None)
    if form.is_valid():
        photos.remove(actor=request.actor, person=person, key=form.cleaned_data["key"])
        return see("people:person", person=person.pk)
    return page(request, "people/photo_remove.html", form, {"person": person})
