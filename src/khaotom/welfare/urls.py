"""Addresses of the welfare fund."""

from django.urls import URLPattern, URLResolver, path

from khaotom.welfare.views import asking, evidence, hers, joining, lapsing, matching, projecting

app_name = "welfare"
urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<uuid:membership>/welfare/", joining.joining_page, name="joining"),
    path("members/<uuid:membership>/welfare/since/", joining.since, name="since"),
    path("members/<uuid:membership>/ask/meeting/", asking.ask_meeting, name="ask_meeting"),
    path("members/<uuid:membership>/ask/<slug:kind>/", asking.ask, name="ask"),
    path("groups/<slug:slug>/welfare/", asking.fund, name="fund"),
    path("groups/<slug:slug>/welfare/ask/", asking.choose, name="choose"),
    path("groups/<slug:slug>/welfare/silent/", lapsing.silent, name="silent"),
    path("members/<uuid:membership>/welfare/lapse/", lapsing.lapse, name="lapse"),
    path("groups/<slug:slug>/welfare/matching/", matching.newest, name="matching_newest"),
    path("groups/<slug:slug>/welfare/matching/<int:year>/", matching.year, name="matching"),
    path("matching/<uuid:matching>/", matching.request_page, name="matching_request"),
    path("matching/<uuid:matching>/list/", matching.listed, name="matching_list"),
    path("groups/<slug:slug>/welfare/ten-years/", projecting.projected, name="projection"),
    path("claims/<uuid:claim>/", asking.claim, name="claim"),
    path("claims/<uuid:claim>/act/", asking.act, name="act"),
    path("claims/<uuid:claim>/show/", evidence.show, name="show"),
    path("claims/<uuid:claim>/excuse/", evidence.excuse, name="excuse"),
    path("evidence/<uuid:evidence>/", evidence.picture, name="picture"),
    path("evidence/<uuid:evidence>/away/", evidence.take_away, name="take_away"),
    path("members/<uuid:membership>/claims/", hers.listed, name="hers"),
    path("claims/<uuid:claim>/mine/show/", hers.show, name="show_mine"),
]
