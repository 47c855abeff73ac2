"""Addresses of meetings and what they decide."""

from django.urls import URLPattern, URLResolver, path

from khaotom.meetings.views import voting

app_name = "meetings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/resolutions/", voting.resolutions, name="resolutions"),
    path("drafts/<uuid:draft>/vote/", voting.draft_vote, name="draft_vote"),
]
