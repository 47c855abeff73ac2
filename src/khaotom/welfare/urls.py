"""Addresses of the welfare fund."""

from django.urls import URLPattern, URLResolver, path

from khaotom.welfare.views import joining

app_name = "welfare"
urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<uuid:membership>/welfare/", joining.joining_page, name="joining"),
]
