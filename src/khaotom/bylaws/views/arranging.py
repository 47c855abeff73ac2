"""The chapters of a booklet: which clauses stand together, and under which name."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from khaotom.bylaws import access
from khaotom.bylaws import chapters as bound
from khaotom.bylaws.forms import ChapterForm
from khaotom.bylaws.models import Chapter
from khaotom.bylaws.services import chapters as service
from khaotom.kernel.refusal import Refusal
from khaotom.people.doors import Request, opens
from khaotom.people.models import Group
from khaotom.ui.answers import page, see


@require_http_methods(["GET", "POST"])
@opens(access.group_to_rule)
def chapters(request: Request, group: Group) -> HttpResponse:
    """The chapters of a group's rules."""
    return _arrange(request, group, bound.of(group.pk)) or see("bylaws:rules", slug=group.slug)


@require_http_methods(["GET", "POST"])
@opens(access.common_to_rule)
def common_chapters(request: Request, network: UUID) -> HttpResponse:
    """The chapters of the network's common rules."""
    return _arrange(request, None, bound.of_network(network)) or see("bylaws:common_rules")


def _arrange(request: Request, group: Group | None, there: list[Chapter]) -> HttpResponse | None:
    """The page; nothing where it was written down."""
    form = ChapterForm(request.POST or None, chapters=[(one.name, one.begins_at) for one in there])
    if form.is_valid():
        try:
            service.arrange(actor=request.actor, group=group, chapters=form.chapters, key=form.cleaned_data["key"])
            return None
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "bylaws/chapters.html", form, {"group": group})
