"""Addresses of what everybody sees, and of what a group's own people and the network's officers see of the same money."""

from django.urls import path

from khaotom.openbooks.views import group, helped, network, programmes, spent, visibility

app_name = "openbooks"
urlpatterns = [
    path("", network.front, name="front"),
    path("totals/groups.csv", network.groups_csv, name="groups_csv"),
    path("totals/groups.xlsx", network.groups_excel, name="groups_excel"),
    path("totals/months.csv", network.months_csv, name="months_csv"),
    path("totals/months.xlsx", network.months_excel, name="months_excel"),
    path("helped/", helped.newest, name="helped"),
    path("helped/<int:year>/<int:quarter>/", helped.quarter, name="helped_quarter"),
    path("groups/<slug:slug>/spent/", spent.newest, name="spent"),
    path("groups/<slug:slug>/spent/<int:year>/", spent.year, name="spent_year"),
    path("groups/<slug:slug>/helped/", helped.own, name="own_helped"),
    path("who-sees-what/", visibility.page, name="who_sees_what"),
    path("programmes/", programmes.page, name="programmes"),
    path("programmes/programmes.pdf", programmes.paper_page, name="programmes_pdf"),
    path("programmes/activities.csv", programmes.activities_csv, name="programmes_csv"),
    path("programmes/activities.xlsx", programmes.activities_excel, name="programmes_excel"),
    path("groups/<slug:slug>/", group.page, name="group"),
    path("agreed/", network.rules, name="common_rules"),
    path("groups/<slug:slug>/agreed/", group.rules, name="group_rules"),
    path("groups/<slug:slug>/months.csv", group.months_csv, name="group_csv"),
    path("groups/<slug:slug>/months.xlsx", group.months_excel, name="group_excel"),
    path("groups/<slug:slug>/money/", group.money, name="money"),
    path("network/side-by-side/", network.officers, name="officers"),
]
