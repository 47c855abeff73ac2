"""Addresses of the gallery. Its views say nothing of permission: whoever includes them does."""

from django.urls import path

from khaotom.ui import gallery

app_name = "ui"
urlpatterns = [
    path("", gallery.gallery, name="gallery"),
    path("<slug:name>/", gallery.skeleton, name="skeleton"),
]
