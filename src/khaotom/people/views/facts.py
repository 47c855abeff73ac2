"""Facts of a group and its community: stage, land and eviction, zones, own words, what is turned on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from khaotom.kernel import clock
from khaotom.kernel.refusal import Refusal
from khaotom.people import access, registries, selectors, words
from khaotom.people.doors import Request, opens
from khaotom.people.forms.bodies import CommunityFactsForm, FeatureForm, StageForm, WordsForm, ZoneForm
from khaotom.people.models import Group, GroupStage
from khaotom.people.services import communities, groups
from khaotom.ui.answers import page, see


@require_GET
@opens(access.group)
def of_group(request: Request, group: Group) -> HttpResponse:
    """What the group is, for all its members."""
    context = {
        "group": group,
        "community": group.community,
        "stages": selectors.stages(group.pk),
        "zones": selectors.zones(group.community_id),
        "own_words": [(common, group.words[label]) for label, common in words.COMMON.items() if label in group.words],
        "features": [(feature, name in group.features) for name, feature in registries.features.items()],
        "may_keep": access.keeps_register(request.actor, group),
    }
    return render(request, "people/facts.html", context)


@require_http_methods(["GET", "POST"])
@opens(access.keep_register)
def community(request: Request, group: Group) -> HttpResponse:
    """Whose land, and how far any eviction has come."""
    place = group.community
    initial = {
        "land_owner": place.land_owner,
        "eviction": place.eviction,
        "letter_on": place.eviction_letter_on,
        "deadline": place.eviction_deadline,
    }
    form = CommunityFactsForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            communities.describe(actor=request.actor, community=place, facts=form.facts, key=form.cleaned_data["key"])
            return see("people:facts", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/facts_community.html", form, {"group": group, "community": place})


@require_http_methods(["GET", "POST"])
@opens(access.keep_register)
def stage(request: Request, group: Group) -> HttpResponse:
    """The next stage of the group's life."""
    form = StageForm(request.POST or None, initial={"since": clock.today()})
    if form.is_valid():
        try:
            groups.begin_stage(
                actor=request.actor,
                group=group,
                stage=GroupStage.Stage(form.cleaned_data["stage"]),
                since=form.cleaned_data["since"],
                citation=form.citation,
                key=form.cleaned_data["key"],
            )
            return see("people:facts", slug=group.slug)
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, "people/facts_stage.html", form, {"group": group})


@require_http_methods(["GET", "POST"])
@opens(access.keep_register)
def own_words(request: Request, group: Group) -> HttpResponse:
    """คำที่กลุ่มเราใช้."""
    form = WordsForm(request.POST or None, initial=group.words)
    if form.is_valid():
        own = {label: form.cleaned_data[label] for label in words.COMMON}
        groups.speak(actor=request.actor, group=group, own=own, key=form.cleaned_data["key"])
        return see("people:facts", slug=group.slug)
    return page(request, "people/facts_words.html", form, {"group": group})


@require_http_methods(["GET", "POST"])
@opens(access.keep_register)
def zones(request: Request, group: Group) -> HttpResponse:
    """One more zone of the community."""
    form = ZoneForm(request.POST or None)
    if form.is_valid():
        name, key = form.cleaned_data["name"], form.cleaned_data["key"]
        communities.add_zone(actor=request.actor, community=group.community, name=name, key=key)
        return see("people:facts_zones", slug=group.slug)
    context = {"group": group, "zones": selectors.zones(group.community_id)}
    return page(request, "people/facts_zones.html", form, context)


@require_http_methods(["POST"])
@opens(access.keep_register)
def features(request: Request, group: Group) -> HttpResponse:
    """Turn one thing on or off. A name nobody registered changes nothing."""
    form = FeatureForm(request.POST)
    if form.is_valid() and form.cleaned_data["feature"] in registries.features:
        turn = groups.turn_on if form.cleaned_data["on"] else groups.turn_off
        turn(actor=request.actor, group=group, feature=form.cleaned_data["feature"], key=form.cleaned_data["key"])
    return see("people:facts", slug=group.slug)
