"""The gallery alone, as the root would include it."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(path("gallery/", include("khaotom.ui.urls")), prefix_default_language=False)
