"""A list is sent, looked at, and brought in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.front.importing import access, parcel, preview, services, template
from khaotom.front.importing.forms import BringForm, FileForm
from khaotom.front.importing.preview import Preview
from khaotom.front.importing.shown import shown
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import see

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@opens(access.register_to_fill)
def list_(request: Request, group: Group) -> HttpResponse:
    """The file; then what it would do; then, with the yes to that, done."""
    if "parcel" in request.POST:
        return _bring(request, group)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            return _look(request, group, preview.of_upload(group, form.upload()))
        except Refusal as refusal:
            form.refuse(refusal)
    return _ask(request, group, form)


@require_GET
@opens(access.register_to_fill)
def template_file(request: Request, group: Group) -> HttpResponse:
    """The template to fill in."""
    answer = HttpResponse(template.write(), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="members-{group.slug}.xlsx"'
    return answer


def _ask(request: Request, group: Group, form: FileForm) -> HttpResponse:
    status = form.refused.status if form.refused else 422 if form.is_bound else 200
    return render(request, "front/import.html", {"group": group, "form": form}, status=status)


def _look(request: Request, group: Group, found: Preview, refused: Refusal | None = None) -> HttpResponse:
    """The preview with a form that carries the list sealed. 422 where rows do not pass."""
    sealed = parcel.seal(found.sheet, group=group.pk, person=request.actor.person)
    context = {"group": group, "form": BringForm(initial={"parcel": sealed}), "found": shown(found), "refused": refused}
    status = refused.status if refused else 422 if found.findings else 200
    return render(request, "front/import_preview.html", context, status=status)


def _bring(request: Request, group: Group) -> HttpResponse:
    form = BringForm(request.POST)
    try:
        sheet = parcel.open_(request.POST["parcel"], group=group.pk, person=request.actor.person)
    except Refusal as refusal:
        again = FileForm()
        again.refuse(refusal)
        return _ask(request, group, again)
    if not form.is_valid():
        return _look(request, group, preview.of_sheet(group, sheet))
    cleaned = form.cleaned_data
    try:
        done = services.bring(actor=request.actor, group=group, sheet=sheet, drop_bad=cleaned["drop_bad"], key=cleaned["key"])
    except Refusal as refusal:
        return _look(request, group, preview.of_sheet(group, sheet), refusal)
    many = done.brought or done.there
    said = ngettext("%(many)s member is in the register now.", "%(many)s members are in the register now.", many)
    messages.success(request, said % {"many": many})
    return see("front:openings", slug=group.slug)
