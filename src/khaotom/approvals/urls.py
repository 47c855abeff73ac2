"""Addresses of what waits for a second person."""

from django.urls import URLPattern, URLResolver, path

from khaotom.approvals import views

app_name = "approvals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("groups/<slug:slug>/waiting/", views.waiting, name="waiting"),
    path("requests/<uuid:asked>/", views.answer, name="answer"),
]
