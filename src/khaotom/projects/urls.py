"""Addresses at which the central team writes the plans down. What everybody reads of them is in ``openbooks``."""

from django.urls import path

from khaotom.projects.views import plans

app_name = "projects"
urlpatterns = [
    path("network/programmes/", plans.plans, name="plans"),
    path("network/programmes/new/", plans.begin, name="begin"),
    path("network/programmes/<uuid:programme>/", plans.programme, name="programme"),
    path("network/programmes/<uuid:programme>/activities/new/", plans.plan, name="plan"),
    path("network/activities/<uuid:activity>/", plans.activity, name="activity"),
    path("network/activities/<uuid:activity>/drop/", plans.drop, name="drop"),
    path("network/activities/<uuid:activity>/meetings/", plans.meeting, name="meeting"),
    path(
        "network/activities/<uuid:activity>/meetings/<uuid:meeting>/take-back/", plans.take_back_meeting, name="take_back_meeting"
    ),
]
