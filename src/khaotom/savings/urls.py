"""Addresses of saving: a passbook, and whom to visit."""

from django.urls import URLPattern, URLResolver, path

from khaotom.savings.views import errands, passbook

app_name = "savings"
urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<uuid:membership>/passbook/", passbook.passbook, name="passbook"),
    path("groups/<slug:slug>/errands/", errands.to_visit, name="errands"),
    path("errands/<uuid:errand>/gone/", errands.go, name="errand_gone"),
]
