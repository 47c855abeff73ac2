"""Addresses of a group's rules."""

from django.urls import URLPattern, URLResolver, path

from khaotom.bylaws.views import arranging, common, drafting, reading, writing

app_name = "bylaws"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/rules/", reading.in_force, name="rules"),
    path("groups/<slug:slug>/rules/booklet/", reading.print_booklet, name="booklet"),
    path("groups/<slug:slug>/rules/set-up/", writing.set_up, name="set_up"),
    path("groups/<slug:slug>/rules/chapters/", arranging.chapters, name="chapters"),
    path("groups/<slug:slug>/rules/<slug:kind>/", reading.history, name="history"),
    path("groups/<slug:slug>/rules/<slug:kind>/change/", writing.change, name="change"),
    path("groups/<slug:slug>/rules/<slug:kind>/repeal/", writing.repeal, name="repeal"),
    path("groups/<slug:slug>/rules/<slug:kind>/propose/", drafting.propose, name="propose"),
    path("rules/", common.in_force, name="common_rules"),
    path("rules/booklet/", common.print_booklet, name="common_booklet"),
    path("rules/chapters/", arranging.common_chapters, name="common_chapters"),
    path("rules/<slug:kind>/", common.history, name="common_history"),
    path("rules/<slug:kind>/change/", common.change, name="common_change"),
    path("rules/<slug:kind>/repeal/", common.repeal, name="common_repeal"),
    path("rules/<slug:kind>/propose/", drafting.common_propose, name="common_propose"),
    path("drafts/<uuid:draft>/", drafting.draft, name="draft"),
    path("drafts/<uuid:draft>/reword/", drafting.reword, name="reword"),
    path("drafts/<uuid:draft>/remark/", drafting.remark, name="remark"),
    path("drafts/<uuid:draft>/answer/", drafting.answer, name="answer"),
    path("drafts/<uuid:draft>/drop/", drafting.drop, name="drop"),
    path("rules/<uuid:version>/take-back/", writing.take_back, name="take_back"),
]
