"""Addresses of saving: a passbook, and whom to visit."""

from django.urls import URLPattern, URLResolver, path

from khaotom.savings.views import errands, passbook, pledges, silent

app_name = "savings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<uuid:membership>/passbook/", passbook.passbook, name="passbook"),
    path("members/<uuid:membership>/passbook/why/", passbook.why, name="why"),
    path("groups/<slug:slug>/errands/", errands.to_visit, name="errands"),
    path("errands/<uuid:errand>/", errands.tell, name="errand"),
    path("errands/<uuid:errand>/gone/", errands.go, name="errand_gone"),
    path("groups/<slug:slug>/missed/", silent.missed, name="missed"),
    path("groups/<slug:slug>/waivers/", silent.waivers, name="waivers"),
    path("members/<uuid:membership>/pledge/", pledges.promised, name="pledge"),
    path("members/<uuid:membership>/pledge/change/", pledges.change, name="pledge_change"),
    path("members/<uuid:membership>/pledge/pause/", pledges.pause, name="pledge_pause"),
    path("pauses/<uuid:pause>/resume/", pledges.resume, name="resume"),
]
