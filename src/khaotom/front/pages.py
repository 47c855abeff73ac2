"""Addresses of the composed pages: the start, what is hers, everything else, finding somebody; and the gallery of components."""

from django.urls import URLPattern, URLResolver, include, path

from khaotom.front.importing import views as importing
from khaotom.front.openings import views as openings
from khaotom.front.views import gallery, me, more, search, today

app_name = "front"
urlpatterns: list[URLPattern | URLResolver] = [
    path("today/", today.today, name="today"),
    path("me/", me.me, name="me"),
    path("more/", more.more, name="more"),
    path("search/", search.search, name="search"),
    path("groups/<slug:slug>/import/", importing.list_, name="import_"),
    path("groups/<slug:slug>/import/template/", importing.template_file, name="import_template"),
    path("groups/<slug:slug>/openings/", openings.list_, name="openings"),
    path("groups/<slug:slug>/openings/<uuid:membership>/", openings.one, name="opening"),
]

components: list[URLPattern | URLResolver] = [
    path("", gallery.components, name="gallery"),
    path("<slug:name>/", gallery.skeleton, name="skeleton"),
]
gallery_urls = path("gallery/", include((components, "ui")))
