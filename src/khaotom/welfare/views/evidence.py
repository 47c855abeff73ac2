"""What a claim is shown with: adding pictures, looking at one, taking one away, going on without."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from khaotom.kernel.refusal import Refusal
from khaotom.people import files
from khaotom.people.doors import Request, opens
from khaotom.trail import services as trail
from khaotom.ui.answers import page, see
from khaotom.welfare import access, words
from khaotom.welfare.forms import AgreedForm, ExcuseForm, ShowForm
from khaotom.welfare.models import Claim, Evidence
from khaotom.welfare.services import evidence as service


@require_http_methods(["GET", "POST"])
@opens(access.claim)
def show(request: Request, found: Claim) -> HttpResponse:
    """One more picture or several."""
    form = ShowForm(request.POST or None, request.FILES or None)
    if form.is_valid() and shown(request, found, form):
        return see("welfare:claim", claim=found.pk)
    return page(request, "welfare/show.html", form, _of(found))


def shown(request: Request, found: Claim, form: ShowForm) -> bool:
    """Kept with the claim; what is no picture is said on the form."""
    try:
        pictures = [files.prepared(sent) for sent in form.cleaned_data["pictures"]]
        rows = service.add(actor=request.actor, claim=found, pictures=pictures, key=form.cleaned_data["key"])
        service.keep(rows, pictures)
    except Refusal as refusal:
        form.refuse(refusal)
    return form.refused is None


@require_http_methods(["GET", "POST"])
@opens(access.claim)
def excuse(request: Request, found: Claim) -> HttpResponse:
    """It goes on without, and why."""
    form = ExcuseForm(request.POST or None)
    if form.is_valid():
        try:
            service.excuse(actor=request.actor, claim=found, why=form.cleaned_data["why"], key=form.cleaned_data["key"])
            return see("welfare:claim", claim=found.pk)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "welfare/excuse.html", form, _of(found))


@require_safe
@opens(access.evidence)
def picture(request: Request, found: Evidence) -> HttpResponseBase:
    """The picture itself; each look is recorded."""
    subjects = [found.claim.membership.person_id]
    trail.read(actor=request.actor, what="welfare.evidence", purpose="welfare", subjects=subjects)
    return files.shown(found.photo)


@require_http_methods(["GET", "POST"])
@opens(access.evidence)
def take_away(request: Request, found: Evidence) -> HttpResponse:
    """It was another paper, or another person's."""
    form = AgreedForm(request.POST or None)
    if form.is_valid():
        try:
            service.take_away(actor=request.actor, evidence=found, key=form.cleaned_data["key"])
            return see("welfare:claim", claim=found.claim_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "welfare/take_away.html", form, _of(found.claim))


def _of(claim: Claim) -> dict[str, object]:
    return {"claim": claim, "group": claim.group, "wanted": words.evidence(claim.asks_for)}
