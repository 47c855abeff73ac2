"""Addresses of a group's rules."""

from django.urls import URLPattern, URLResolver, path

from khaotom.bylaws.views import reading, writing

app_name = "bylaws"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/rules/", reading.in_force, name="rules"),
    path("groups/<slug:slug>/rules/booklet/", reading.print_booklet, name="booklet"),
    path("groups/<slug:slug>/rules/set-up/", writing.set_up, name="set_up"),
    path("groups/<slug:slug>/rules/<slug:kind>/", reading.history, name="history"),
    path("groups/<slug:slug>/rules/<slug:kind>/change/", writing.change, name="change"),
    path("groups/<slug:slug>/rules/<slug:kind>/repeal/", writing.repeal, name="repeal"),
    path("rules/<uuid:version>/take-back/", writing.take_back, name="take_back"),
]
